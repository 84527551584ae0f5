import type { Answer } from "#app/domain/answer.ts";
import { answerOfBoxes, boxOfPart, partOfName } from "#app/domain/boxes.ts";
import { normalisePrediction, PREDICTION } from "#app/domain/prediction.ts";
import type { QuestionKind } from "#app/domain/question.ts";
import { attemptToken, type attemptView, tokenHashOf } from "#app/features/attempts/api.server.ts";
import type { Mend } from "#app/features/attempts/question-card.tsx";
import { mendWords, spaceOf } from "#app/features/attempts/question-words.ts";
import type { AppContext } from "#app/http/context.ts";
import { newId } from "#db/ids.ts";
import type { SaveEvent, SaveInput, SaveResult } from "#db/ops/save-answers.ts";

type View = NonNullable<Awaited<ReturnType<typeof attemptView>>>;
type FormBody = Record<string, string | string[] | undefined>;

export interface SavedForm {
  /**
   * `taken`: another page holds the attempt by now. `refused`: nothing of the form was taken. `closed`: the attempt takes
   * no answers any more.
   */
  readonly status: "saved" | "taken" | "refused" | "closed";
  /** By question: what does not fit and was left out; everything else is saved. */
  readonly mend: ReadonlyMap<string, Mend>;
}

/**
 * Saves a posted form as answer events: one per question that was changed on that page. What the page showed came along
 * (`base`), so a page that was opened earlier never takes back what another one answered meanwhile. A form of a page
 * that was taken over keeps its older epoch, so it never overwrites the newer holder's answers.
 */
export async function saveForm(app: AppContext, view: View, body: FormBody, arrivedAt: number): Promise<SavedForm> {
  const epoch = Math.min(Math.max(1, Math.trunc(Number(body.epoch)) || 1), view.epoch);
  // A later form comes after an earlier one: numbers follow the time since the start, from one client id a form.
  const { events, mend } = changesIn(view, body, Math.max(0, arrivedAt - view.startedAt) + 1);
  const taken = epoch < view.epoch;
  if (events.length === 0) return { status: taken ? "taken" : "saved", mend };
  const result = await app.handle.op<SaveResult>("saveAnswers", {
    attempt: view.id,
    tokenHash: tokenHashOf(attemptToken(app.attemptSecret, view.id)),
    clientId: `form-${newId()}`,
    epoch,
    arrivedAt,
    events,
  } satisfies SaveInput);
  if (result.status === "forbidden") return { status: "refused", mend };
  if (result.refused.some(({ code }) => code === "not_open")) return { status: "closed", mend };
  for (const { seq, code } of result.refused) {
    const question = events.find((event) => event.seq === seq)?.question ?? "";
    const kind = view.questions.find(({ id }) => id === question)?.kind ?? null;
    mend.set(question, { boxes: boxesIn(body, question, kind), message: mendWords(code) });
  }
  return { status: taken || epoch < result.epoch ? "taken" : "saved", mend };
}

/** What was changed on the page, numbered from `first` by place in the paper, and what does not fit. */
function changesIn(view: View, body: FormBody, first: number): { events: SaveEvent[]; mend: Map<string, Mend> } {
  const shown = shownBefore(body.base);
  const events: SaveEvent[] = [];
  const mend = new Map<string, Mend>();
  const take = (place: number, question: string, answer: Answer, saved: Answer) => {
    const before = shown?.[place];
    // without knowing what was shown, an empty answer may only mean that the page was older
    const changed = before ? !isSame(answer, before) : answer.length > 0 && !isSame(answer, saved);
    if (changed) events.push({ seq: first + place, question, answer });
  };
  for (const [place, question] of view.questions.entries()) {
    const boxes = boxesIn(body, question.id, question.kind);
    const read = answerOfBoxes(spaceOf(question), boxes);
    if (read.ok) take(place, question.id, read.answer, question.chosen);
    else mend.set(question.id, { boxes, message: mendWords(read.code) });
  }
  if (view.prediction) {
    const boxes = boxesIn(body, PREDICTION, null);
    const answer = normalisePrediction(boxes);
    const { number } = view.prediction;
    if (answer) take(view.questions.length, PREDICTION, answer, number === null ? [] : [String(number)]);
    else mend.set(PREDICTION, { boxes, message: mendWords("not_a_number") });
  }
  return { events, mend };
}

/** The answers as the page showed them, by place in the paper, the prediction last; null when that cannot be read. */
function shownBefore(value: string | string[] | undefined): readonly Answer[] | null {
  try {
    const parsed: unknown = JSON.parse(String(value));
    const isList = Array.isArray(parsed) && parsed.every((one) => Array.isArray(one));
    return isList ? (parsed as unknown[][]).map((one) => one.map(String)) : null;
  } catch {
    return null;
  }
}

/** Both in canonical form. */
function isSame(one: Answer, other: Answer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The set boxes of a question in a posted form; a list that says nothing and an empty line are no set boxes. */
function boxesIn(body: FormBody, question: string, kind: QuestionKind | null): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const part = partOfName(question, name);
    if (part === undefined) return [];
    const values = [value ?? []].flat().filter((one) => one !== "");
    return part === null || kind === null ? values : values.map((one) => boxOfPart(kind, part, one));
  });
}
