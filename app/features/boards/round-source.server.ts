import type { Kysely } from "kysely";
import { type ContestRules, type Prediction, paperSize } from "#app/domain/contest.ts";
import type { RankingRule } from "#app/domain/projection.ts";
import { bucketDigits } from "#app/domain/ranking.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { parseRules } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import {
  type CountableAttempt,
  countPredicted,
  listContestants,
  listCountableAttempts,
  listRollPlacements,
  listRulesVersions,
  type RoundContest,
} from "#db/queries/boards-source.ts";
import { placementsOf, type RoundBasis, type StoredBasis } from "./basis.server.ts";
import { PlaceBook } from "./place-book.server.ts";

/** What the boards of one scope derive from, read through one handle (a transaction, when something is written). */
export interface BoardSource {
  /** The round, or the contest for all its rounds together. */
  readonly scope: string;
  readonly places: PlaceBook;
  /** The rule as JSON: what an issued edition keeps to explain its ranks by. */
  readonly ruleText: string;
  /** How many best scores of a unit are added up; null where no formula asks for it. */
  readonly bestOf: number | null;
  /** How many digits of a key the buckets of large units go by. */
  readonly bucketDigits: number;
  /** Whether keys begin with the score. */
  readonly scoreFirst: boolean;
  /** The number that was to be predicted, as the attempts before the cut have it; null where nothing is. */
  actual(before: number | null): Promise<number | null>;
  /** Everybody who may have a basis, by code point. */
  people(): Promise<string[]>;
  /**
   * The bases of these people as their attempts stand now (or stood before the cut); people without a countable attempt
   * are left out. The units of what they mention are known afterwards. `scores` stand in for those of these attempts.
   */
  basesOf(
    people: readonly string[],
    before?: number | null,
    scores?: ReadonlyMap<string, number>,
  ): Promise<Map<string, StoredBasis>>;
}

/** How many best scores of a unit are added up by these rules; null where no formula asks for it. */
export function bestOfRules({ unitFormulas, bestOf }: Pick<ContestRules, "unitFormulas" | "bestOf">): number | null {
  return unitFormulas.includes("BK") ? bestOf : null;
}

export interface SourceOptions {
  readonly places?: PlaceBook;
  /** The version of the rules that decides; null = the newest. */
  readonly rules?: number | null;
}

/** One round. */
export class RoundSource implements BoardSource {
  private constructor(
    private readonly db: Kysely<Database>,
    readonly scope: string,
    private readonly rollMoment: string | null,
    readonly rule: RankingRule,
    /** What is to be predicted; null = nothing. */
    private readonly prediction: Prediction | null,
    /** Full marks in thousandths, by version of the rules. */
    private readonly fullMarks: ReadonlyMap<number, number>,
    /** From this percentage of full marks on a score is a top one. */
    private readonly topPercent: number,
    readonly bestOf: number | null,
    readonly places: PlaceBook,
  ) {}

  /** One version of the rules decides order and counted attempt; what full marks are, the rules an attempt ran under. */
  static async of(
    db: Kysely<Database>,
    round: string,
    { contest, rollMoment }: RoundContest,
    { places = new PlaceBook(db), rules = null }: SourceOptions = {},
  ): Promise<RoundSource> {
    const versions = (await listRulesVersions(db, contest)).map(({ version, rules: text }) => ({
      version,
      rules: parseRules(text),
    }));
    const newest = versions.find(({ version }) => version === rules) ?? versions.at(-1);
    if (!newest) throw new Error(`contest ${contest} has no rules`);
    const { counted, ranking, onlyFull, prediction, topPercent } = newest.rules;
    const fullMarks = new Map(versions.map(({ version, rules }) => [version, paperSize(rules).full]));
    const rule = { counted, ranking, onlyFull };
    const bestOf = bestOfRules(newest.rules);
    return new RoundSource(db, round, rollMoment, rule, prediction, fullMarks, topPercent, bestOf, places);
  }

  get ruleText(): string {
    const { counted, ranking, onlyFull } = this.rule;
    return JSON.stringify({ counted, ranking, onlyFull, asks: this.prediction });
  }

  get bucketDigits(): number {
    return bucketDigits(this.rule.ranking);
  }

  get scoreFirst(): boolean {
    return this.rule.ranking[0] === "score";
  }

  people(): Promise<string[]> {
    return listContestants(this.db, [this.scope]);
  }

  /** The number that was to be predicted, as the attempts before the cut have it; null without such a question. */
  async actual(before: number | null): Promise<number | null> {
    if (this.prediction === null) return null;
    return (await countPredicted(this.db, this.scope, before, this.fullMarks))[this.prediction];
  }

  /** `scores` stand in for those of these attempts: what a correction would make of them. */
  async basesOf(
    people: readonly string[],
    before: number | null = null,
    scores: ReadonlyMap<string, number> = new Map(),
  ): Promise<Map<string, RoundBasis>> {
    const found = await listCountableAttempts(this.db, this.scope, people, before);
    const attempts = found.map((row) => ({ ...row, score: scores.get(row.id) ?? row.score }));
    const rolls =
      this.rollMoment === null ? new Map<string, string>() : await listRollPlacements(this.db, this.rollMoment, people);
    await this.places.learn(attempts.map(({ placement }) => placement));
    const byPerson = new Map<string, CountableAttempt[]>();
    for (const attempt of attempts) {
      const known = byPerson.get(attempt.person);
      if (known) known.push(attempt);
      else byPerson.set(attempt.person, [attempt]);
    }
    const bases = new Map<string, RoundBasis>();
    for (const [person, own] of byPerson) {
      const basis = { rollPlacement: rolls.get(person) ?? null, attempts: own.map((row) => this.toBasisAttempt(row)) };
      bases.set(person, { rule: this.rule, basis });
    }
    await this.places.learn([...bases.values()].flatMap(placementsOf));
    return bases;
  }

  private toBasisAttempt(row: CountableAttempt): RoundBasis["basis"]["attempts"][number] {
    const full = this.fullMarks.get(row.rulesVersion);
    return {
      attempt: row.id,
      no: row.no,
      score: row.score,
      durationMs: row.durationMs,
      submittedAt: row.finishedAt,
      startedAt: row.startedAt,
      prediction: row.prediction,
      full: row.score === full,
      placement: row.placement,
      day: localDay(row.finishedAt),
      group: row.groupKey ?? "",
      grade: this.places.gradeOf(row.placement),
      top: full !== undefined && row.score * 100 >= this.topPercent * full,
    };
  }
}
