import type { Kysely } from "kysely";
import { hasOverall, type RankingKey } from "#app/domain/contest.ts";
import { bucketDigits } from "#app/domain/ranking.ts";
import { parseRules } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listBoardRounds, listContestants, listRulesVersions, type RoundContest } from "#db/queries/boards-source.ts";
import type { OverallBasis } from "./basis.server.ts";
import { PlaceBook } from "./place-book.server.ts";
import { type BoardSource, bestOfRules, RoundSource, type SourceOptions } from "./round-source.server.ts";

/** All parallel rounds of a contest together. */
export class OverallSource implements BoardSource {
  private constructor(
    private readonly db: Kysely<Database>,
    readonly scope: string,
    private readonly ranking: readonly RankingKey[],
    readonly bestOf: number | null,
    private readonly rounds: readonly RoundSource[],
    readonly places: PlaceBook,
  ) {}

  /** Null for a contest that has no such board: of one round, or of rounds that choose who goes on. */
  static async of(
    db: Kysely<Database>,
    contest: RoundContest,
    { places = new PlaceBook(db), rules: version = null }: SourceOptions = {},
  ): Promise<OverallSource | null> {
    const rounds = await listBoardRounds(db, contest.contest);
    if (!hasOverall(rounds)) return null;
    const versions = await listRulesVersions(db, contest.contest);
    const newest = versions.find((one) => one.version === version) ?? versions.at(-1);
    if (!newest) throw new Error(`contest ${contest.contest} has no rules`);
    const sources: RoundSource[] = [];
    for (const { id } of rounds) sources.push(await RoundSource.of(db, id, contest, { places, rules: version }));
    const rules = parseRules(newest.rules);
    return new OverallSource(db, contest.contest, rules.overall, bestOfRules(rules), sources, places);
  }

  get ruleText(): string {
    return JSON.stringify({ overall: this.ranking });
  }

  get bucketDigits(): number {
    return bucketDigits(this.ranking);
  }

  get scoreFirst(): boolean {
    return this.ranking[0] === "score";
  }

  async actual(): Promise<null> {
    return null;
  }

  people(): Promise<string[]> {
    return listContestants(
      this.db,
      this.rounds.map((round) => round.scope),
    );
  }

  async basesOf(
    people: readonly string[],
    before: number | null = null,
    scores: ReadonlyMap<string, number> = new Map(),
  ): Promise<Map<string, OverallBasis>> {
    const parts = new Map<string, OverallBasis["parts"][number][]>();
    for (const round of this.rounds) {
      for (const [person, part] of await round.basesOf(people, before, scores)) {
        const known = parts.get(person);
        if (known) known.push({ round: round.scope, ...part });
        else parts.set(person, [{ round: round.scope, ...part }]);
      }
    }
    return new Map([...parts].map(([person, own]) => [person, { overall: this.ranking, parts: own }]));
  }
}
