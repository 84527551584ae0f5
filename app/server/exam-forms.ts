import { attemptToken, type attemptView, tokenHashOf } from "#app/features/attempts/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import type { SaveEvent, SaveInput, SaveResult } from "#db/ops/attempts.ts";

type View = NonNullable<Awaited<ReturnType<typeof attemptView>>>;
type FormBody = Record<string, string | string[] | undefined>;

/** Sequence numbers of forms follow the time since the start: a later form always comes after an earlier one. */
const NUMBERS_PER_MS = 100;

/**
 * Saves a posted form as answer events: one per question whose choice differs from what is saved. A form of a page that
 * was taken over keeps its older epoch, so it never overwrites the newer holder's answers.
 */
export async function saveForm(
  app: AppContext,
  view: View,
  body: FormBody,
  arrivedAt: number,
): Promise<"saved" | "taken" | "refused"> {
  const epoch = Math.min(Math.max(1, Number(body.epoch) || 1), view.epoch);
  const base = Math.max(0, arrivedAt - view.startedAt) * NUMBERS_PER_MS + 1;
  const events: SaveEvent[] = [];
  for (const [index, question] of view.questions.entries()) {
    const raw = body[`q-${question.id}`];
    const answer = [raw ?? []].flat().sort();
    if (answer.join() === [...question.chosen].join()) continue;
    events.push({ seq: base + index, question: question.id, answer });
  }
  if (events.length === 0) return epoch < view.epoch ? "taken" : "saved";
  const result = await app.handle.op<SaveResult>("saveAnswers", {
    attempt: view.id,
    tokenHash: tokenHashOf(attemptToken(app.attemptSecret, view.id)),
    clientId: `form-${epoch}`,
    epoch,
    arrivedAt,
    events,
  } satisfies SaveInput);
  if (result.status === "forbidden" || result.refused.length > 0) return "refused";
  return epoch < result.epoch ? "taken" : "saved";
}
