/** The issued editions of a contest: for everybody what was corrected and why, for its organisers all about each. */
/** The issued editions of a contest: for everybody what was corrected and why, for its organisers all about each. */
import type { Kysely } from "kysely";
import { type ChangeCounts, EVERYBODY, NO_SCHOOL, type SchoolSum } from "#app/domain/rank-change.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { type EditionLine, listEditions } from "#db/queries/boards-editions.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { listEditionSums } from "#db/queries/result-changes.ts";

/** The changes of one school with its name. */
export interface SchoolChange extends ChangeCounts {
  /** Null = of who belongs to none. */
  readonly school: string | null;
  readonly name: string | null;
}

/** Sums of schools with their names, by name; who belongs to none comes last. */
export async function namedSums(db: Kysely<Database>, sums: readonly SchoolSum[]): Promise<SchoolChange[]> {
  const schools = sums.filter(({ school }) => school !== EVERYBODY);
  const units = await listUnitsByIds(
    db,
    schools.map(({ school }) => school).filter((school) => school !== NO_SCHOOL),
  );
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const named = schools.map(({ school, ...counts }) => ({
    ...counts,
    school: school === NO_SCHOOL ? null : school,
    name: names.get(school) ?? null,
  }));
  const order = (one: SchoolChange) => (one.name === null ? "\uffff" : one.name);
  return named.sort((a, b) => order(a).localeCompare(order(b), "vi"));
}

/** The sum of everybody; nothing changed = zeros. */
export function sumOfAll(sums: readonly SchoolSum[]): ChangeCounts {
  const nothing = { people: 0, score: 0, up: 0, down: 0, most: 0 };
  const { school: _school, ...all } = sums.find(({ school }) => school === EVERYBODY) ?? { ...nothing, school: "" };
  return all;
}

export interface PublicEditionLine {
  readonly n: number;
  readonly kind: EditionLine["kind"];
  readonly issuedAt: number;
  readonly reason: string;
  /** Of a corrected edition: how many people have another score or rank, without saying who. */
  readonly changes: Pick<ChangeCounts, "people" | "score"> | null;
}

/** What was issued, as the board's page tells everybody: the newest first, nothing while the board is live. */
export async function publicEditions(db: Kysely<Database>, contest: string): Promise<PublicEditionLine[]> {
  const lines: PublicEditionLine[] = [];
  for (const { id, n, kind, issued_at: issuedAt, reason, replaces } of await listEditions(db, contest)) {
    const changes = replaces === null ? null : sumOfAll(await listEditionSums(db, id));
    lines.push({ n, kind, issuedAt, reason, changes: changes && { people: changes.people, score: changes.score } });
  }
  return lines;
}

/** How many changed in each school in the edition that the public reads, where it is a corrected one; else null. */
export async function publicChanges(
  db: Kysely<Database>,
  { id, publicEdition }: { readonly id: string; readonly publicEdition: number },
): Promise<SchoolChange[] | null> {
  const shown = (await listEditions(db, id)).find((edition) => edition.id === publicEdition);
  if (!shown || shown.replaces === null) return null;
  // how far one person moved could be told of that one person
  return (await namedSums(db, await listEditionSums(db, shown.id))).map((school) => ({ ...school, most: 0 }));
}

export interface OrganiserEdition extends Omit<PublicEditionLine, "changes"> {
  readonly id: number;
  /** Attempts finished before this moment are in it; null = all. */
  readonly cutAt: number | null;
  readonly by: string;
  readonly hash: string;
  /** The number of the edition it corrects. */
  readonly replaces: number | null;
  readonly changes: ChangeCounts | null;
}

/** Every edition of a contest with all that stands about it, the newest first. */
export async function organiserEditions(db: Kysely<Database>, contest: string): Promise<OrganiserEdition[]> {
  const editions = await listEditions(db, contest);
  const staff = await listNamesOfAccounts(
    db,
    editions.flatMap(({ issued_by: by }) => by ?? []),
  );
  const lines: OrganiserEdition[] = [];
  for (const edition of editions) {
    const { id, n, kind, cut_at: cutAt, issued_at: issuedAt, issued_by: by, reason, hash, replaces } = edition;
    lines.push({
      id,
      n,
      kind,
      cutAt,
      issuedAt,
      by: by === null ? "Hệ thống" : (staff.get(by) ?? "–"),
      reason,
      hash,
      replaces: editions.find((one) => one.id === replaces)?.n ?? null,
      changes: replaces === null ? null : sumOfAll(await listEditionSums(db, id)),
    });
  }
  return lines;
}

/** A corrected edition of a contest by its number, with what it changed per school; null for any other. */
export async function editionChanges(
  db: Kysely<Database>,
  contest: string,
  n: number,
): Promise<(OrganiserEdition & { changes: ChangeCounts; schools: SchoolChange[] }) | null> {
  const edition = (await organiserEditions(db, contest)).find((one) => one.n === n);
  if (!edition?.changes) return null;
  const { changes } = edition;
  return { ...edition, changes, schools: await namedSums(db, await listEditionSums(db, edition.id)) };
}
