/** Puts the parts of the attempt together: choices, sending, take-over, clock, submit. */
import { numberInAddress, on, randomId, spoken } from "./address.ts";
import { backoffMs } from "./backoff.ts";
import { AttemptClock, digits } from "./clock.ts";
import { Outbox } from "./outbox.ts";
import { type QuestionScreen, Screen } from "./screen.ts";
import { AttemptServer, type Beat } from "./server.ts";
import { type AnswerStore, openAnswerStore } from "./store.ts";

const HEARTBEAT_MS = 20_000;
/** What this tab holds of the attempt; it survives a reload and ends with the tab. */
interface Holder {
  clientId: string;
  epoch: number;
  seq: number;
}

export class AttemptController {
  private readonly screen = new Screen();
  private readonly id = this.screen.main.dataset.attempt!;
  private readonly server = new AttemptServer(location.pathname, this.screen.main.dataset.token!);
  private readonly clock: AttemptClock;
  private outbox!: Outbox;
  private store!: AnswerStore;
  private holder!: Holder;
  private online = true;
  private readOnly = false;
  private over = false;
  private submitting = false;
  private submitFailures = 0;

  constructor() {
    this.clock = new AttemptClock({
      tick: (remaining) => this.paintClock(remaining),
      threshold: (ms) => this.warn(ms),
      end: () => this.timeUp(),
    });
    this.clock.set(Number(this.screen.main.dataset.remaining));
  }

  async start(): Promise<void> {
    const { store, durable } = await openAnswerStore();
    this.store = store;
    this.outbox = new Outbox(store, this.server, {
      changed: (waiting) => this.paintWaiting(waiting),
      saved: (questions) => this.markSaved(questions),
      refused: (question, code) => this.markRefused(question, code),
      beat: (beat) => this.hear(beat),
      network: (online) => this.setOnline(online),
    });
    for (const answer of await this.outbox.restore(this.id)) {
      const question = this.screen.byId(answer.question);
      if (question) this.screen.choose(question, answer.answer);
    }
    this.listen();
    this.screen.show(numberInAddress() ?? 1, false);
    this.clock.start();
    if (!durable) {
      this.screen.note("memory", {
        tone: "warn",
        title: "Trình duyệt này không giữ được câu trả lời khi mất mạng.",
        text: "Giữ trang này mở đến khi mọi câu báo Đã lưu.",
      });
    }
    await this.hold();
    void this.outbox.flush();
    window.setInterval(() => void this.beat(), HEARTBEAT_MS);
  }

  /** Takes the attempt into this tab, unless this tab held it already before a reload. */
  private async hold(): Promise<void> {
    const known = sessionStorage.getItem(`goc-thi:${this.id}`);
    if (known) {
      this.holder = JSON.parse(known) as Holder;
      return;
    }
    this.holder = { clientId: randomId(), epoch: Number(this.screen.main.dataset.epoch), seq: 0 };
    await this.takeOver();
  }

  private async takeOver(): Promise<void> {
    const answered = await this.server.claim();
    if (answered.ok) {
      this.holder.epoch = answered.value.epoch;
      this.setReadOnly(false);
    } else if (answered.kind === "refused") await this.leave();
    this.remember();
  }

  private remember(): void {
    sessionStorage.setItem(`goc-thi:${this.id}`, JSON.stringify(this.holder));
  }

  private listen(): void {
    this.screen.form.addEventListener("change", (event) => this.onChoice(event.target as HTMLInputElement));
    this.screen.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
    window.addEventListener("hashchange", () => this.screen.show(numberInAddress() ?? 1, true));
    window.addEventListener("online", () => void this.outbox.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.beat();
    });
    on("[data-next]", () => this.go(this.screen.current + 1));
    on("[data-previous]", () => this.go(this.screen.current - 1));
    on("[data-list]", () => document.querySelector(".nav-side")?.scrollIntoView());
    on("[data-clock-read]", () => this.screen.sayNow(`Còn ${spoken(this.clock.remainingMs)}.`));
    const hide = document.querySelector<HTMLInputElement>("[data-clock-hide]");
    hide?.addEventListener("change", () => document.body.classList.toggle("no-clock", hide.checked));
    for (const question of this.screen.questions) {
      const flag = question.section.querySelector<HTMLButtonElement>("[data-flag]");
      flag?.addEventListener("click", () => {
        question.flagged = !question.flagged;
        flag.setAttribute("aria-pressed", String(question.flagged));
        this.screen.paintState(question);
      });
    }
  }

  private go(number: number): void {
    history.replaceState(null, "", number > this.screen.questions.length ? "#xem-lai" : `#cau-${number}`);
    this.screen.show(number, true);
  }

  private onChoice(input: HTMLInputElement): void {
    const section = input.closest<HTMLElement>("[data-question]");
    const question = section && this.screen.byId(section.dataset.question!);
    if (!question || this.readOnly || this.over) return;
    this.screen.paintChoice(question);
    this.holder.seq += 1;
    this.remember();
    void this.outbox.add({
      attempt: this.id,
      clientId: this.holder.clientId,
      epoch: this.holder.epoch,
      seq: this.holder.seq,
      question: question.id,
      answer: this.screen.chosen(question),
    });
  }

  private paintWaiting(waiting: ReadonlySet<string>): void {
    for (const question of this.screen.questions) {
      if (waiting.has(question.id)) question.state = "waiting";
      else if (question.state === "waiting") question.state = this.settledState(question);
      this.screen.paintState(question);
    }
    this.screen.paintSync(this.online, this.readOnly);
    this.paintOffline();
  }

  private settledState(question: QuestionScreen) {
    return this.screen.chosen(question).length > 0 ? ("saved" as const) : ("empty" as const);
  }

  private markSaved(questions: readonly string[]): void {
    const numbers = questions.map((id) => this.screen.byId(id)?.number).filter((number) => number !== undefined);
    if (numbers.length > 0) this.screen.sayPolitely(`Đã lưu câu ${[...new Set(numbers)].join(", ")}.`);
  }

  private markRefused(id: string, code: string): void {
    if (code === "not_open" || code === "forbidden") {
      void this.leave();
      return;
    }
    const question = this.screen.byId(id);
    if (!question) return;
    question.state = "refused";
    this.screen.paintState(question);
  }

  private async beat(): Promise<void> {
    if (this.submitting) return;
    const answered = await this.server.beat();
    if (answered.ok) {
      this.setOnline(true);
      this.hear(answered.value);
      void this.outbox.flush();
    } else if (answered.kind === "offline") this.setOnline(false);
    else await this.leave();
  }

  /** What every acknowledgement and heartbeat tells: time, holder, state. */
  private hear({ epoch, state, remainingMs }: Beat): void {
    this.clock.set(remainingMs);
    if (remainingMs > 0 && this.over && !this.submitting) this.over = false;
    if (state !== "open" && this.outbox.isEmpty) void this.leave();
    this.setReadOnly(epoch > this.holder.epoch);
  }

  private setReadOnly(readOnly: boolean): void {
    if (this.readOnly === readOnly) return;
    this.readOnly = readOnly;
    this.screen.lock(readOnly);
    this.screen.paintSync(this.online, readOnly);
    this.screen.note(
      "taken",
      readOnly
        ? {
            tone: "still",
            title: "Bài đang mở ở trang khác hoặc thiết bị khác.",
            text: "Màn hình này chỉ để xem. Câu đã lưu vẫn còn đủ.",
            button: "Làm tiếp ở đây",
            // the other place may have newer answers: this page is read again after taking over
            onButton: () => void this.takeOver().then(() => location.reload()),
          }
        : null,
    );
    if (readOnly) this.screen.sayNow("Bài đang mở ở trang khác hoặc thiết bị khác. Màn hình này chỉ để xem.");
  }

  private setOnline(online: boolean): void {
    if (this.online !== online) this.screen.sayPolitely(online ? "Đã có mạng lại." : "Đang mất mạng. Cứ làm tiếp.");
    this.online = online;
    this.screen.paintSync(online, this.readOnly);
    this.paintOffline();
  }

  private paintOffline(): void {
    const waiting = this.screen.questions.filter((question) => question.state === "waiting").length;
    this.screen.note(
      "offline",
      this.online
        ? null
        : {
            tone: "warn",
            title: waiting > 0 ? `Đang mất mạng. ${waiting} câu chờ gửi.` : "Đang mất mạng.",
            text: "Cứ làm tiếp. Câu trả lời nằm trong máy này và tự gửi khi có mạng. Đừng xoá dữ liệu trình duyệt.",
          },
    );
  }

  private paintClock(remaining: number): void {
    const text = digits(remaining);
    const shown = document.querySelector("[data-clock-digits]");
    if (shown && shown.textContent !== text) shown.textContent = text;
    const bar = document.querySelector<HTMLProgressElement>("[data-clock-bar]");
    if (bar) bar.value = remaining;
    document.body.classList.toggle("late", remaining <= 60_000);
  }

  private warn(ms: number): void {
    const words: Record<number, string> = { 300000: "Còn 5 phút.", 60000: "Còn 1 phút.", 10000: "Còn 10 giây." };
    this.screen.sayPolitely(words[ms] ?? "");
    if (ms !== 60_000) return;
    this.screen.note("minute", {
      tone: "warn",
      title: "Còn dưới 1 phút.",
      text: "Hết giờ, bài tự nộp với các câu đã lưu. Bạn không mất câu nào.",
    });
  }

  private timeUp(): void {
    this.over = true;
    this.screen.lock(true);
    this.screen.note("minute", { tone: "still", title: "Hết giờ.", text: "Đang gửi nốt và nộp bài…" });
    this.screen.sayNow("Hết giờ. Bài đang được nộp.");
    if (!this.readOnly) void this.submit();
  }

  private async submit(): Promise<void> {
    if (this.submitting) return;
    this.submitting = true;
    document.querySelector("[data-submit]")?.setAttribute("aria-disabled", "true");
    await this.outbox.flush();
    const latest = [...this.outbox.latest.values()].map(({ clientId, seq }) => ({ clientId, seq }));
    const answered = await this.server.submit(latest);
    if (answered.ok && answered.value.status !== "missing") return this.leave(answered.value.next);
    if (answered.ok && answered.value.status === "missing") this.outbox.resend(answered.value.missing);
    else if (!answered.ok && answered.kind === "refused") return this.leave();
    else {
      this.setOnline(false);
      this.screen.note("submit", {
        tone: "warn",
        title: "Chưa nộp được vì mất mạng.",
        text: "Giữ trang này mở, máy tự nộp khi có mạng. Hết giờ, máy chủ cũng tự đóng bài với các câu đã lưu.",
      });
    }
    this.submitFailures += 1;
    window.setTimeout(
      () => {
        this.submitting = false;
        void this.submit();
      },
      backoffMs(
        this.submitFailures,
        answered.ok ? null : answered.kind === "offline" ? answered.retryAfterSeconds : null,
      ),
    );
  }

  /** The attempt is closed: to its receipt. What waited here is no longer of use and does not stay for the next pupil. */
  private async leave(next?: string): Promise<void> {
    this.clock.stop();
    await this.store.clear(this.id).catch(() => {});
    sessionStorage.removeItem(`goc-thi:${this.id}`);
    location.replace(next ?? location.pathname);
  }
}
