import type { Kysely } from "kysely";
import { publicEdition } from "#app/domain/edition.ts";
import { can } from "#app/domain/permissions.ts";
import { UNIT_FORMULA_TEXT } from "#app/domain/unit-ranking.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import { ancestorsOf, listUnitsByIds, UNIT_KINDS } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import type { StandingCursor } from "#db/queries/boards.ts";
import { listEditions } from "#db/queries/boards-editions.ts";
import { nameViewerOf } from "./name-viewer.server.ts";
import { nearMe, type PeopleBoardRow, peopleBoard } from "./people-board.server.ts";
import { UNIT_BOARDS, unitBoard } from "./unit-board.server.ts";

const PEOPLE_PAGE = 50;

export interface UnitLine {
  readonly unit: string;
  readonly name: string;
  readonly kindLabel: string;
  readonly rank: number | null;
  readonly people: number;
  readonly outside: number;
  readonly roll: number | null;
  readonly own: boolean;
}

export interface BoardPage {
  readonly roundTitle: string;
  readonly kind: string;
  readonly kinds: readonly { id: string; label: string }[];
  readonly caption: string;
  readonly formulaText: string | null;
  readonly settling: boolean;
  /** When the board stopped that waits for the final one; null for a live and a final board. */
  readonly frozenAt: number | null;
  readonly units: readonly UnitLine[] | null;
  readonly people: {
    readonly total: number;
    readonly unit: string;
    readonly unitName: string;
    /** Units the viewer may like to compare in: own class, own school, everybody. */
    readonly choices: readonly { unit: string; name: string }[];
    readonly rows: readonly PeopleBoardRow[];
    readonly near: readonly PeopleBoardRow[];
    /** Address part of the next page; null on the last. */
    readonly next: string | null;
    readonly signedIn: boolean;
  } | null;
}

interface BoardQuery {
  readonly kind: string | null;
  readonly unit: string | null;
  readonly after: string | null;
  readonly now: number;
}

/** One board of a contest as this viewer may see it, always from the contest's public edition; null = unknown. */
export async function boardPage(
  db: Kysely<Database>,
  { contest, rules, rounds }: ContestView,
  viewer: Viewer | null,
  query: BoardQuery,
): Promise<BoardPage | null> {
  const round = [...rounds].reverse().find((candidate) => candidate.opensAt <= query.now) ?? rounds[0];
  if (!round) return null;
  const within = viewer?.homeUnit ? await ancestorsOf(db, viewer.homeUnit) : [];
  const kinds = [
    ...UNIT_BOARDS.filter((board) => board.id !== "classes").map(({ id, label }) => ({ id: id as string, label })),
    { id: "people", label: "Cá nhân" },
  ];
  const kind = query.kind ?? "schools";
  const shape = UNIT_BOARDS.find((board) => board.id === kind);
  if (kind !== "people" && !shape) return null;
  const formula = rules.unitFormulas[0] ?? "C1";
  const edition = publicEdition(contest, round, query.now);
  const shown = (await listEditions(db, contest.id)).find((each) => each.id === contest.publicEdition);
  const base = {
    roundTitle: round.title,
    kind,
    kinds,
    caption: kinds.find((each) => each.id === kind)?.label ?? "",
    formulaText: kind === "people" ? null : UNIT_FORMULA_TEXT[formula].text,
    settling: "settling" in edition,
    frozenAt: shown?.kind === "freeze" ? round.freezeAt : null,
    units: null,
    people: null,
  };
  if ("settling" in edition) return base;

  if (kind === "people") {
    const choices = await peopleChoices(db, within, contest.unit);
    const unit = query.unit ?? choices.find((choice) => choice.role === "school")?.unit ?? contest.unit;
    const row = await db.selectFrom("unit").select(["id", "name"]).where("id", "=", unit).executeTakeFirst();
    const reach = row ? await ancestorsOf(db, unit) : [];
    if (!row || (!reach.includes(contest.unit) && unit !== contest.unit)) return null;
    const board = { edition: edition.edition, scope: round.id, unit };
    const names = await nameViewerOf(db, viewer, query.now);
    const page = await peopleBoard(db, board, names, { limit: PEOPLE_PAGE, after: parseCursor(query.after) });
    return {
      ...base,
      people: {
        total: page.total,
        unit,
        unitName: row.name,
        choices: choices.map(({ unit: id, name }) => ({ unit: id, name })),
        rows: page.rows,
        near: names ? await nearMe(db, board, names) : [],
        next: page.next && `${page.next.sortKey}-${page.next.person}`,
        signedIn: names !== null,
      },
    };
  }
  const staff = can(viewer, "participation.view", { unit: contest.unit, within: [contest.unit] });
  const rows = await unitBoard(
    db,
    {
      edition: edition.edition,
      scope: round.id,
      rollMoment: contest.rollMoment,
      parent: contest.unit,
      ...shape!.of,
      withZero: staff || rules.listZeroUnits,
    },
    formula,
  );
  return {
    ...base,
    units: rows.map(({ unit, name, kindLabel, rank, people, outside, roll }) => ({
      unit,
      name,
      kindLabel,
      rank,
      people,
      outside,
      roll,
      own: within.includes(unit),
    })),
  };
}

/** The viewer's own class or branch, school, and everybody. */
async function peopleChoices(db: Kysely<Database>, within: readonly string[], everybody: string) {
  const units = new Map((await listUnitsByIds(db, [...within, everybody])).map((unit) => [unit.id, unit]));
  const ordered = [...within.filter((id) => id !== everybody), everybody].flatMap((id) => units.get(id) ?? []);
  return ordered.flatMap(({ id, name, kind }) => {
    const role = UNIT_KINDS.find((each) => each.id === kind)?.role;
    const wanted = id === everybody || id === within[0] || role === "school";
    return wanted ? [{ unit: id, name, role }] : [];
  });
}

function parseCursor(text: string | null): StandingCursor | undefined {
  const match = /^(\d{10,60})-([0-9A-Za-z]{10,40})$/.exec(text ?? "");
  return match ? { sortKey: match[1]!, person: match[2]! } : undefined;
}
