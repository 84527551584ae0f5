/** The clock as it is seen and heard: digits, bar, and a note at 5 minutes, 1 minute and 10 seconds. */
import { on, spoken } from "./address.ts";
import { digits } from "./clock.ts";
import type { Screen } from "./screen.ts";

const WARNINGS: Record<number, { title: string; text: string }> = {
  300000: { title: "Còn 5 phút.", text: "Các câu đã chọn vẫn được lưu như thường." },
  60000: { title: "Còn 1 phút.", text: "Hết giờ, bài tự nộp với các câu đã lưu. Bạn không mất câu nào." },
  10000: { title: "Còn 10 giây.", text: "Hết giờ, bài tự nộp với các câu đã lưu. Bạn không mất câu nào." },
};
const KIND = "time";

export class TimeView {
  private warned = 0;

  constructor(
    private readonly screen: Screen,
    remainingMs: () => number,
  ) {
    on("[data-clock-read]", () => screen.sayNow(`Còn ${spoken(remainingMs())}.`));
    const hide = document.querySelector<HTMLInputElement>("[data-clock-hide]");
    hide?.addEventListener("change", () => document.body.classList.toggle("no-clock", hide.checked));
  }

  paint(remaining: number): void {
    const text = digits(remaining);
    const shown = document.querySelector("[data-clock-digits]");
    if (shown && shown.textContent !== text) shown.textContent = text;
    const bar = document.querySelector<HTMLProgressElement>("[data-clock-bar]");
    if (bar) bar.value = remaining;
    document.body.classList.toggle("late", remaining <= 60_000);
    if (this.warned > 0 && remaining > this.warned) this.clear(); // time was given
  }

  warn(threshold: number): void {
    const warning = WARNINGS[threshold];
    if (!warning) return;
    this.warned = threshold;
    this.screen.sayPolitely(warning.title);
    this.screen.note(KIND, { tone: threshold > 60_000 ? "still" : "warn", ...warning });
  }

  over(): void {
    this.screen.note(KIND, { tone: "still", title: "Hết giờ.", text: "Đang gửi nốt và nộp bài…" });
    this.screen.sayNow("Hết giờ. Bài đang được nộp.");
  }

  /** After all there is time: said, since the page had been closed. */
  goesOn(remainingMs: number): void {
    this.clear();
    this.screen.sayNow(`Bạn được thêm giờ. Còn ${spoken(remainingMs)}.`);
  }

  /** The deadline was moved while the attempt goes on: what the page said of it holds no more, and a later one is told. */
  moved(later: boolean): void {
    document.querySelector("[data-given]")?.remove();
    const title = "Bạn được thêm giờ.";
    this.screen.note("given", later ? { tone: "ok", title, text: "Đồng hồ chạy theo hạn nộp mới." } : null);
    if (later) this.screen.sayPolitely(title);
  }

  private clear(): void {
    this.warned = 0;
    this.screen.note(KIND, null);
  }
}
