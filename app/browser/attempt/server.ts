/** The attempt's addresses on the server. Failures of the network and of a busy server are values: they are normal. */

import type { Absence } from "./absence.ts";

/** What every answer of the server tells beside its own. */
export interface Beat {
  epoch: number;
  /** Whether this page is the holder: it may not know yet, when the answer to its take-over was lost. */
  held: boolean;
  state: string;
  remainingMs: number;
}
export interface Saved extends Beat {
  saved: number[];
  refused: { seq: number; code: string }[];
}
export interface Claimed extends Beat {
  /** The newest answer of each question. */
  answers: { question: string; answer: string[]; epoch: number; seq: number }[];
}
export interface EventName {
  clientId: string;
  seq: number;
}
export type Submitted =
  | { status: "submitted" | "already_closed"; next: string }
  | { status: "missing"; missing: EventName[] }
  | { status: "taken"; epoch: number }
  | { status: "time_left"; remainingMs: number };

/** When a request left and when its answer was here, on the page's monotonic clock. */
export interface Trip {
  sentAt: number;
  receivedAt: number;
}

export type Answered<T> =
  | { ok: true; value: T; trip: Trip }
  /** Nobody answered, or the server said that it cannot now: the same request may succeed later. */
  | { ok: false; kind: "offline" | "busy"; retryAfterSeconds: number | null }
  /** The server understood and does not want it; trying again changes nothing. */
  | { ok: false; kind: "refused"; code: string };

/** Longer than the server lets a statement take, so that a half-open connection holds nothing up for ever. */
const TIMEOUT_MS = 12_000;
const LATER = new Set([408, 425, 429]);

async function post<T extends object>(path: string, body: object, proof: keyof T): Promise<Answered<T>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const sentAt = performance.now();
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: abort.signal,
    });
    const receivedAt = performance.now();
    if (response.status >= 500 || LATER.has(response.status)) {
      const after = Number(response.headers.get("Retry-After"));
      return { ok: false, kind: "busy", retryAfterSeconds: after > 0 ? after : null };
    }
    // What is not our JSON comes from somebody in between (a sign-in page of the school's wifi): as good as no network.
    const value = (await response.json()) as T & { code?: string };
    if (response.ok && proof in value) return { ok: true, value, trip: { sentAt, receivedAt } };
    if (!response.ok && value.code) return { ok: false, kind: "refused", code: value.code };
    return { ok: false, kind: "offline", retryAfterSeconds: null };
  } catch {
    return { ok: false, kind: "offline", retryAfterSeconds: null };
  } finally {
    clearTimeout(timer);
  }
}

/** An event as it goes over the network. */
export interface SentAnswer {
  seq: number;
  question: string;
  answer: readonly string[];
}

export class AttemptServer {
  constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  /** `from`: only if nobody else has taken over since that epoch. */
  claim(clientId: string, from?: number) {
    return post<Claimed>(`${this.base}/tiep-quan`, { token: this.token, clientId, from }, "answers");
  }
  /** Tells of being out of sight what the server has not heard yet. */
  async beat(clientId: string, absence: Absence) {
    const away = absence.news;
    const answered = await post<Beat>(`${this.base}/nhip`, { token: this.token, clientId, away }, "epoch");
    if (answered.ok && away) absence.heard(away);
    return answered;
  }
  save(clientId: string, epoch: number, events: readonly SentAnswer[]) {
    return post<Saved>(`${this.base}/luu`, this.saveBody(clientId, epoch, events), "saved");
  }
  submit(latest: readonly EventName[], epoch: number, timeUp: boolean) {
    return post<Submitted>(`${this.base}/nop`, { token: this.token, latest, epoch, timeUp }, "status");
  }

  /** The page goes away: sends without waiting for an answer, past its end. What it brings is sent again later. */
  saveInPassing(clientId: string, epoch: number, events: readonly SentAnswer[]): void {
    fetch(`${this.base}/luu`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(this.saveBody(clientId, epoch, events)),
      keepalive: true,
    }).catch(() => {});
  }

  private saveBody(clientId: string, epoch: number, events: readonly SentAnswer[]) {
    const sent = events.map(({ seq, question, answer }) => ({ seq, question, answer }));
    return { token: this.token, clientId, epoch, events: sent };
  }
}
