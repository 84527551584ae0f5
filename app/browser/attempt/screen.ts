/** The page as the script sees it: one question a screen, states in words, the list of cells, the notes. */
import { partsOf, readAnswer, saysAnswer, servedAnswer, writeAnswer } from "./boxes.ts";
import { flagButton, furnish } from "./furniture.ts";
import { arrangeOrder } from "./ordering.ts";

export type AnswerState = "empty" | "typing" | "keeping" | "waiting" | "unkept" | "saved" | "refused";

const STATE_WORDS: Record<AnswerState, string> = {
  empty: "Chưa trả lời",
  typing: "Đang viết…",
  keeping: "Đang lưu",
  waiting: "Đã giữ trong máy, chờ gửi",
  unkept: "Chờ gửi, giữ trang này mở",
  saved: "Đã lưu",
  refused: "Chưa lưu được, hãy trả lời lại",
};
/** Where the prediction is told otherwise than a question. */
const PREDICTION_WORDS: Partial<Record<AnswerState, string>> = {
  empty: "Chưa dự đoán",
  refused: "Chưa lưu được: viết một số, ví dụ 42.500",
};
const STATE_CLASS: Record<AnswerState, string> = {
  empty: "saved off",
  typing: "saved off",
  keeping: "saved wait",
  waiting: "saved wait",
  unkept: "saved wait",
  saved: "saved",
  refused: "saved wait",
};
const CELL_CLASS: Record<AnswerState, string> = {
  empty: "cell",
  typing: "cell wait-c",
  keeping: "cell wait-c",
  waiting: "cell wait-c",
  unkept: "cell wait-c",
  saved: "cell saved-c",
  refused: "cell wait-c",
};

function one<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector} on this page`);
  return found;
}

export interface QuestionScreen {
  readonly id: string;
  /** 0 is the prediction, which stands in the review and has no cell. */
  readonly number: number;
  readonly section: HTMLElement;
  state: AnswerState;
  flagged: boolean;
  /** The answer that was sent last or came with the page: the same one is not sent again. */
  recorded: string;
}

/** As the server sent it; what was chosen since is not saved yet, and neither is what a form is asked to mend. */
function toScreen(id: string, section: HTMLElement, number: number): QuestionScreen {
  const served = servedAnswer(section);
  const isToMend = section.querySelector(".err") !== null;
  const state = isToMend ? "refused" : served.length > 0 ? "saved" : "empty";
  return { id, number, section, state, flagged: false, recorded: isToMend ? "" : JSON.stringify(served) };
}

export class Screen {
  readonly main = one<HTMLElement>(document, "[data-attempt]");
  readonly form = one<HTMLFormElement>(document, "[data-paper]");
  readonly review = one<HTMLElement>(document, "[data-review]");
  readonly questions: QuestionScreen[];
  readonly prediction: QuestionScreen | null;
  /** Number of the question in sight; one past the last is the review. */
  current = 1;
  private politeTimer = 0;

  constructor() {
    this.questions = [...document.querySelectorAll<HTMLElement>("[data-question]")].map((section, at) =>
      toScreen(section.dataset.question!, section, at + 1),
    );
    const prediction = document.querySelector<HTMLElement>("[data-prediction]");
    this.prediction = prediction && toScreen(prediction.dataset.prediction!, prediction, 0);
    furnish();
    for (const { section, number } of this.questions) {
      section.dataset.number = String(number);
      one(section, ".under").append(flagButton());
      one(document, `.cells [href="#cau-${number}"]`).dataset.cell = String(number);
    }
    document.body.classList.add("js");
    one(document, "[data-clock-label]").textContent = "còn lại";
    one(document, "[data-plain-save]").hidden = true;
  }

  /** Everything that is answered: the questions, then the prediction. */
  get all(): QuestionScreen[] {
    return this.prediction ? [...this.questions, this.prediction] : this.questions;
  }

  byId(id: string): QuestionScreen | undefined {
    return this.all.find((question) => question.id === id);
  }

  /** The question that a part of the page belongs to. */
  holding(part: Element): QuestionScreen | undefined {
    return this.all.find(({ section }) => section.contains(part));
  }

  isWaiting(state: AnswerState): boolean {
    return state === "keeping" || state === "waiting" || state === "unkept";
  }

  /** The server has everything of this question. */
  settle(question: QuestionScreen): void {
    question.state = readAnswer(question.section).length > 0 ? "saved" : "empty";
  }

  /** Shows an answer that is not from the boxes; boxes that say it already keep the focus and what was typed. */
  choose(question: QuestionScreen, answer: readonly string[]): void {
    if (!saysAnswer(question.section, answer)) {
      writeAnswer(question.section, answer);
      if (question.section.dataset.kind === "ordering") arrangeOrder(question.section);
    }
    question.recorded = JSON.stringify(readAnswer(question.section));
    this.paintChoice(question);
  }

  listenToFlag(question: QuestionScreen): void {
    const flag = one<HTMLButtonElement>(question.section, "[data-flag]");
    flag.addEventListener("click", () => {
      question.flagged = !question.flagged;
      flag.setAttribute("aria-pressed", String(question.flagged));
      this.paintState(question);
    });
  }

  paintChoice(question: QuestionScreen): void {
    for (const row of question.section.querySelectorAll(".opt")) {
      row.classList.toggle("on", Boolean(row.querySelector("input:checked")));
    }
  }

  paintState(question: QuestionScreen): void {
    const state = one(question.section, "[data-state]");
    state.className = STATE_CLASS[question.state];
    state.textContent = stateWords(question);
    if (question.number === 0) {
      one(question.section, "input").setAttribute("aria-invalid", String(question.state === "refused"));
      return;
    }
    const cell = one<HTMLAnchorElement>(document, `[data-cell="${question.number}"]`);
    cell.className = `${CELL_CLASS[question.state]}${question.flagged ? " flag" : ""}${question.number === this.current ? " now" : ""}`;
    const words = [`Câu ${question.number}`, stateWords(question).toLowerCase()];
    if (question.flagged) words.push("đánh dấu xem lại");
    cell.setAttribute("aria-label", words.join(", "));
    if (question.number === this.current) cell.setAttribute("aria-current", "step");
    else cell.removeAttribute("aria-current");
  }

  /** Saved and waiting in sum, beside the clock. */
  paintSync(online: boolean, readOnly: boolean): void {
    const saved = this.questions.filter((question) => question.state === "saved").length;
    const waiting = this.questions.filter((question) => this.isWaiting(question.state)).length;
    const sync = one(document, "[data-sync]");
    sync.className = readOnly ? "sync off" : waiting > 0 || !online ? "sync wait" : "sync";
    one(document, "[data-sync-text]").textContent = readOnly
      ? "Chỉ xem"
      : waiting > 0
        ? `${waiting} câu chờ gửi`
        : `Đã lưu ${saved}/${this.questions.length}`;
  }

  show(number: number, focus: boolean): void {
    this.current = Math.max(1, Math.min(number, this.questions.length + 1));
    const onReview = this.current > this.questions.length;
    for (const question of this.questions) {
      question.section.hidden = question.number !== this.current;
      this.paintState(question);
    }
    this.review.hidden = !onReview;
    if (onReview) this.paintReview();
    one<HTMLButtonElement>(document, "[data-previous]").hidden = this.current === 1;
    const next = one<HTMLButtonElement>(document, "[data-next]");
    next.hidden = onReview;
    next.textContent = this.current === this.questions.length ? "Xem lại" : "Tiếp";
    if (!focus) return;
    window.scrollTo(0, 0);
    const target = onReview ? one(this.review, "h2") : one(this.questions[this.current - 1]!.section, "legend");
    target.focus({ preventScroll: true });
  }

  private paintReview(): void {
    const text = one(document, "[data-review-text]");
    const gaps = this.questions.filter((question) => question.state === "empty");
    const answered = this.questions.length - gaps.length;
    text.textContent = `Bạn đã trả lời ${answered} trong ${this.questions.length} câu.`;
    appendLinks(text, " Còn trống câu ", gaps);
    const begun = this.questions.filter((question) => question.state !== "empty" && isBegun(question));
    appendLinks(text, " Chưa đủ ý ở câu ", begun);
    if (this.prediction?.state === "empty") text.append(" Chưa có dự đoán.");
  }

  /** A note above the question; null takes it away. The question stays in sight. */
  note(
    kind: string,
    content: {
      tone: "ok" | "warn" | "still" | "bad";
      title: string;
      text: string;
      button?: string;
      onButton?(): void;
    } | null,
  ) {
    const box = one(document, "[data-notes]");
    const shown = box.querySelector(`[data-note="${kind}"]`);
    // the same again stays as it is, with whatever has the focus in it
    const same = content && shown?.querySelector("b")?.textContent === content.title;
    if (same && shown?.querySelector("p")?.textContent === content.text) return;
    shown?.remove();
    if (!content) return;
    const note = document.createElement("div");
    note.className = `note ${content.tone}`;
    note.dataset.note = kind;
    const inner = document.createElement("div");
    const title = document.createElement("b");
    title.textContent = content.title;
    const text = document.createElement("p");
    text.textContent = content.text;
    inner.append(title, text);
    if (content.button) {
      const row = document.createElement("div");
      row.className = "row";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.textContent = content.button;
      button.addEventListener("click", () => content.onButton?.());
      row.append(button);
      inner.append(row);
    }
    note.append(inner);
    box.append(note);
  }

  /** Read out when the reader is idle; merged, at most one in five seconds. */
  sayPolitely(text: string): void {
    window.clearTimeout(this.politeTimer);
    this.politeTimer = window.setTimeout(() => {
      one(document, "[data-say-polite]").textContent = text;
    }, 1_500);
  }

  /** Read out politely and without delay; what was waiting to be said is dropped. */
  sayOnce(text: string): void {
    window.clearTimeout(this.politeTimer);
    one(document, "[data-say-polite]").textContent = text;
  }

  sayNow(text: string): void {
    one(document, "[data-say-now]").textContent = text;
  }

  /** Whether choices are locked, and whether the button that hands in is. */
  lock(locked: boolean, submit: boolean): void {
    document.body.classList.toggle("s-taken", locked);
    one(document, "[data-submit]").setAttribute("aria-disabled", String(submit));
    for (const question of this.questions) {
      one<HTMLFieldSetElement>(question.section, "fieldset").disabled = locked;
    }
    if (this.prediction) one<HTMLInputElement>(this.prediction.section, "input").disabled = locked;
  }
}

const isBegun = ({ section }: QuestionScreen) => {
  const parts = partsOf(section);
  return parts !== null && parts.done > 0 && parts.done < parts.of;
};

function stateWords(question: QuestionScreen): string {
  if (question.number === 0) return PREDICTION_WORDS[question.state] ?? STATE_WORDS[question.state];
  if (question.state !== "saved" || !isBegun(question)) return STATE_WORDS[question.state];
  const parts = partsOf(question.section)!;
  return `${STATE_WORDS.saved} ${parts.done}/${parts.of} ý`;
}

function appendLinks(text: HTMLElement, before: string, questions: readonly QuestionScreen[]): void {
  questions.forEach((question, index) => {
    const link = document.createElement("a");
    link.href = `#cau-${question.number}`;
    link.textContent = String(question.number);
    text.append(index === 0 ? before : "", link, index < questions.length - 1 ? ", " : ".");
  });
}
