/** The page as the script sees it: one question a screen, states in words, the list of cells, the notes. */

export type AnswerState = "empty" | "waiting" | "saved" | "refused";

const STATE_WORDS: Record<AnswerState, string> = {
  empty: "Chưa trả lời",
  waiting: "Đã giữ trong máy, chờ gửi",
  saved: "Đã lưu",
  refused: "Chưa lưu được, hãy chọn lại",
};
const STATE_CLASS: Record<AnswerState, string> = {
  empty: "saved off",
  waiting: "saved wait",
  saved: "saved",
  refused: "saved wait",
};
const CELL_CLASS: Record<AnswerState, string> = {
  empty: "cell",
  waiting: "cell wait-c",
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
  readonly number: number;
  readonly section: HTMLElement;
  state: AnswerState;
  flagged: boolean;
}

export class Screen {
  readonly main = one<HTMLElement>(document, "[data-attempt]");
  readonly form = one<HTMLFormElement>(document, "[data-paper]");
  readonly review = one<HTMLElement>(document, "[data-review]");
  readonly questions: QuestionScreen[];
  /** Number of the question in sight; one past the last is the review. */
  current = 1;
  private politeTimer = 0;

  constructor() {
    this.questions = [...document.querySelectorAll<HTMLElement>("[data-question]")].map((section) => ({
      id: section.dataset.question!,
      number: Number(section.dataset.number),
      section,
      state: section.querySelector("input:checked") ? "saved" : "empty",
      flagged: false,
    }));
    document.body.classList.add("js");
    one(document, "[data-foot]").hidden = false;
    one(document, "[data-clock-settings]").hidden = false;
    one(document, "[data-clock-label]").textContent = "còn lại";
    one(document, "[data-plain-save]").hidden = true;
    for (const { section } of this.questions) one(section, "[data-flag]").hidden = false;
  }

  byId(id: string): QuestionScreen | undefined {
    return this.questions.find((question) => question.id === id);
  }

  /** Ids of the chosen options. */
  chosen(question: QuestionScreen): string[] {
    return [...question.section.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value);
  }

  choose(question: QuestionScreen, answer: readonly string[]): void {
    for (const input of question.section.querySelectorAll<HTMLInputElement>("input[value]")) {
      input.checked = answer.includes(input.value);
    }
    this.paintChoice(question);
  }

  paintChoice(question: QuestionScreen): void {
    for (const row of question.section.querySelectorAll(".opt")) {
      row.classList.toggle("on", Boolean(row.querySelector("input:checked")));
    }
  }

  paintState(question: QuestionScreen): void {
    const state = one(question.section, "[data-state]");
    state.className = STATE_CLASS[question.state];
    state.textContent = STATE_WORDS[question.state];
    const cell = one<HTMLAnchorElement>(document, `[data-cell="${question.number}"]`);
    cell.className = `${CELL_CLASS[question.state]}${question.flagged ? " flag" : ""}${question.number === this.current ? " now" : ""}`;
    const words = [`Câu ${question.number}`, STATE_WORDS[question.state].toLowerCase()];
    if (question.flagged) words.push("đánh dấu xem lại");
    cell.setAttribute("aria-label", words.join(", "));
    if (question.number === this.current) cell.setAttribute("aria-current", "step");
    else cell.removeAttribute("aria-current");
  }

  /** Saved and waiting in sum, beside the clock. */
  paintSync(online: boolean, readOnly: boolean): void {
    const saved = this.questions.filter((question) => question.state === "saved").length;
    const waiting = this.questions.filter((question) => question.state === "waiting").length;
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
    if (gaps.length === 0) return;
    text.append(" Còn trống câu ");
    gaps.forEach((question, index) => {
      const link = document.createElement("a");
      link.href = `#cau-${question.number}`;
      link.textContent = String(question.number);
      text.append(link, index < gaps.length - 1 ? ", " : ".");
    });
  }

  /** A note above the question; null takes it away. The question stays in sight. */
  note(
    kind: string,
    content: { tone: "warn" | "still" | "bad"; title: string; text: string; button?: string; onButton?(): void } | null,
  ) {
    const box = one(document, "[data-notes]");
    box.querySelector(`[data-note="${kind}"]`)?.remove();
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

  sayNow(text: string): void {
    one(document, "[data-say-now]").textContent = text;
  }

  lock(locked: boolean): void {
    document.body.classList.toggle("s-taken", locked);
    for (const question of this.questions) {
      one<HTMLFieldSetElement>(question.section, "fieldset").disabled = locked;
    }
  }
}
