import type { Kysely } from "kysely";
import { paperSize } from "#app/domain/contest.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { parseRules } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import {
  type CountableAttempt,
  listCountableAttempts,
  listRollPlacements,
  listRulesVersions,
  listUnitsOfPlacements,
} from "#db/queries/boards-source.ts";
import { type BoardRule, placementsOf, type StoredBasis } from "./basis.server.ts";

/** What the figures of one round derive from, read through one handle (a transaction, when something is written). */
export class RoundSource {
  private readonly units = new Map<string, readonly string[]>();

  private constructor(
    private readonly db: Kysely<Database>,
    readonly round: string,
    private readonly rollMoment: string | null,
    readonly rule: BoardRule,
    /** Full marks in thousandths, by version of the rules. */
    private readonly fullMarks: ReadonlyMap<number, number>,
  ) {}

  /** The newest rules decide order and counted attempt; what full marks are, the rules an attempt ran under. */
  static async of(
    db: Kysely<Database>,
    round: string,
    { contest, rollMoment }: { contest: string; rollMoment: string | null },
  ): Promise<RoundSource> {
    const versions = (await listRulesVersions(db, contest)).map(({ version, rules }) => ({
      version,
      rules: parseRules(rules),
    }));
    const newest = versions.at(-1);
    if (!newest) throw new Error(`contest ${contest} has no rules`);
    const { counted, ranking } = newest.rules;
    const fullMarks = new Map(versions.map(({ version, rules }) => [version, paperSize(rules).full]));
    return new RoundSource(db, round, rollMoment, { counted, ranking }, fullMarks);
  }

  /**
   * The bases of these people as their attempts stand now (or stood before the cut); people without a countable attempt
   * are left out.
   */
  async basesOf(people: readonly string[], before: number | null = null): Promise<Map<string, StoredBasis>> {
    const attempts = await listCountableAttempts(this.db, this.round, people, before);
    const rolls =
      this.rollMoment === null ? new Map<string, string>() : await listRollPlacements(this.db, this.rollMoment, people);
    const byPerson = new Map<string, CountableAttempt[]>();
    for (const attempt of attempts) {
      const known = byPerson.get(attempt.person);
      if (known) known.push(attempt);
      else byPerson.set(attempt.person, [attempt]);
    }
    const bases = new Map<string, StoredBasis>();
    for (const [person, own] of byPerson) {
      const basis = { rollPlacement: rolls.get(person) ?? null, attempts: own.map((row) => this.toBasisAttempt(row)) };
      bases.set(person, { rule: this.rule, basis });
    }
    return bases;
  }

  /** Gives `unitsOf` for everything these bases mention. */
  async unitsFor(bases: Iterable<StoredBasis>): Promise<(placement: string) => readonly string[]> {
    const missing = new Set<string>();
    for (const stored of bases) {
      for (const placement of placementsOf(stored)) if (!this.units.has(placement)) missing.add(placement);
    }
    for (const [placement, units] of await listUnitsOfPlacements(this.db, [...missing]))
      this.units.set(placement, units);
    return (placement) => this.units.get(placement) ?? [];
  }

  private toBasisAttempt(row: CountableAttempt): StoredBasis["basis"]["attempts"][number] {
    return {
      attempt: row.id,
      no: row.no,
      score: row.score,
      durationMs: row.durationMs,
      submittedAt: row.finishedAt,
      placement: row.placement,
      day: localDay(row.finishedAt),
      full: row.score === this.fullMarks.get(row.rulesVersion),
    };
  }
}
