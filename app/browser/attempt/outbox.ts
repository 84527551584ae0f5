/**
 * Sends answers: each choice is stored on the device first, then sent, and is "saved" only once the server has said so.
 * Everything that waits goes out in one request per client id and epoch; a failure waits and tries again.
 */
import { backoffMs } from "./backoff.ts";
import type { AttemptServer, Beat, EventName, Saved, Trip } from "./server.ts";
import type { AnswerStore, WaitingAnswer } from "./store.ts";

/** Where an answer is that the server has not acknowledged: on its way to the device, on it, or only in this page. */
export type Whereabouts = "keeping" | "kept" | "unkept";
export type Network = "online" | "offline" | "busy";

export interface OutboxEvents {
  /** The questions that wait, after every change. */
  changed(waiting: ReadonlyMap<string, Whereabouts>): void;
  saved(questions: readonly string[]): void;
  refused(answer: WaitingAnswer, code: string): void;
  /** The attempt takes nothing from this page at all. */
  shut(code: string): void;
  beat(beat: Beat, trip: Trip): void;
  network(state: Network): void;
}

interface Entry {
  readonly answer: WaitingAnswer;
  where: Whereabouts;
}

/** What one request may carry: under the server's limits, so that no batch is turned away as a whole. */
const MOST_EVENTS = 100;
const MOST_BYTES = 12_000;

export class Outbox {
  private waiting: Entry[] = [];
  private failures = 0;
  private sending: Promise<void> | null = null;
  private shut = false;
  /** One by one, after the server could not read a batch. */
  private single = false;
  /** Nothing is sent before this moment of the page's clock: what the server asked for, or a pause after a failure. */
  private notBefore = 0;
  private timer = 0;
  /** Whether the server named the pause itself. */
  private asked = false;
  private deviceWork: Promise<unknown> = Promise.resolve();
  /** The newest event of each question that this page knows: what submit names. */
  readonly latest = new Map<string, WaitingAnswer>();

  constructor(
    private readonly store: AnswerStore,
    private readonly server: AttemptServer,
    private readonly events: OutboxEvents,
  ) {}

  /** Takes up what an earlier page of this device left; it comes before whatever was chosen since. */
  restore(answers: readonly WaitingAnswer[]): void {
    const sorted = [...answers].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq);
    this.waiting.unshift(...sorted.map((answer): Entry => ({ answer, where: "kept" })));
    const newer = [...this.latest.values()];
    for (const answer of [...sorted, ...newer]) this.latest.set(answer.question, answer);
    this.changed();
  }

  /** Keeps an answer on the device and then sends it. A device that cannot keep it does not hold it up. */
  async add(answer: WaitingAnswer): Promise<void> {
    const entry: Entry = { answer, where: "keeping" };
    this.waiting.push(entry);
    this.latest.set(answer.question, answer);
    this.changed();
    const put = this.store.put(answer);
    this.deviceWork = Promise.all([this.deviceWork, put]);
    entry.where = (await put) ? "kept" : "unkept";
    this.changed();
    void this.flush();
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Whether closing the page would lose something. */
  get holdsUnkept(): boolean {
    return this.waiting.some(({ where }) => where !== "kept");
  }

  /** Puts events that the server says it lacks back in the queue. */
  resend(missing: readonly EventName[]): void {
    for (const { clientId, seq } of missing) {
      const answer = [...this.latest.values()].find((known) => known.clientId === clientId && known.seq === seq);
      const waits = this.waiting.some((entry) => entry.answer === answer);
      if (answer && !waits) void this.add(answer);
    }
  }

  /** Sends what waits, as far as it goes now; `retry` ends a pause that only the network asked for. */
  async flush(retry = false): Promise<void> {
    if (retry && this.failures > 0 && !this.asked) this.notBefore = 0;
    // with nothing to send there is nothing to wait for, and `sendAll` would end before it is assigned
    if (!this.sending && this.nextBatch().length > 0) this.sending = this.sendAll();
    await this.sending;
  }

  /** Everything chosen so far has reached the device and, as far as the network lets it, the server. */
  async settleAll(): Promise<void> {
    await this.deviceWork;
    await this.flush(true);
    await this.deviceWork;
  }

  /** The page goes away: a last try for what waits, also for what is not on the device yet. */
  sendInPassing(): void {
    const { clientId, epoch } = this.waiting[0]?.answer ?? {};
    if (clientId === undefined || epoch === undefined || this.shut) return;
    const same = this.waiting.filter(({ answer }) => answer.clientId === clientId && answer.epoch === epoch);
    this.server.saveInPassing(clientId, epoch, firstThatFit(same.map(({ answer }) => answer)));
  }

  private async sendAll(): Promise<void> {
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) await this.send(batch);
    this.sending = null;
  }

  /** What may go out now: empty while there is nothing, while it must wait, and after the attempt has been shut. */
  private nextBatch(): WaitingAnswer[] {
    if (this.shut || performance.now() < this.notBefore) return [];
    const ready = this.waiting.filter(({ where }) => where !== "keeping").map(({ answer }) => answer);
    const same = ready.filter(({ clientId, epoch }) => clientId === ready[0]!.clientId && epoch === ready[0]!.epoch);
    return this.single ? same.slice(0, 1) : firstThatFit(same);
  }

  private async send(batch: readonly WaitingAnswer[]): Promise<void> {
    const { clientId, epoch } = batch[0]!;
    const answered = await this.server.save(clientId, epoch, batch);
    if (!answered.ok) {
      if (answered.kind === "refused") return this.refuse(batch, answered.code);
      this.pause(answered.retryAfterSeconds);
      this.events.network(answered.kind);
      return;
    }
    this.failures = 0;
    this.events.network("online");
    this.settle(batch, answered.value);
    this.events.beat(answered.value, answered.trip);
  }

  private pause(retryAfterSeconds: number | null): void {
    this.failures += 1;
    this.asked = retryAfterSeconds !== null;
    const ms = backoffMs(this.failures, retryAfterSeconds);
    this.notBefore = performance.now() + ms;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), ms + 10);
  }

  private settle(batch: readonly WaitingAnswer[], { saved, refused }: Saved): void {
    const codes = new Map(refused.map(({ seq, code }) => [seq, code]));
    const settled = batch.filter(({ seq }) => saved.includes(seq) || codes.has(seq));
    if (settled.length === 0) this.pause(null); // an answer about nothing we asked
    this.forget(settled);
    this.events.saved(batch.filter(({ seq }) => saved.includes(seq)).map(({ question }) => question));
    for (const answer of settled) {
      const code = codes.get(answer.seq);
      if (code !== undefined) this.giveUp(answer, code);
    }
    this.changed();
  }

  private refuse(batch: readonly WaitingAnswer[], code: string): void {
    const unreadable = code === "bad_request" || code === "too_large";
    if (unreadable && batch.length > 1) {
      this.single = true;
      return;
    }
    if (unreadable) {
      this.forget(batch);
      for (const answer of batch) this.giveUp(answer, code);
      this.changed();
      return;
    }
    // Not one answer is the trouble but this page: they stay on the device, for a page that may.
    this.shut = true;
    this.events.shut(code);
  }

  /** Out of the queue at once; should the device be slow to forget, it is sent again later, which changes nothing. */
  private forget(answers: readonly WaitingAnswer[]): void {
    this.waiting = this.waiting.filter(({ answer }) => !answers.includes(answer));
    this.deviceWork = Promise.all([this.deviceWork, this.store.remove(answers)]);
  }

  /** An answer that will never be saved must not be named when the attempt is handed in. */
  private giveUp(answer: WaitingAnswer, code: string): void {
    if (this.latest.get(answer.question) === answer) this.latest.delete(answer.question);
    this.events.refused(answer, code);
  }

  private changed(): void {
    const waiting = new Map<string, Whereabouts>();
    for (const { answer, where } of this.waiting) waiting.set(answer.question, where);
    this.events.changed(waiting);
  }
}

function firstThatFit(answers: readonly WaitingAnswer[]): WaitingAnswer[] {
  const fitting: WaitingAnswer[] = [];
  let bytes = 0;
  for (const answer of answers.slice(0, MOST_EVENTS)) {
    bytes += sizeOf(answer);
    if (fitting.length > 0 && bytes > MOST_BYTES) break;
    fitting.push(answer);
  }
  return fitting;
}

/** In bytes as it goes over the network: a letter with its marks is three of them. */
function sizeOf({ seq, question, answer }: WaitingAnswer): number {
  return new TextEncoder().encode(JSON.stringify({ seq, question, answer })).length + 1;
}
