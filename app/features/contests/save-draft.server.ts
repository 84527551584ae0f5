import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { lockContest } from "#db/queries/boards-editions.ts";
import {
  deleteDraft,
  deleteDraftContest,
  slugIsTaken,
  updateContestHead,
  upsertDraft,
} from "#db/queries/contest-drafts.ts";
import { deleteUnusedParts, listContestFiles } from "#db/queries/contest-files.ts";
import { findContest } from "#db/queries/contests.ts";
import type { ContestDraft } from "./draft.ts";
import { readSaved } from "./load-draft.server.ts";
import type { StepId } from "./steps.ts";

interface By {
  readonly account: string;
  readonly now: number;
}

type Db = Pick<DatabaseHandle, "db">;

/**
 * Saves one step. The draft is read again inside the transaction, so that two people at two steps keep each other's
 * work. The first step of a contest that was never published also writes its row. False when the contest is gone.
 */
export async function saveStep(
  { db }: Db,
  id: string,
  step: StepId,
  change: { readonly draft: Partial<ContestDraft>; readonly head?: { slug: string; unit: string } },
  by: By,
): Promise<"saved" | "slug_taken" | "gone"> {
  return db.transaction().execute(async (trx) => {
    await lockContest(trx, id);
    const contest = await findContest(trx, id);
    if (!contest) return "gone";
    const loaded = await readSaved(trx, contest);
    const draft: ContestDraft = { ...loaded.draft, ...change.draft };
    if (contest.state === "draft") {
      if (change.head && (await slugIsTaken(trx, change.head.slug, id))) return "slug_taken";
      await updateContestHead(trx, id, { title: draft.title, ...change.head });
    }
    await upsertDraft(trx, {
      contest: id,
      draft: JSON.stringify(draft),
      base: loaded.base,
      updated_at: by.now,
      updated_by: by.account,
    });
    const unit = change.head?.unit ?? contest.unit;
    await audit(trx, { ...entryOf(by, id, unit), action: "contest.edit", data: { step } });
    return "saved";
  });
}

/**
 * Takes a contest away that was never published, with all that was prepared for it, or the prepared changes of a
 * published one. False when there was nothing to take away.
 */
export async function discardDraft({ db }: Db, id: string, by: By): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockContest(trx, id);
    const contest = await findContest(trx, id);
    if (!contest) return false;
    if (contest.state === "published") {
      await deleteDraft(trx, id);
      await audit(trx, { ...entryOf(by, id, contest.unit), action: "contest.discard" });
      return true;
    }
    const hashes = (await listContestFiles(trx, id)).map((file) => file.hash);
    if (!(await deleteDraftContest(trx, id))) return false;
    await deleteUnusedParts(trx, hashes);
    await audit(trx, { ...entryOf(by, id, contest.unit), action: "contest.delete" });
    return true;
  });
}

function entryOf({ account, now }: By, contest: string, unit: string) {
  return { at: now, actor: account, subject: `contest:${contest}`, unit };
}
