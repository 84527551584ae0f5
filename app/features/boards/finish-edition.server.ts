/** From filled boards to an issued edition: its fingerprint, what it changes, and the one write that makes it public. */
import type { Transaction } from "kysely";
import type { Database } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import {
  type BuildRow,
  findBuild,
  listBuildScopes,
  listOpenChangesOf,
  lockBuild,
  moveBuild,
} from "#db/queries/board-builds.ts";
import {
  countUnsettled,
  findReplaced,
  insertEdition,
  isCorrecting,
  listRoundIds,
  lockContest,
  nextInContest,
  setPublicEdition,
} from "#db/queries/boards-editions.ts";
import { deleteSomeChanges } from "#db/queries/boards-numbered.ts";
import { findRoundContest, lockOverall, lockRound } from "#db/queries/boards-source.ts";
import { followInBuild } from "./apply.server.ts";
import type { Handle } from "./build.server.ts";
import { BuildMoved } from "./build-scope.server.ts";
import { drainResultChanges } from "./drain.server.ts";
import { writeEditionChanges } from "./edition-changes.server.ts";
import { hashNumbered } from "./edition-hash.server.ts";

/** So many changes that no board knows yet are looked at while everything is held; more are brought to the boards first. */
const MOST_OPEN = 100;

/**
 * Fingerprint and differences are worked out beside the writer. When rows changed meanwhile it is done again; attempts
 * that end after the cut change none, so this ends however busy the contest is.
 */
export async function* finishEdition({ db }: Handle, build: BuildRow, now: () => number): AsyncGenerator<void, void> {
  const rounds = await listRoundIds(db, build.contest);
  while ((await listOpenChangesOf(db, rounds, MOST_OPEN)).length === MOST_OPEN) {
    // rows that cannot be applied stay open: they are no reason to wait
    if ((await drainResultChanges({ db }, now())) === 0) break;
    yield;
  }
  const changes = (await findBuild(db, build.id))?.changes;
  const scopes = (await listBuildScopes(db, build.id)).map(({ scope }) => scope);
  const hash = await hashNumbered(db, build.number, scopes);
  yield;
  const replaces = build.kind === "corrected" ? await findReplaced(db, build.contest) : null;
  if (replaces !== null) {
    while ((await deleteSomeChanges(db, build.number, 500)) > 0) yield;
    const { unit } = await db
      .selectFrom("contest")
      .select("unit")
      .where("id", "=", build.contest)
      .executeTakeFirstOrThrow();
    yield* writeEditionChanges(db, { edition: build.number, replaces, unit, scopes });
  }
  await db.transaction().execute((trx) => issue(trx, { build, rounds, changes, hash, replaces, now: now() }));
  yield;
}

interface Issue {
  readonly build: BuildRow;
  readonly rounds: readonly string[];
  /** The state of the rows that the fingerprint is of. */
  readonly changes: number | undefined;
  readonly hash: string;
  readonly replaces: number | null;
  readonly now: number;
}

async function issue(trx: Transaction<Database>, of: Issue): Promise<void> {
  const { build, rounds, hash, replaces, now } = of;
  const contest = await lockContest(trx, build.contest);
  for (const round of rounds) await lockRound(trx, round);
  await lockOverall(trx, build.contest);
  const held = await lockBuild(trx, build.id);
  if (!contest || held?.state !== "filling" || held.changes !== of.changes) return;
  // what no board knows yet is brought to these rows: the outbox keeps it for the live ones
  let differs = false;
  for (const { round, person } of await listOpenChangesOf(trx, rounds, 10 * MOST_OPEN)) {
    const within = await findRoundContest(trx, round);
    if (within && (await followInBuild(trx, { build, contest: within, round }, [person]))) differs = true;
  }
  if (differs) {
    await trx
      .updateTable("board_build")
      .set((eb) => ({ changes: eb("changes", "+", 1) }))
      .where("id", "=", build.id)
      .execute();
    return;
  }
  const problem = await problemOf(trx, of);
  if (problem !== null) {
    await moveBuild(trx, build.id, "filling", { state: "dropped", problem });
    return;
  }
  const n = await nextInContest(trx, build.contest);
  const { kind, cut_at: cutAt, asked_at: at, asked_by: by, reason, number: edition } = build;
  await insertEdition(trx, {
    ...{ id: edition, contest: build.contest, n, kind: kind as "freeze" | "final" | "corrected", cut_at: cutAt },
    ...{ issued_at: Math.max(at, now), issued_by: by, reason, hash, replaces },
  });
  await setPublicEdition(trx, build.contest, edition);
  await audit(trx, {
    ...{ at: Math.max(at, now), actor: by, action: "edition.issue", subject: `contest:${build.contest}` },
    ...{ unit: contest.unit, data: { edition, n, kind, cutAt, hash, reason } },
  });
  await moveBuild(trx, build.id, "filling", { state: "tidying" });
}

/** Why the edition cannot be issued after all; null = it can. */
async function problemOf(trx: Transaction<Database>, { build, rounds, replaces }: Issue): Promise<string | null> {
  if (await isCorrecting(trx, build.contest)) return "correcting";
  if ((await countUnsettled(trx, rounds, build.cut_at)) > 0) return "unsettled";
  if (build.kind === "corrected" && (await findReplaced(trx, build.contest)) !== replaces) throw new BuildMoved();
  return null;
}
