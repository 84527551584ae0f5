/** Writes the new people of a large roll ahead of its one transaction: see db/queries/staged-people.ts. */
import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { insertStagedPiece, removeStaged } from "#db/queries/staged-people.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { byPerson } from "./by-person.ts";
import type { RollRows } from "./write.server.ts";

/** About 500 rows in the writer's hands at a time. */
const PEOPLE_A_PIECE = 120;
/** An import that has not ended after so long has died with its process. */
const ABANDONED_MS = 10_000;

/** Whether this roll brings so many new people that they are written ahead. */
export function isLarge({ newPeople }: Pick<RollRows, "newPeople">): boolean {
  return newPeople.size > PEOPLE_A_PIECE;
}

/** Writes the new people, and gives the rows that are left for the last transaction. Throws when a code or login is taken. */
export async function stageNewPeople(
  db: Kysely<Database>,
  rows: RollRows,
  mark: { readonly import: string; readonly at: number },
): Promise<RollRows> {
  const isNew = (person: string) => rows.newPeople.has(person);
  const codes = byPerson(rows.codes);
  const accounts = byPerson(rows.accounts);
  const memberships = byPerson(rows.memberships);
  const people = rows.people.filter(({ id }) => isNew(id));
  for (const piece of piecesOf(people, PEOPLE_A_PIECE)) {
    const of = <Row>(groups: ReadonlyMap<string, Row[]>) => piece.flatMap(({ id }) => groups.get(id) ?? []);
    const belongs = of(memberships).map(({ valid_to: _open, ...one }) => one);
    const staged = { people: piece, codes: of(codes), accounts: of(accounts), memberships: belongs };
    await insertStagedPiece(db, staged, mark);
  }
  return {
    ...rows,
    people: rows.people.filter(({ id }) => !isNew(id)),
    codes: rows.codes.filter(({ person }) => !isNew(person)),
    accounts: rows.accounts.filter(({ person }) => !isNew(person)),
    memberships: rows.memberships.filter(({ person }) => !isNew(person)),
  };
}

/** Takes back what an import has written ahead. */
export function unstage(db: Kysely<Database>, importId: string): Promise<void> {
  return removeStaged(db, { import: importId });
}

/** Removes what imports left that died: at the start of a process that is alone, or when in somebody's way for long. */
export function removeAbandoned(db: Kysely<Database>, now: number, { alone = false } = {}): Promise<void> {
  return removeStaged(db, { before: alone ? now : now - ABANDONED_MS });
}
