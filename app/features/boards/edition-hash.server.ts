import { createHash } from "node:crypto";
import type { Database } from "#db/schema.ts";

/**
 * The fingerprint of an issued edition: sha-256 over its rows, a line each, in one order. Within a round come standings
 * by person and unit, totals by unit, days by unit and day, all by code point; rounds in their order. The number of the
 * edition is not part of it, so that two editions with the same content have the same fingerprint.
 */
export class EditionHash {
  private readonly hash = createHash("sha256");

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
    );
  }

  total(row: Database["unit_total"]): void {
    this.line("t", row.scope, row.unit, row.people, row.outside, row.turns, row.full_marks, row.score_sum);
  }

  day(row: Database["unit_day"]): void {
    this.line("d", row.scope, row.unit, row.day, row.people, row.turns);
  }

  /** 64 hexadecimal digits. */
  digest(): string {
    return this.hash.digest("hex");
  }

  private line(...fields: readonly (string | number)[]): void {
    this.hash.update(`${JSON.stringify(fields)}\n`);
  }
}
