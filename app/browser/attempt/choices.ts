/** Makes an event of every choice: numbered, under the epoch of the moment, after whatever the device still holds. */
import type { Outbox } from "./outbox.ts";
import type { QuestionScreen, Screen } from "./screen.ts";
import type { AnswerStore } from "./store.ts";

/** How long an answer is kept on the device after the deadline. */
const KEEP_MS = 24 * 3_600_000;

export interface ChoicesParts {
  readonly attempt: string;
  readonly token: string;
  readonly clientId: string;
  /** The last number that the page found under its epoch. */
  readonly lastSeq: number;
  readonly screen: Screen;
  readonly store: AnswerStore;
  readonly outbox: Outbox;
  epoch(): number;
  remainingMs(): number;
}

export class Choices {
  private seq: number;
  /** Questions that were answered on this page: what the device kept from an earlier page does not touch them. */
  private readonly touched = new Set<string>();
  /** Of these, those that are not in the outbox yet. */
  private readonly recording = new Set<string>();
  private restored: Promise<void> = Promise.resolve();
  private isRestored = false;

  constructor(private readonly parts: ChoicesParts) {
    this.seq = parts.lastSeq;
  }

  /** Takes up what an earlier page of this device could not send. */
  restore(): Promise<void> {
    this.restored = this.takeUp().then(() => {
      this.isRestored = true;
    });
    return this.restored;
  }

  private async takeUp(): Promise<void> {
    const { attempt, store, outbox, screen, epoch } = this.parts;
    const left = await store.list(attempt);
    this.seq = Math.max(this.seq, ...left.filter((answer) => answer.epoch === epoch()).map(({ seq }) => seq));
    outbox.restore(left);
    for (const { question, answer } of outbox.latest.values()) {
      const found = screen.byId(question);
      if (found && !this.touched.has(question)) screen.choose(found, answer);
    }
  }

  /** Whether a choice of this question waits to become an event. */
  isRecording(question: string): boolean {
    return this.recording.has(question);
  }

  /** All choices made so far are events. */
  async settled(): Promise<void> {
    await this.restored;
  }

  /** Makes the event at once where it can, so that a page that goes away still sends it. */
  record({ id }: QuestionScreen, answer: string[]): void {
    this.touched.add(id);
    if (this.isRestored) {
      this.add(id, answer);
      return;
    }
    this.recording.add(id);
    void this.restored.then(() => {
      this.recording.delete(id);
      this.add(id, answer);
    });
  }

  private add(question: string, answer: string[]): void {
    const { attempt, token, clientId, outbox, epoch, remainingMs } = this.parts;
    this.seq += 1;
    const keepUntil = Date.now() + remainingMs() + KEEP_MS;
    void outbox.add({ attempt, clientId, epoch: epoch(), seq: this.seq, question, answer, token, keepUntil });
  }
}
