import type { ContestRules } from "#app/domain/contest.ts";
import { stratumOf } from "#app/domain/contest.ts";
import { type Shortage, shortagesOf } from "#app/domain/draw.ts";
import { approvedVersions } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { insertContest, insertPool } from "#db/queries/contests.ts";

/** Time for grace, absent pupils and grading between a round's end and the release of its keys. */
const RELEASE_DELAY_MS = 5 * 60_000;

export interface NewContest {
  readonly unit: string;
  readonly slug: string;
  readonly title: string;
  readonly rules: ContestRules;
  readonly rounds: readonly { title: string; opensAt: number; closesAt: number; freezeAt: number | null }[];
}

export type PublishResult =
  | { ok: true; contest: string }
  | { ok: false; code: "slug_taken" }
  | { ok: false; code: "pool_short"; shortages: readonly Shortage[] };

/**
 * Makes a contest and publishes it in one transaction: rules version 1, rounds, their pinned pools, the first grading.
 * A pool that cannot fill the quota is refused before anything is written.
 */
export async function publishContest(
  { db }: DatabaseHandle,
  input: NewContest,
  by: { account: string; now: number },
): Promise<PublishResult> {
  const fitting = (await approvedVersions(db)).filter((version) =>
    version.levels.some((level) => input.rules.levels.includes(level)),
  );
  const shortages = shortagesOf(fitting, input.rules.quota);
  if (shortages.length > 0) return { ok: false, code: "pool_short", shortages };
  const wanted = fitting.filter((version) => input.rules.quota.some((line) => line.pillar === version.pillar));

  return db.transaction().execute(async (trx): Promise<PublishResult> => {
    const taken = await trx.selectFrom("contest").select("id").where("slug", "=", input.slug).executeTakeFirst();
    if (taken) return { ok: false, code: "slug_taken" };
    const contest = newId();
    const rounds = input.rounds.map((round, index) => ({
      id: newId(),
      contest,
      pos: index + 1,
      title: round.title,
      opens_at: round.opensAt,
      closes_at: round.closesAt,
      freeze_at: round.freezeAt,
      // Keys come out when nobody of the round can still be writing; a running attempt holds them back all the same.
      release_at:
        round.closesAt + (input.rules.closing === "hard" ? 0 : input.rules.minutes * 60_000) + RELEASE_DELAY_MS,
    }));
    await insertContest(
      trx,
      {
        id: contest,
        unit: input.unit,
        slug: input.slug,
        title: input.title,
        state: "published",
        created_at: by.now,
        announced_at: by.now,
        roll_moment: null,
        public_edition: 0,
      },
      rounds,
    );
    await trx
      .insertInto("contest_rules")
      .values({
        contest,
        version: 1,
        rules: JSON.stringify(input.rules),
        reason: "",
        published_at: by.now,
        published_by: by.account,
      })
      .execute();
    for (const round of rounds) {
      await insertPool(
        trx,
        wanted.map((version, pos) => ({
          round: round.id,
          version: version.version,
          stratum: stratumOf({ pillar: version.pillar, difficulty: version.difficulty }),
          pos,
        })),
      );
      await trx
        .insertInto("grading")
        .values({ id: newId(), round: round.id, n: 1, reason: "", graded_by: null, at: by.now })
        .execute();
    }
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "contest.publish",
      subject: `contest:${contest}`,
      unit: input.unit,
      data: { rounds: rounds.length, questions: wanted.length },
    });
    return { ok: true, contest };
  });
}
