import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { listEditionScopes } from "#db/queries/boards-editions.ts";
import { listCountedOf, listLinesOf, listNumbered, listTotalsNumbered } from "#db/queries/boards-numbered.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import type { Database } from "#db/schema.ts";

/**
 * The fingerprint of an issued edition: sha-256 over its rows, a line each, in one order. Within a scope come the
 * number that was to be predicted with the rule, what counts by person, the lines of each unit with totals by key and
 * person, totals by unit, days by unit and day, all by code point; rounds in their order, the board over all of them
 * last. The number of the edition is not part of it, so that two editions with the same content have the same
 * fingerprint. Editions from before 2026-12-01 keep theirs, which was taken over rows of another shape.
 */
export class EditionHash {
  private readonly hash = createHash("sha256");

  scope(row: Database["edition_scope"]): void {
    this.line("r", row.scope, row.actual ?? "", row.rule);
  }

  counted(row: Database["counted"]): void {
    const { scope, person, attempt, no, placement, sort_key, score, duration_ms, submitted_at, group_key, grade } = row;
    const result = [sort_key, score, duration_ms, submitted_at, group_key, grade];
    this.line("c", scope, person, attempt, no, placement, ...result);
  }

  standing(row: Database["standing"]): void {
    this.line("s", row.scope, row.unit, row.sort_key, row.person, row.group_key, row.grade);
  }

  total(row: Database["unit_total"]): void {
    const { people, outside, turns, full_marks, score_sum, top, ranked, best_sum } = row;
    this.line("t", row.scope, row.unit, people, outside, turns, full_marks, score_sum, top, ranked, best_sum);
  }

  day(row: Database["unit_day"]): void {
    const { people, turns, outside, score_sum, top } = row;
    this.line("d", row.scope, row.unit, row.day, people, turns, outside, score_sum, top);
  }

  /** 64 hexadecimal digits. */
  digest(): string {
    return this.hash.digest("hex");
  }

  private line(...fields: readonly (string | number)[]): void {
    this.hash.update(`${JSON.stringify(fields)}\n`);
  }
}

const PEOPLE_PER_PIECE = 500;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byUnit = (a: { unit: string }, b: { unit: string }) => compare(a.unit, b.unit);
const byPerson = (a: { person: string }, b: { person: string }) => compare(a.person, b.person);

/** The fingerprint of the rows that carry this number, of these scopes in their order. */
export async function hashNumbered(db: Kysely<Database>, number: number, scopes: readonly string[]): Promise<string> {
  const hash = new EditionHash();
  const kept = await listEditionScopes(db, number);
  for (const scope of scopes) {
    const row = kept.find((one) => one.scope === scope);
    if (row) hash.scope(row);
    const of = { number, scope };
    for (const people of piecesOf(await listNumbered(db, of), PEOPLE_PER_PIECE)) {
      for (const counted of (await listCountedOf(db, of, people)).sort(byPerson)) hash.counted(counted);
    }
    const { totals, days } = await listTotalsNumbered(db, of);
    totals.sort(byUnit);
    for (const { unit } of totals) {
      const lines = await listLinesOf(db, { ...of, unit });
      for (const line of lines.sort((a, b) => compare(a.sort_key, b.sort_key) || byPerson(a, b))) hash.standing(line);
    }
    for (const total of totals) hash.total(total);
    for (const day of days.sort((a, b) => byUnit(a, b) || (a.day < b.day ? -1 : 1))) hash.day(day);
  }
  return hash.digest();
}
