import type { Kysely } from "kysely";
import type { Viewer } from "#app/domain/viewer.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listEditions } from "#db/queries/boards-editions.ts";
import { boardScopes, chooseScope, editionOf } from "./board-scope.server.ts";
import { type PeoplePage, type PeopleQuery, peoplePage } from "./people-page.server.ts";
import { type UnitBoardView, unitBoardView } from "./unit-board-page.server.ts";
import { boardParent } from "./unit-board-place.server.ts";
import { UNIT_BOARDS } from "./unit-boards.ts";

const PEOPLE = { id: "people", label: "Cá nhân" };

/** Which edition is shown; null while the board follows the attempts. */
export interface ShownEdition {
  readonly n: number;
  readonly kind: "freeze" | "final" | "corrected";
  readonly cutAt: number | null;
  readonly issuedAt: number;
}

export interface BoardPage {
  readonly roundTitle: string;
  /** Rounds whose boards may be chosen, and which one is shown. */
  readonly rounds: readonly { id: string; label: string }[];
  readonly round: string;
  readonly kind: string;
  readonly kinds: readonly { id: string; label: string }[];
  readonly caption: string;
  readonly edition: ShownEdition | null;
  /** The moment the figures of a live board are of. */
  readonly asOf: number;
  readonly settling: boolean;
  /** When the board stopped that waits for the final one; null for a live and a final board. */
  readonly frozenAt: number | null;
  readonly units: UnitBoardView | null;
  readonly people: PeoplePage | null;
}

export interface BoardQuery extends PeopleQuery {
  readonly kind: string | null;
  /** Which round, or all of them together; null = the latest. */
  readonly round: string | null;
  /** Of boards of units: a further formula, a class by size. */
  readonly formula: string | null;
  readonly size: string | null;
}

/** One board of a contest as this viewer may see it, always from the contest's public edition; null = unknown. */
export async function boardPage(
  db: Kysely<Database>,
  view: ContestView,
  viewer: Viewer | null,
  query: BoardQuery,
): Promise<BoardPage | null> {
  const { contest, rounds } = view;
  const scopes = boardScopes(view, query.now);
  const scope = chooseScope(scopes, query.round);
  if (!scope) return null;
  const kind = query.kind ?? "schools";
  const board = UNIT_BOARDS.find(({ id }) => id === kind);
  if (kind !== "people" && !board) return null;
  const unit = board ? query.unit : null;
  const parent = await boardParent(db, { contestUnit: contest.unit, viewer, kind, unit });
  if (!parent || (board && !parent.boards.includes(board))) return null;
  const kinds = [...parent.boards.map(({ id, label }) => ({ id: id as string, label })), PEOPLE];
  const edition = editionOf(view, query.now);
  const shown = (await listEditions(db, contest.id)).find((each) => each.id === contest.publicEdition);
  const base = {
    roundTitle: scope.title,
    rounds: scopes.map(({ param, title }) => ({ id: param, label: title })),
    round: scope.param,
    kind,
    kinds,
    caption: kinds.find((each) => each.id === kind)?.label ?? "",
    edition: shown ? { n: shown.n, kind: shown.kind, cutAt: shown.cut_at, issuedAt: shown.issued_at } : null,
    asOf: query.now,
    settling: "settling" in edition,
    frozenAt: shown?.kind === "freeze" ? (rounds.at(-1)?.freezeAt ?? null) : null,
    units: null,
    people: null,
  };
  if ("settling" in edition) return base;

  if (!board) {
    const people = await peoplePage(db, { view, scope, edition: edition.edition, today: parent.own }, viewer, query);
    return people && { ...base, people };
  }
  const units = await unitBoardView(db, {
    view,
    param: scopes.length > 1 ? scope.param : null,
    round: {
      id: scope.scope,
      opensAt: Math.min(...scope.rounds.map(({ opensAt }) => opensAt)),
      closesAt: Math.max(...scope.rounds.map(({ closesAt }) => closesAt)),
    },
    parent,
    query: { kind: board.id, formula: query.formula, size: query.size },
    edition: edition.edition,
    now: query.now,
  });
  return units && { ...base, caption: units.label, units };
}
