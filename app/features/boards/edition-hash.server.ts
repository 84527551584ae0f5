import { createHash } from "node:crypto";
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
