/** Puts the parts of the attempt together: answers, sending, take-over, clock, handing in. */
import { Absence } from "./absence.ts";
import { on, randomId } from "./address.ts";
import { Answers } from "./answers.ts";
import { readAnswer } from "./boxes.ts";
import { Choices } from "./choices.ts";
import { AttemptClock, tripOfPage } from "./clock.ts";
import { HandIn } from "./hand-in.ts";
import { Holder } from "./holder.ts";
import {
  noteClosed,
  noteNetwork,
  noteNotHandedIn,
  noteShut,
  noteTaken,
  noteUnkept,
  sayNetwork,
  saySaved,
} from "./notes.ts";
import { type Network, Outbox, type Whereabouts } from "./outbox.ts";
import { watchPage } from "./page-life.ts";
import { wirePager } from "./pager.ts";
import { Screen } from "./screen.ts";
import { AttemptServer, type Beat, type Claimed, type Trip } from "./server.ts";
import { AnswerStore, type WaitingAnswer } from "./store.ts";
import { TimeView } from "./time-view.ts";

const HEARTBEAT_MS = 20_000;
/** So little time left is not worth unlocking the page for. */
const MOMENT_MS = 1_500;

/** The clock is never so far off by itself: somebody moved the deadline. */
const MOVED_MS = 30_000;

export class AttemptController {
  private readonly screen = new Screen();
  private readonly given = this.screen.main.dataset as Record<string, string>;
  /** Not the address: a form that is shown again to be mended stands at another one. */
  private readonly base = this.given.base!;
  private readonly server = new AttemptServer(this.base, this.given.token!);
  private readonly store = new AnswerStore();
  private readonly answers: Answers;
  private readonly outbox: Outbox;
  private readonly choices: Choices;
  private readonly handIn: HandIn;
  private readonly holder: Holder;
  private readonly time: TimeView;
  private readonly clock: AttemptClock;
  /** New with every load: a duplicated tab brings nothing of the one it was copied from. */
  private readonly clientId = randomId();
  private readonly absence = new Absence(`goc-roi-trang-${this.given.attempt!}`);
  private network: Network = "online";
  private over = false;
  private next: string | null = null;
  private leaving = false;
  private shownTaken = false;

  constructor() {
    this.answers = new Answers(this.screen, {
      isLocked: () => this.holder.isReadOnly || this.over,
      isSending: (question) => this.choices.isRecording(question),
      send: (question, answer) => this.choices.record(question, answer),
      painted: () => this.paintNetwork(),
    });
    this.outbox = new Outbox(this.store, this.server, {
      changed: (waiting) => this.paintWaiting(waiting),
      saved: (questions) => saySaved(this.screen, questions),
      refused: (answer, code) => this.refused(answer, code),
      shut: () => this.shut(),
      beat: (beat, trip) => this.hear(beat, trip),
      network: (network) => this.setNetwork(network),
    });
    this.holder = new Holder(this.server, this.clientId, Number(this.given.epoch), {
      took: (claimed, trip) => this.took(claimed, trip),
      losing: () => this.answers.takeOver(),
      taken: () => this.paintHolder(),
      closed: () => this.close(),
      refused: () => this.shut(),
      failed: (kind) => this.setNetwork(kind),
    });
    const settle = () => this.settle();
    this.handIn = new HandIn(this.outbox, this.server, settle, () => this.holder.epoch, {
      closed: (next) => this.close(next),
      taken: (epoch) => {
        this.screen.note("submit", null);
        this.holder.hear({ epoch, held: false });
        this.paintHolder();
      },
      timeLeft: (remainingMs, trip) => this.timeLeft(remainingMs, trip),
      failed: (kind) => {
        this.setNetwork(kind);
        noteNotHandedIn(this.screen, kind);
      },
      refused: () => this.shut(),
    });
    this.choices = new Choices({
      attempt: this.given.attempt!,
      token: this.given.token!,
      clientId: this.clientId,
      lastSeq: Number(this.given.seq),
      screen: this.screen,
      store: this.store,
      outbox: this.outbox,
      epoch: () => this.holder.epoch,
      remainingMs: () => this.clock.remainingMs,
    });
    this.clock = new AttemptClock({
      tick: (remaining) => this.time.paint(remaining),
      threshold: (ms) => this.time.warn(ms),
      end: () => this.timeUp(),
      woke: () => void this.beat(),
    });
    this.time = new TimeView(this.screen, () => this.clock.remainingMs);
    this.clock.set(Number(this.given.remaining), tripOfPage());
  }

  start(): void {
    this.listen();
    wirePager(this.screen);
    const restored = this.choices.restore();
    this.answers.takeEarly();
    this.clock.start();
    void restored.then(() => this.holder.take());
    window.setInterval(() => void this.beat(), HEARTBEAT_MS);
  }

  private listen(): void {
    this.answers.listen();
    // Enter in a box saves; only the button hands in
    this.screen.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answers.takeOver();
    });
    on("[data-submit]", () => {
      if (this.holder.isReadOnly || this.over) return;
      this.answers.takeOver();
      if (this.answers.canBeHandedIn) this.submit(false);
    });
    watchPage({
      gone: () => {
        this.answers.takeOver();
        this.outbox.sendInPassing();
      },
      back: () => void this.beat(),
      hidden: (hidden) => (hidden ? this.absence.left() : this.absence.back()),
      online: () => {
        void this.outbox.flush(true);
        void this.beat();
      },
      holds: () => this.outbox.holdsUnkept,
    });
  }

  private paintWaiting(waiting: ReadonlyMap<string, Whereabouts>): void {
    this.answers.paint(waiting);
    if ([...waiting.values()].includes("unkept")) noteUnkept(this.screen);
    if (this.next !== null && this.outbox.isEmpty) void this.leave();
  }

  private refused({ question: id, seq, clientId }: WaitingAnswer, code: string): void {
    const question = this.screen.byId(id);
    if (!question || code === "not_open") return; // the same answer of the server says that the attempt is closed
    if (code === "unknown_epoch" && clientId === this.clientId) {
      // The server was set back to an earlier day: it has to give out a new epoch before it takes anything.
      void this.holder.take().then(() => this.choices.record(question, readAnswer(question.section)));
      return;
    }
    if (this.outbox.latest.get(id) && this.outbox.latest.get(id)!.seq > seq) return; // answered again since
    this.answers.refused(id);
  }

  /** This page is the holder now; what counts on the server at this moment is what it shows. */
  private took(claimed: Claimed, trip: Trip): void {
    this.reconcile(claimed);
    this.setNetwork("online");
    this.hear(claimed, trip);
    void this.outbox.flush(true);
  }

  private reconcile({ answers }: Claimed): void {
    for (const { question: id, answer, epoch, seq } of answers) {
      const question = this.screen.byId(id);
      const own = this.outbox.latest.get(id);
      const isOwn = own && (own.epoch > epoch || (own.epoch === epoch && own.seq >= seq));
      if (!question || isOwn || this.answers.isBusyWith(question)) continue;
      this.screen.choose(question, answer);
      if (!this.screen.isWaiting(question.state)) this.screen.settle(question);
      this.screen.paintState(question);
    }
  }

  private async beat(): Promise<void> {
    if (this.leaving) return;
    const answered = await this.server.beat(this.clientId, this.absence);
    if (!answered.ok) return answered.kind === "refused" ? this.shut() : this.setNetwork(answered.kind);
    this.setNetwork("online");
    this.hear(answered.value, answered.trip);
    void this.holder.insist();
    void this.outbox.flush(true);
  }

  /** What every acknowledgement and heartbeat tells: time, holder, state. */
  private hear({ state, remainingMs, ...who }: Beat, trip: Trip): void {
    const more = remainingMs - this.clock.remainingMs;
    this.clock.set(remainingMs, trip);
    if (Math.abs(more) > MOVED_MS && !this.over) this.time.moved(more > 0);
    this.holder.hear(who);
    this.paintHolder();
    if (state !== "open") this.close(this.base, state === "void");
    else if (this.over && remainingMs > MOMENT_MS) this.goOn();
  }

  private paintHolder(): void {
    this.lock();
    this.paintNetwork();
    const taken = this.holder.isReadOnly;
    if (taken === this.shownTaken) return;
    this.shownTaken = taken;
    noteTaken(this.screen, taken ? () => void this.holder.take() : null);
    if (taken) this.screen.sayNow("Bài đang mở ở trang khác hoặc thiết bị khác. Màn hình này chỉ để xem.");
  }

  private lock(): void {
    const taken = this.holder.isReadOnly;
    this.screen.lock(this.over || taken, taken || this.handIn.isRunning);
  }

  private setNetwork(network: Network): void {
    if (this.network !== network) sayNetwork(this.screen, network);
    this.network = network;
    this.paintNetwork();
  }

  private paintNetwork(): void {
    this.screen.paintSync(this.network === "online", this.holder.isReadOnly);
    noteNetwork(this.screen, this.network);
  }

  private timeUp(): void {
    if (this.next !== null) return;
    this.answers.takeOver();
    this.over = true;
    this.lock();
    this.time.over();
    if (!this.holder.isReadOnly) this.submit(true);
  }

  private timeLeft(remainingMs: number, trip: Trip): void {
    this.clock.set(remainingMs, trip);
    if (remainingMs > MOMENT_MS) this.goOn();
    else window.setTimeout(() => this.submit(true), remainingMs);
  }

  /** Time was given after the page's clock had run out. */
  private goOn(): void {
    if (this.handIn.isAutomatic) this.handIn.stop();
    this.over = false;
    this.lock();
    this.screen.note("submit", null);
    this.time.goesOn(this.clock.remainingMs);
  }

  private submit(timeUp: boolean): void {
    this.handIn.start(timeUp);
    this.lock();
  }

  private shut(): void {
    this.handIn.stop();
    if (this.next !== null) void this.leave();
    else noteShut(this.screen);
  }

  /** The attempt is closed. What still waits here is offered to the server first: it keeps late answers. */
  private close(next: string = this.base, isVoid = false): void {
    if (this.next !== null) return;
    this.answers.takeOver();
    this.next = next;
    this.clock.stop();
    this.handIn.stop();
    this.holder.stop();
    this.over = true;
    this.lock();
    noteClosed(this.screen, { waiting: !this.outbox.isEmpty, isVoid });
    this.absence.forget();
    void (this.outbox.isEmpty ? this.leave() : this.outbox.flush(true));
  }

  private async leave(): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    await this.settle();
    location.replace(this.next ?? this.base);
  }

  private async settle(): Promise<void> {
    await this.choices.settled();
    await this.outbox.settleAll();
  }
}
