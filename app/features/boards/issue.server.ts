import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import {
  countUnsettled,
  findReplaced,
  insertEdition,
  isCorrecting,
  listRoundIds,
  lockContest,
  nextEditionNumbers,
  setPublicEdition,
} from "#db/queries/boards-editions.ts";
import { writeEditionChanges } from "./edition-changes.server.ts";
import { EditionHash } from "./edition-hash.server.ts";
import { writeEdition } from "./write-edition.server.ts";

export interface EditionInput {
  readonly kind: "freeze" | "final" | "corrected";
  /** Attempts finished before this moment are in it (half-open); null = all. */
  readonly cutAt: number | null;
  readonly now: number;
  /** The account that issues it; null = the system. */
  readonly by: string | null;
  readonly reason: string;
}

export type IssueResult =
  | { ok: true; edition: number; n: number; hash: string }
  | { ok: false; code: "unknown_contest" }
  /** The cut lies ahead: attempts that belong into the edition may still come. */
  | { ok: false; code: "too_early" }
  /** A correction is being carried out: half of the attempts carry the new grading. */
  | { ok: false; code: "correcting" }
  /** There is nothing to correct yet: no edition is out. */
  | { ok: false; code: "nothing_to_correct" }
  /** So many attempts from before the cut are not closed or not graded yet. */
  | { ok: false; code: "unsettled"; attempts: number };

/**
 * Issues an edition of a contest's boards and makes it the one the public reads. What belongs into it is decided by
 * `cutAt`, not by the moment this runs. All rows, the edition and its fingerprint stand in one transaction; once its row
 * is there the database refuses every change. Two contests that issue in the same instant may want one number: the
 * second one fails whole and can be repeated.
 */
export async function issueEdition(
  { db }: Pick<DatabaseHandle, "db">,
  contestId: string,
  { kind, cutAt, now, by, reason }: EditionInput,
): Promise<IssueResult> {
  if (cutAt !== null && now < cutAt) return { ok: false, code: "too_early" };
  // One snapshot for all rounds and people: a correction that lands meanwhile is in it wholly or not at all.
  const transaction = db.transaction().setIsolationLevel("repeatable read");
  return transaction.execute(async (trx): Promise<IssueResult> => {
    const contest = await lockContest(trx, contestId);
    if (!contest) return { ok: false, code: "unknown_contest" };
    const rounds = await listRoundIds(trx, contestId);
    if (await isCorrecting(trx, contestId)) return { ok: false, code: "correcting" };
    const replaces = kind === "corrected" ? await findReplaced(trx, contestId) : null;
    if (kind === "corrected" && replaces === null) return { ok: false, code: "nothing_to_correct" };
    const attempts = await countUnsettled(trx, rounds, cutAt);
    if (attempts > 0) return { ok: false, code: "unsettled", attempts };

    const { id: edition, n } = await nextEditionNumbers(trx, contestId);
    const rows = new EditionHash();
    await writeEdition(trx, { edition, contest: contestId, cutAt, hash: rows });
    const hash = rows.digest();
    if (replaces !== null) {
      await writeEditionChanges(trx, { edition, replaces, unit: contest.unit, scopes: [...rounds, contestId] });
    }
    await insertEdition(trx, {
      id: edition,
      contest: contestId,
      n,
      kind,
      cut_at: cutAt,
      issued_at: now,
      issued_by: by,
      reason,
      hash,
      replaces,
    });
    await setPublicEdition(trx, contestId, edition);
    await audit(trx, {
      at: now,
      actor: by,
      action: "edition.issue",
      subject: `contest:${contestId}`,
      unit: contest.unit,
      data: { edition, n, kind, cutAt, hash, reason },
    });
    return { ok: true, edition, n, hash };
  });
}
