/** A bounded load of saves over kept-alive connections, on loopback only. */
import { Agent, request } from "node:http";

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly done: number;
  readonly errors: number;
}

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** A steady rate; without it every connection asks again at once. */
  readonly perSecond?: number;
  /** Ends the load before its seconds are over. */
  readonly until?: Promise<unknown>;
  /** Path and body of the n-th request. */
  make(n: number): { path: string; body: string };
  accepts(status: number, body: string): boolean;
}

export async function runLoad({
  port,
  connections,
  seconds,
  perSecond,
  until,
  make,
  accepts,
}: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const origin = `http://127.0.0.1:${port}`;
  const times: number[] = [];
  let errors = 0;
  let next = 0;
  const started = performance.now();
  let over = false;
  until?.finally(() => {
    over = true;
  });
  const goesOn = () => !over && performance.now() < started + seconds * 1_000;

  const one = (n: number) =>
    new Promise<void>((resolve) => {
      const { path, body } = make(n);
      const begun = performance.now();
      const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), Origin: origin };
      const asking = request({ host: "127.0.0.1", port, path, method: "POST", agent, headers }, (answer) => {
        let text = "";
        answer.on("data", (chunk: Buffer) => {
          text += chunk;
        });
        answer.on("end", () => {
          times.push(performance.now() - begun);
          if (!accepts(answer.statusCode ?? 0, text)) errors += 1;
          resolve();
        });
      });
      asking.on("error", () => {
        errors += 1;
        resolve();
      });
      asking.end(body);
    });
  const worker = async () => {
    while (goesOn()) {
      const n = next++;
      if (perSecond) {
        const early = started + (n * 1_000) / perSecond - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        if (!goesOn()) return;
      }
      await one(n);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    perSecond: Math.round(times.length / ((performance.now() - started) / 1_000)),
    p50: Math.round(at(0.5) * 10) / 10,
    p99: Math.round(at(0.99) * 10) / 10,
    done: times.length,
    errors,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
