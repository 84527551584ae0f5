import { findBuild, isIssuing, nextNumber } from "#db/queries/board-builds.ts";
import {
  countUnsettled,
  findEdition,
  findReplaced,
  isCorrecting,
  listRoundIds,
  lockContest,
} from "#db/queries/boards-editions.ts";
import { type BuildOptions, beginBuild, type Handle, runBuild } from "./build.server.ts";

export interface EditionInput {
  readonly kind: "freeze" | "final" | "corrected";
  /** Attempts finished before this moment are in it (half-open); null = all. */
  readonly cutAt: number | null;
  readonly now: number;
  /** The account that issues it; null = the system. */
  readonly by: string | null;
  readonly reason: string;
}

export type IssueFault =
  | { ok: false; code: "unknown_contest" }
  /** The cut lies ahead: attempts that belong into the edition may still come. */
  | { ok: false; code: "too_early" }
  /** A correction is being carried out: half of the attempts carry the new grading. */
  | { ok: false; code: "correcting" }
  /** There is nothing to correct yet: no edition is out. */
  | { ok: false; code: "nothing_to_correct" }
  /** Another edition of the contest is being made at this moment. */
  | { ok: false; code: "issuing" }
  /** So many attempts from before the cut are not closed or not graded yet. */
  | { ok: false; code: "unsettled"; attempts: number };
export type IssueResult = { ok: true; edition: number; n: number; hash: string } | IssueFault;

/**
 * Begins an edition of a contest's boards: whether it may be issued is looked at now, and once more when it stands. What
 * belongs into it is decided by `cutAt`, not by the moment this runs. Gives the build that makes it.
 */
export async function beginEdition(
  { db }: Handle,
  contestId: string,
  { kind, cutAt, now, by, reason }: EditionInput,
): Promise<{ ok: true; build: string } | IssueFault> {
  if (cutAt !== null && now < cutAt) return { ok: false, code: "too_early" };
  return db.transaction().execute(async (trx) => {
    const contest = await lockContest(trx, contestId);
    if (!contest) return { ok: false, code: "unknown_contest" };
    if (await isCorrecting(trx, contestId)) return { ok: false, code: "correcting" };
    if (kind === "corrected" && (await findReplaced(trx, contestId)) === null)
      return { ok: false, code: "nothing_to_correct" };
    if (await isIssuing(trx, contestId)) return { ok: false, code: "issuing" };
    const attempts = await countUnsettled(trx, await listRoundIds(trx, contestId), cutAt);
    if (attempts > 0) return { ok: false, code: "unsettled", attempts };
    const asked = { kind, cut_at: cutAt, asked_at: now, asked_by: by, asked_for: null, reason };
    const build = await beginBuild(trx, contestId, { ...asked, number: await nextNumber(trx) });
    return build ? { ok: true, build: build.id } : { ok: false, code: "unknown_contest" };
  });
}

/**
 * Issues an edition and makes it the one the public reads. It is filled in short units and stands by one small write;
 * once its row is there the database refuses every change. What changed meanwhile is in it wholly.
 */
export async function issueEdition(
  handle: Handle,
  contest: string,
  input: EditionInput,
  options?: BuildOptions,
): Promise<IssueResult> {
  const begun = await beginEdition(handle, contest, input);
  if (!begun.ok) return begun;
  await runBuild(handle, begun.build, () => input.now, options);
  return outcomeOf(handle, begun.build);
}

/** What became of an edition that was begun; `issuing` while it is being made. */
export async function outcomeOf({ db }: Handle, id: string): Promise<IssueResult> {
  const build = await findBuild(db, id);
  if (!build) return { ok: false, code: "unknown_contest" };
  if (build.problem === "correcting") return { ok: false, code: "correcting" };
  if (build.problem !== null) {
    const attempts = await countUnsettled(db, await listRoundIds(db, build.contest), build.cut_at);
    return { ok: false, code: "unsettled", attempts };
  }
  const edition = await findEdition(db, build.number);
  return edition ? { ok: true, edition: edition.id, n: edition.n, hash: edition.hash } : { ok: false, code: "issuing" };
}
