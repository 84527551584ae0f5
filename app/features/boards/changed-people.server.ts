/** People whose score or rank a correction changes, as a viewer may read them: a page of them, and all as a file. */
import type { Kysely } from "kysely";
import { boardName, type NameViewer } from "#app/domain/name-visibility.ts";
import { publishablePeople } from "#app/features/privacy/api.server.ts";
import { csvText } from "#app/http/csv.ts";
import type { Database } from "#db/connect.ts";
import { listPlacedUnits, type PlacedUnit } from "#db/queries/placed-units.ts";
import { type ChangedPerson, type ChangesOf, listChanged } from "#db/queries/result-changes.ts";
import { homeUnits } from "./home-units.server.ts";

/** A row as a browser gets it: the name is what this viewer may read, and no id of a person is in it. */
export interface ChangedRow {
  readonly name: string;
  readonly className: string;
  readonly schoolName: string;
  /** The round; of an edition also the contest, for all its rounds together. */
  readonly round: string;
  /** Thousandths; null = not on the board. */
  readonly wasScore: number | null;
  readonly nowScore: number | null;
  readonly wasRank: number | null;
  readonly nowRank: number | null;
}

interface Stretch {
  readonly school?: string | null;
  readonly limit: number;
  readonly offset?: number;
}

/** Rows that this viewer may read, by their new rank. Whoever calls audits the reading of names. */
export async function changedPeople(
  db: Kysely<Database>,
  viewer: NameViewer,
  of: ChangesOf,
  stretch: Stretch,
): Promise<ChangedRow[]> {
  const found = await listChanged(db, of, stretch);
  const placed = new Map<string, PlacedUnit[]>();
  const placements = [...new Set(found.map(({ placement }) => placement))];
  for (const unit of await listPlacedUnits(db, placements)) {
    const known = placed.get(unit.placement);
    if (known) known.push(unit);
    else placed.set(unit.placement, [unit]);
  }
  const people = [...new Set(found.map(({ person }) => person))];
  const consented = await publishablePeople(db, people, viewer.day);
  return found.flatMap((row) => rowOf(row, placed.get(row.placement) ?? [], viewer, consented));
}

function rowOf(
  row: ChangedPerson,
  units: readonly PlacedUnit[],
  viewer: NameViewer,
  consented: ReadonlySet<string>,
): ChangedRow[] {
  const { person, fullName, round, wasScore, nowScore, wasRank, nowRank } = row;
  const within = units.map(({ unit }) => unit);
  const name = boardName(viewer, { person, fullName, consented: consented.has(person), within });
  if (name === null) return [];
  const { own, above } = homeUnits(units);
  const places = { className: own?.name ?? "", schoolName: above?.name ?? "" };
  return [{ name, ...places, round, wasScore, nowScore, wasRank, nowRank }];
}

const HEADINGS = ["Vòng", "Họ và tên", "Lớp", "Trường", "Điểm cũ", "Điểm mới", "Hạng cũ", "Hạng mới"];
const ROWS_PER_PIECE = 5_000;

/** The same rows, all of them, as CSV; `titles` names the rounds. Long: for a thread of its own. */
export async function changedPeopleCsv(
  db: Kysely<Database>,
  { viewer, of, titles }: { viewer: NameViewer; of: ChangesOf; titles: Readonly<Record<string, string>> },
): Promise<string> {
  const rows: ChangedRow[] = [];
  for (let offset = 0; ; offset += ROWS_PER_PIECE) {
    const piece = await changedPeople(db, viewer, of, { limit: ROWS_PER_PIECE, offset });
    rows.push(...piece);
    if (piece.length < ROWS_PER_PIECE) break;
  }
  const points = (score: number | null) => (score === null ? null : score / 1_000);
  return csvText(
    HEADINGS,
    rows.map((row) => [
      titles[row.round] ?? "",
      row.name,
      row.className,
      row.schoolName,
      points(row.wasScore),
      points(row.nowScore),
      row.wasRank,
      row.nowRank,
    ]),
  );
}
