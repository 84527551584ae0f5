import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { listEditionScopes } from "#db/queries/boards-editions.ts";
import { listNumbered, listStandingsNumbered, listTotalsNumbered } from "#db/queries/boards-numbered.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import type { Database } from "#db/schema.ts";

/**
 * The fingerprint of an issued edition: sha-256 over its rows, a line each, in one order. Within a scope come the
 * number that was to be predicted with the rule, standings by person and unit, totals by unit, days by unit and day, all
 * by code point; rounds in their order, the board over all of them last. The number of the
 * edition is not part of it, so that two editions with the same content have the same fingerprint.
 */
export class EditionHash {
  private readonly hash = createHash("sha256");

  scope(row: Database["edition_scope"]): void {
    this.line("r", row.scope, row.actual ?? "", row.rule);
  }

  standing(row: Database["standing"]): void {
    this.line(
      "s",
      row.scope,
      row.person,
      row.unit,
      row.sort_key,
      row.attempt,
      row.score,
      row.duration_ms,
      row.submitted_at,
      row.group_key,
      row.grade,
    );
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
const byUnit = (a: { unit: string }, b: { unit: string }) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0);

/** The fingerprint of the rows that carry this number, of these scopes in their order. */
export async function hashNumbered(db: Kysely<Database>, number: number, scopes: readonly string[]): Promise<string> {
  const hash = new EditionHash();
  const kept = await listEditionScopes(db, number);
  for (const scope of scopes) {
    const row = kept.find((one) => one.scope === scope);
    if (row) hash.scope(row);
    const of = { number, scope };
    for (const people of piecesOf(await listNumbered(db, of), PEOPLE_PER_PIECE)) {
      const rows = await listStandingsNumbered(db, of, people);
      rows.sort((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : byUnit(a, b)));
      for (const standing of rows) hash.standing(standing);
    }
    const { totals, days } = await listTotalsNumbered(db, of);
    for (const total of totals.sort(byUnit)) hash.total(total);
    for (const day of days.sort((a, b) => byUnit(a, b) || (a.day < b.day ? -1 : 1))) hash.day(day);
  }
  return hash.digest();
}
