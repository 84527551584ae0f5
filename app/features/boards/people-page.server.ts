import type { Kysely } from "kysely";
import { searchKey } from "#app/domain/vietnamese.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import { ancestorsOf, listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { type BoardOf, findStanding, listGradesOf } from "#db/queries/boards.ts";
import { meetsInPlacement } from "#db/queries/boards-viewer.ts";
import { listHeldUnits } from "#db/queries/placed-units.ts";
import { EVERY_GROUP } from "./board-address.ts";
import { type BoardScope, ranksWait, scoresHidden } from "./board-scope.server.ts";
import { nameViewerOf } from "./name-viewer.server.ts";
import { ownUnitsInOrder } from "./own-units.server.ts";
import { type PeopleBoardRow, pagesOf, peopleBoard, type ShownBoard, searchPeople } from "./people-board.server.ts";

const PEOPLE_PAGE = 50;
const MOST_FOUND = 20;

export interface PeopleQuery {
  readonly unit: string | null;
  readonly group: string | null;
  readonly grade: string | null;
  readonly page: string | null;
  /** What was typed into the search; it is in no address. */
  readonly search: string | null;
  readonly now: number;
}

export interface PeoplePage {
  readonly total: number;
  readonly unit: string;
  readonly unitName: string;
  /** Units the viewer may like to compare in: own class, school, area, branch, everybody. */
  readonly choices: readonly { unit: string; name: string; kindLabel: string }[];
  /** The group that is shown; null = all of them, or a contest without groups. */
  readonly group: string | null;
  readonly groups: readonly { id: string; name: string }[];
  readonly grade: number | null;
  readonly grades: readonly number[];
  readonly rows: readonly PeopleBoardRow[];
  readonly near: readonly PeopleBoardRow[];
  readonly page: number;
  readonly pages: number;
  readonly signedIn: boolean;
  /** Scores are shown, ranks not yet: the number that was to be predicted is not fixed. */
  readonly ranksWait: boolean;
  /** Scores are kept until then (null = no moment is set); null = they may be seen. */
  readonly hidden: { readonly at: number | null } | null;
  /** What a search found; null = nothing was looked for. */
  readonly found: readonly PeopleBoardRow[] | null;
}

interface Board {
  readonly view: ContestView;
  readonly scope: BoardScope;
  readonly edition: number;
  /** The viewer's class or branch of today and all above. */
  readonly today: readonly string[];
}

/** The people of one unit as this viewer may see them; null for a unit, group or grade that is none of the contest's. */
export async function peoplePage(
  db: Kysely<Database>,
  { view, scope, edition, today }: Board,
  viewer: Viewer | null,
  query: PeopleQuery,
): Promise<PeoplePage | null> {
  const { contest, rules } = view;
  const everybody: BoardOf = { edition, scope: scope.scope, unit: contest.unit };
  // what does not wait for one another is asked together: on PostgreSQL each question is a way there and back
  const [own, names, hidden, withoutRanks] = await Promise.all([
    viewer ? findStanding(db, everybody, viewer.person) : null,
    nameViewerOf(db, viewer, query.now),
    scoresHidden(db, view, scope, query.now),
    ranksWait(db, view, scope, edition),
  ]);
  const held = own ? await listHeldUnits(db, [own.placement]) : new Map<string, never>();
  const satIn = [...held.values()].flat().map((each) => each.unit);
  const granted = viewer?.grants.map((grant) => grant.unit) ?? [];
  // the own units in all trees, from where the counted attempt was sat, else from today; everybody last
  const near = [...new Set([...(satIn.length > 0 ? satIn : today), ...granted])];
  const choices = await ownUnitsInOrder(db, near, contest.unit);
  const unit = query.unit ?? choices.find(({ role }) => role === "school")?.unit ?? contest.unit;
  const [row] = choices.some((choice) => choice.unit === unit)
    ? choices.filter((choice) => choice.unit === unit)
    : await listUnitsByIds(db, [unit]);
  const known = unit === contest.unit || satIn.includes(unit);
  if (!row || !(known || (await isOfContest(db, unit, contest.unit)))) return null;

  const group = groupOf(rules.groups, query.group, own?.groupKey ?? null);
  const grade = query.grade === null ? null : /^([1-9]|1[0-2])$/.test(query.grade) ? Number(query.grade) : Number.NaN;
  const page = query.page === null ? 1 : Number(query.page);
  if (group === undefined || Number.isNaN(grade) || !Number.isInteger(page) || page < 1) return null;

  const board: ShownBoard = {
    ...everybody,
    unit,
    ...(group === null ? {} : { group }),
    ...(grade === null ? {} : { grade }),
    withoutRanks,
  };
  const shown = hidden ? null : names;
  const stands =
    own !== null && known && (group === null || own.groupKey === group) && (grade === null || own.grade === grade);
  const [list, grades] = await Promise.all([
    peopleBoard(db, board, shown, { limit: PEOPLE_PAGE, page, own: stands ? own : null }),
    shown ? listGradesOf(db, board) : [],
  ]);
  const pages = pagesOf(list.total, PEOPLE_PAGE);
  if (page > pages) return null;
  const key = searchKey(query.search ?? "");
  const found = shown && key.length >= 2 ? await searchPeople(db, board, shown, { key, limit: MOST_FOUND }) : null;
  const byOffice = list.byOffice + (found?.byOffice ?? 0);
  if (viewer && byOffice > 0) {
    const entry = { at: query.now, actor: viewer.account, action: "board.names", subject: `unit:${unit}`, unit };
    await audit(db, { ...entry, data: { people: byOffice, contest: contest.id } });
  }
  return {
    total: list.total,
    unit,
    unitName: row.name,
    choices: choices.map(({ unit: id, name, kindLabel }) => ({ unit: id, name, kindLabel })),
    group,
    groups: rules.groups.map(({ id, name }) => ({ id, name })),
    grade,
    grades,
    rows: list.rows,
    near: list.near,
    page,
    pages,
    signedIn: names !== null,
    ranksWait: withoutRanks,
    hidden,
    found: query.search === null ? null : (found?.rows ?? []),
  };
}

/** The own group comes first where a contest has some; `undefined` = an unknown one. */
function groupOf(
  groups: readonly { readonly id: string }[],
  asked: string | null,
  own: string | null,
): string | null | undefined {
  if (groups.length === 0) return asked === null ? null : undefined;
  if (asked === EVERY_GROUP) return null;
  if (asked !== null) return groups.find(({ id }) => id === asked)?.id;
  return groups.find(({ id }) => id === own)?.id ?? groups[0]!.id;
}

/** A unit below the contest's in any tree, also one whose tree does not reach up to it, such as a branch. */
async function isOfContest(db: Kysely<Database>, unit: string, host: string): Promise<boolean> {
  return (await ancestorsOf(db, unit)).includes(host) || meetsInPlacement(db, unit, host);
}
