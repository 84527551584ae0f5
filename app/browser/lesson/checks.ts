/** Immediate feedback on the check questions of a lesson. */
import { make, sign } from "./make.ts";

export interface Checks {
  readonly total: number;
  right(): number;
  /** By question: whether the first answer given on this page was right. */
  first(): Readonly<Record<string, boolean>>;
  onChange(listener: () => void): void;
}

export function wireChecks(): Checks {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-check]")];
  const right = new Set<string>();
  const first: Record<string, boolean> = {};
  const listeners: (() => void)[] = [];
  for (const form of forms) {
    wireCheck(form, (good) => {
      if (good) right.add(form.id);
      const id = form.dataset.check;
      if (id && !(id in first)) first[id] = good;
      for (const listener of listeners) listener();
    });
  }
  return {
    total: forms.length,
    right: () => right.size,
    first: () => first,
    onChange: (listener) => void listeners.push(listener),
  };
}

function wireCheck(form: HTMLFormElement, judged: (good: boolean) => void): void {
  const several = form.dataset.kind === "multiple";
  const key = form.querySelector<HTMLElement>(".key");
  if (key) key.hidden = true; // the whole key shows once the question is answered
  const say = make("div", { class: "note no-print", role: "status" });
  say.hidden = true;
  if (several) key?.before(make("button", { type: "submit", class: "btn quiet" }, "Kiểm tra"));
  (key ?? form.lastElementChild)?.before(say);

  const judge = () => {
    const rows = [...form.querySelectorAll<HTMLElement>(".opt")];
    const isChosen = (row: HTMLElement) => Boolean(row.querySelector<HTMLInputElement>("input")?.checked);
    const good = rows.every((row) => isChosen(row) === (row.dataset.right === "true"));
    for (const row of rows) mark(row, isChosen(row));
    const feedback = rows.filter(isChosen).map((row) => make("p", {}, row.dataset.feedback ?? ""));
    const missing = several && !good && rows.every((row) => !isChosen(row) || row.dataset.right === "true");
    say.hidden = false;
    say.className = good ? "note ok no-print" : "note bad no-print";
    const verdict = make("b", {}, good ? "Đúng rồi." : missing ? "Còn thiếu ý đúng." : "Chưa đúng.");
    say.replaceChildren(sign(good ? "check" : "cross"), make("div", {}, verdict, ...feedback));
    if (good && key) key.hidden = false;
    judged(good);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    judge();
  });
  if (!several) form.addEventListener("change", judge);
}

function mark(row: HTMLElement, chosen: boolean): void {
  const good = row.dataset.right === "true";
  row.classList.toggle("right", chosen && good);
  row.classList.toggle("wrong", chosen && !good);
  row.querySelector(".say")?.remove();
  if (!chosen) return;
  row.append(make("span", { class: "say" }, sign(good ? "check" : "cross"), good ? "Đáp án đúng" : "Bạn chọn"));
}
