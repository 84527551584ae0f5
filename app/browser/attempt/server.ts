/** The attempt's addresses on the server. Failures of the network and of a busy server are values: they are normal. */

export interface Beat {
  epoch: number;
  state: string;
  remainingMs: number;
}
export interface Saved extends Beat {
  saved: number[];
  refused: { seq: number; code: string }[];
}
export type Submitted =
  | { status: "submitted" | "already_closed"; next: string }
  | { status: "missing"; missing: { clientId: string; seq: number }[]; next: string };

export type Answered<T> =
  | { ok: true; value: T }
  | { ok: false; kind: "offline"; retryAfterSeconds: number | null }
  | { ok: false; kind: "refused"; code: string };

const TIMEOUT_MS = 12_000;

async function post<T>(path: string, body: object): Promise<Answered<T>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: abort.signal,
    });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    if (response.status >= 500 || response.status === 429) {
      const after = Number(response.headers.get("Retry-After"));
      return { ok: false, kind: "offline", retryAfterSeconds: Number.isFinite(after) && after > 0 ? after : null };
    }
    const { code } = (await response.json().catch(() => ({}))) as { code?: string };
    return { ok: false, kind: "refused", code: code ?? String(response.status) };
  } catch {
    return { ok: false, kind: "offline", retryAfterSeconds: null };
  } finally {
    clearTimeout(timer);
  }
}

export class AttemptServer {
  constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}
  claim() {
    return post<{ epoch: number }>(`${this.base}/tiep-quan`, { token: this.token });
  }
  beat() {
    return post<Beat>(`${this.base}/nhip`, { token: this.token });
  }
  save(
    clientId: string,
    epoch: number,
    events: readonly { seq: number; question: string; answer: readonly string[] }[],
  ) {
    return post<Saved>(`${this.base}/luu`, { token: this.token, clientId, epoch, events });
  }
  submit(latest: readonly { clientId: string; seq: number }[]) {
    return post<Submitted>(`${this.base}/nop`, { token: this.token, latest });
  }
}
