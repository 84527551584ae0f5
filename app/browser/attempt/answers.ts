/** From the boxes of the page to the outbox: every change of an answer is sent once, and the page says how it fares. */
import { normalisePrediction } from "#app/domain/prediction.ts";
import { readAnswer, servedAnswer } from "./boxes.ts";
import { wireOrder } from "./ordering.ts";
import type { Whereabouts } from "./outbox.ts";
import type { QuestionScreen, Screen } from "./screen.ts";
import { Typing } from "./typing.ts";

export interface AnswersEvents {
  /** Nothing is taken over while another page holds the attempt, or when its time is over. */
  isLocked(): boolean;
  /** A new answer: first on the device, then to the server. */
  send(question: QuestionScreen, answer: string[]): void;
  /** Whether an answer of this question was sent that does not wait yet. */
  isSending(question: string): boolean;
  /** The states of questions were painted anew. */
  painted(): void;
}

export class Answers {
  private waiting: ReadonlyMap<string, Whereabouts> = new Map();
  private readonly typing = new Typing<QuestionScreen>((question) => this.record(question));

  constructor(
    private readonly screen: Screen,
    private readonly events: AnswersEvents,
  ) {}

  listen(): void {
    const { form, questions } = this.screen;
    form.addEventListener("change", (event) => this.onChange(event.target as Element));
    form.addEventListener("input", (event) => this.onInput(event.target as Element));
    for (const question of questions.filter(({ section }) => section.dataset.kind === "ordering")) {
      wireOrder(question.section, {
        changed: () => this.record(question),
        say: (text) => this.screen.sayOnce(text),
      });
    }
  }

  /** Takes over what was answered before the script was there. */
  takeEarly(): void {
    for (const question of this.screen.all) {
      const served = JSON.stringify(servedAnswer(question.section));
      if (JSON.stringify(readAnswer(question.section)) !== served) this.record(question);
    }
  }

  /** Takes over what is still being typed: before the page goes, is locked or is handed in. */
  takeOver(): void {
    this.typing.flush();
  }

  private onChange(box: Element): void {
    const question = this.screen.holding(box);
    if (!question) return;
    if (box.matches("[data-typed]")) this.typing.settle(question);
    else this.record(question);
  }

  private onInput(box: Element): void {
    const question = this.screen.holding(box);
    if (!question || !box.matches("[data-typed]") || this.events.isLocked()) return;
    this.typing.touch(question);
    this.paint();
  }

  private record(question: QuestionScreen): void {
    if (this.events.isLocked()) return;
    const answer = readAnswer(question.section);
    const text = JSON.stringify(answer);
    this.screen.paintChoice(question);
    if (question === this.screen.prediction && !normalisePrediction(answer)) this.refused(question.id);
    else if (text === question.recorded) this.paint();
    else {
      question.recorded = text;
      this.events.send(question, answer);
      this.paint();
    }
  }

  /** Whether what the page shows of this question is on its way or will be. */
  isBusyWith(question: QuestionScreen): boolean {
    return this.typing.has(question.id) || this.events.isSending(question.id);
  }

  /** Paints every state; `waiting` are the questions whose answers the server does not have yet. */
  paint(waiting: ReadonlyMap<string, Whereabouts> = this.waiting): void {
    this.waiting = waiting;
    for (const question of this.screen.all) {
      const where = this.events.isSending(question.id) ? "keeping" : waiting.get(question.id);
      if (this.typing.has(question.id)) question.state = "typing";
      else if (where) question.state = where === "kept" ? "waiting" : where;
      else if (question.state !== "refused") question.state = settledState(question);
      this.screen.paintState(question);
    }
    this.events.painted();
  }

  refused(id: string): void {
    const question = this.screen.byId(id);
    if (!question) return;
    question.state = "refused";
    question.recorded = "";
    this.screen.paintState(question);
  }

  /** False while the prediction is no number: its box has the focus then and says so. */
  get canBeHandedIn(): boolean {
    const { prediction } = this.screen;
    if (!prediction || normalisePrediction(readAnswer(prediction.section))) return true;
    this.refused(prediction.id);
    prediction.section.querySelector("input")?.focus();
    this.screen.sayNow("Dự đoán phải là một số, ví dụ 42.500.");
    return false;
  }
}

const settledState = ({ section }: QuestionScreen) => (readAnswer(section).length > 0 ? "saved" : "empty");
