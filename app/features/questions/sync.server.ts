import type { BankQuestion } from "#app/content/types.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { findQuestion, insertVersion } from "#db/queries/questions.ts";

/** The bank that ships with the product; its questions are read-only in pages. */
const BUILT_IN_BANK = "goc-asean";

/**
 * Brings the built-in questions into the bank: a changed content hash makes a new version, an unchanged one nothing, so
 * running it twice changes nothing. Versions that contests pinned stay as they are.
 */
export async function syncBuiltInQuestions(
  { db }: DatabaseHandle,
  questions: readonly BankQuestion[],
  now: number,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  await db
    .insertInto("bank")
    .values({ id: BUILT_IN_BANK, unit: null, slug: BUILT_IN_BANK })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const item of questions) {
    await db.transaction().execute(async (trx) => {
      const known = await findQuestion(trx, BUILT_IN_BANK, item.key);
      if (known?.hash === item.hash) {
        counts.unchanged += 1;
        return;
      }
      const question = known?.id ?? newId();
      if (!known) {
        await trx
          .insertInto("question")
          .values({ id: question, bank: BUILT_IN_BANK, source_key: item.key, state: "approved" })
          .execute();
      }
      await insertVersion(
        trx,
        {
          id: newId(),
          question,
          n: (known?.n ?? 0) + 1,
          kind: item.body.kind,
          body: JSON.stringify(item.body),
          pillar: item.pillar,
          levels: JSON.stringify(item.levels),
          difficulty: item.difficulty,
          tags: JSON.stringify(item.tags),
          as_of: item.asOf,
          review_by: item.reviewBy,
          hash: item.hash,
          created_at: now,
        },
        { answer: JSON.stringify(item.answer), explanation: item.explanation },
      );
      counts[known ? "changed" : "added"] += 1;
    });
  }
  return counts;
}
