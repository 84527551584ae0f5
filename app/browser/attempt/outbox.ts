/**
 * Sends answers: each choice is stored on the device first, then sent, and is "saved" only once the server has said so.
 * Everything that waits goes out in one request per client id and epoch; a failure waits and tries again.
 */
import { backoffMs } from "./backoff.ts";
import type { AttemptServer, Beat, Saved } from "./server.ts";
import type { AnswerStore, WaitingAnswer } from "./store.ts";

export interface OutboxEvents {
  /** How many questions wait, after every change. */
  changed(waiting: ReadonlySet<string>): void;
  saved(questions: readonly string[]): void;
  refused(question: string, code: string): void;
  beat(beat: Beat): void;
  network(online: boolean): void;
}

export class Outbox {
  private waiting: WaitingAnswer[] = [];
  private failures = 0;
  private sending = false;
  private timer = 0;
  /** The latest number of each question that this page sent: what submit names. */
  readonly latest = new Map<string, WaitingAnswer>();

  constructor(
    private readonly store: AnswerStore,
    private readonly server: AttemptServer,
    private readonly events: OutboxEvents,
  ) {}

  /** Takes up what an earlier page of this device left. */
  async restore(attempt: string): Promise<WaitingAnswer[]> {
    this.waiting = (await this.store.list(attempt)).sort((a, b) => a.epoch - b.epoch || a.seq - b.seq);
    for (const answer of this.waiting) this.latest.set(answer.question, answer);
    this.changed();
    return this.waiting;
  }

  async add(answer: WaitingAnswer): Promise<void> {
    this.waiting.push(answer);
    this.latest.set(answer.question, answer);
    this.changed();
    await this.store.put(answer);
    void this.flush();
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Puts events that the server says it lacks back in the queue. */
  resend(missing: readonly { clientId: string; seq: number }[]): void {
    for (const { clientId, seq } of missing) {
      const answer = [...this.latest.values()].find((known) => known.clientId === clientId && known.seq === seq);
      if (answer && !this.waiting.includes(answer)) this.waiting.push(answer);
    }
    this.changed();
    void this.flush();
  }

  /** Sends now; calling it while a request runs is harmless. */
  async flush(): Promise<void> {
    if (this.sending || this.waiting.length === 0) return;
    window.clearTimeout(this.timer);
    this.sending = true;
    const first = this.waiting[0]!;
    const batch = this.waiting
      .filter((answer) => answer.clientId === first.clientId && answer.epoch === first.epoch)
      .slice(0, 100);
    const answered = await this.server.save(first.clientId, first.epoch, batch);
    this.sending = false;
    if (answered.ok) {
      this.failures = 0;
      await this.settle(batch, answered.value);
      this.events.network(true);
      void this.flush();
      return;
    }
    if (answered.kind === "refused") {
      // Nothing to wait for: this attempt takes no answers from here any more. They stay on the device.
      for (const answer of batch) this.events.refused(answer.question, answered.code);
      return;
    }
    this.failures += 1;
    this.events.network(false);
    this.timer = window.setTimeout(() => void this.flush(), backoffMs(this.failures, answered.retryAfterSeconds));
  }

  private async settle(batch: readonly WaitingAnswer[], { saved, refused, ...beat }: Saved): Promise<void> {
    const settled = batch.filter(
      (answer) => saved.includes(answer.seq) || refused.some((refusal) => refusal.seq === answer.seq),
    );
    await this.store.remove(settled);
    this.waiting = this.waiting.filter((answer) => !settled.includes(answer));
    this.events.saved(batch.filter((answer) => saved.includes(answer.seq)).map((answer) => answer.question));
    for (const { seq, code } of refused) {
      const answer = batch.find((known) => known.seq === seq);
      if (answer) this.events.refused(answer.question, code);
    }
    this.changed();
    this.events.beat(beat);
  }

  private changed(): void {
    this.events.changed(new Set(this.waiting.map((answer) => answer.question)));
  }
}
