/**
 * Pupils who answer without a pause over kept-alive connections and who, like the page's script, send an answer again
 * until the server has acknowledged it.
 */
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answersTo, type OpenAttempt, type StoredEvent } from "./exam.ts";

export interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** Posts JSON as a page of ours does; rejects when the connection ends before the whole answer has come. */
export function postJson(agent: Agent, url: string, body: object, timeoutMs = 20_000): Promise<Answered> {
  const { hostname, port, pathname, origin } = new URL(url);
  const text = JSON.stringify(body);
  const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text), Origin: origin };
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path: pathname, method: "POST", agent, headers }, (answer) => {
      let received = "";
      answer.setEncoding("utf8").on("data", (piece: string) => {
        received += piece;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        if (!answer.complete) return reject(new Error("cut off"));
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"], body: received });
      });
    });
    asking.setTimeout(timeoutMs, () => asking.destroy(new Error("no answer")));
    asking.on("error", reject);
    asking.end(text);
  });
}

export interface SentEvent {
  readonly attempt: string;
  readonly seq: number;
  readonly question: string;
  readonly answer: readonly string[];
}

/** The key by which an event is found again. */
export const keyOf = (event: { attempt: string; seq: number }) => `${event.attempt}/${event.seq}`;

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: string | undefined;
  /** How long the server took to say so. */
  readonly ms: number;
}

export class Pupils {
  /** What the server said it has saved. */
  readonly acknowledged = new Map<string, SentEvent>();
  /** Answers other than 200. */
  readonly refusals: Refusal[] = [];
  /** Connections that ended without an answer. */
  cut = 0;
  /** Answers of 200 in which the event was not saved: never expected. */
  readonly odd: string[] = [];
  private stopped = false;
  private dropped = false;
  private running: Promise<void>[] = [];
  private readonly agent: Agent;
  /** One counter for all, so that a sequence number names one event. */
  private static seq = 0;

  constructor(
    private readonly url: () => string,
    private readonly attempts: readonly OpenAttempt[],
    private readonly retryMs = 100,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: attempts.length });
  }

  /** Everybody answers on and on. */
  start(): void {
    this.running = this.attempts.map((attempt, index) => this.answerOn(attempt, index));
  }

  /** Everybody finishes the answer in hand: it is sent until it is acknowledged. */
  async finish(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
    this.agent.destroy();
  }

  /** Everybody lets go of what is not acknowledged yet. */
  async drop(): Promise<void> {
    this.dropped = true;
    await this.finish();
  }

  /** Waits until so many more answers are acknowledged, or until `ms` have passed. */
  async saved(more: number, ms = 20_000): Promise<void> {
    const goal = this.acknowledged.size + more;
    const until = performance.now() + ms;
    while (this.acknowledged.size < goal && performance.now() < until) await wait(2);
  }

  /** What was acknowledged and is not among these rows with the same answer. */
  lost(stored: readonly StoredEvent[]): string[] {
    const known = new Map(stored.map((row) => [keyOf(row), `${row.question} ${row.answer}`]));
    return [...this.acknowledged]
      .filter(([key, { question, answer }]) => known.get(key) !== `${question} ${JSON.stringify(answer)}`)
      .map(([key]) => key);
  }

  private async answerOn(attempt: OpenAttempt, index: number): Promise<void> {
    while (!this.stopped) {
      Pupils.seq += 1;
      const seq = Pupils.seq;
      const question = attempt.questions[seq % attempt.questions.length]!;
      const answer = answersTo(question)[(seq + index) % 2]!;
      await this.sendUntilSaved(attempt, { attempt: attempt.id, seq, question: question.id, answer });
    }
  }

  private async sendUntilSaved(attempt: OpenAttempt, event: SentEvent): Promise<void> {
    while (!this.dropped) {
      if (await this.send(attempt, event)) return;
      await wait(this.retryMs);
    }
  }

  private async send({ id, token }: OpenAttempt, event: SentEvent): Promise<boolean> {
    const { seq, question, answer } = event;
    const began = performance.now();
    try {
      const body = { token, clientId: "fault-client", epoch: 1, events: [{ seq, question, answer }] };
      const answered = await postJson(this.agent, `${this.url()}/thi/${id}/luu`, body);
      if (answered.status !== 200) {
        this.refusals.push({
          status: answered.status,
          code: codeOf(answered.body),
          retryAfter: answered.retryAfter,
          ms: performance.now() - began,
        });
        return false;
      }
      const { saved } = JSON.parse(answered.body) as { saved: number[] };
      if (!saved.includes(seq)) {
        this.odd.push(answered.body);
        return false;
      }
      this.acknowledged.set(keyOf(event), event);
      return true;
    } catch {
      this.cut += 1;
      return false;
    }
  }
}

function codeOf(body: string): string {
  try {
    return (JSON.parse(body) as { code?: string }).code ?? "";
  } catch {
    return "";
  }
}
