/**
 * Everybody comes in the same minute: 5,000 pupils start within 60 s, each opens the paper, saves 20 answers and hands
 * in, then looks at the result. Counts what the servers spend on it, and that every acknowledged answer is in the
 * database. Pupils wait two seconds between answers: ten times as fast as people do.
 */
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { paths } from "#app/paths.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { cookieOfPupil, SLUG } from "../../../tests/faults/support/exam.ts";
import { type Times, timesOf } from "./percentiles.ts";
import { fillExam, openGround, QUESTIONS, startServers } from "./world.ts";

const COME_WITHIN_MS = 60_000;
const THINK_MS = 2_000;
/** A pupil's browser asks again after a refusal; more often than this is an error. */
const TRIES = 8;

export interface CrowdBench {
  readonly database: "sqlite" | "postgres";
  readonly servers: number;
  readonly pupils: number;
  readonly seconds: number;
  readonly start: Times;
  readonly paper: Times;
  readonly save: Times;
  readonly submit: Times;
  readonly result: Times;
  /** Requests that ended other than they should. */
  readonly errors: number;
  /** Refusals with Retry-After that were asked again. */
  readonly refused: number;
  readonly acknowledged: number;
  /** Acknowledged answers that the database does not hold, and attempts that are not handed in. */
  readonly lost: number;
  /** Processor time of the app servers, threads included, per pupil's whole contest, ms. */
  readonly cpuMsPerPupil: number;
}

type Step = "start" | "paper" | "save" | "submit" | "result";

export async function benchCrowd(
  database: "sqlite" | "postgres",
  servers: number,
  pupils: number,
): Promise<CrowdBench> {
  const ground = await openGround(database);
  try {
    await fillExam(ground.databaseUrl, pupils + WARM);
    const running = await startServers(ground, servers);
    const handle = await openDatabase({ url: ground.databaseUrl });
    try {
      const warm = new Crowd(running.port, handle);
      await warm.sit(pupils, WARM, 2_000, 50);
      const cpuBefore = running.cpuSeconds();
      const began = performance.now();
      const crowd = new Crowd(running.port, handle);
      await crowd.sit(0, pupils, COME_WITHIN_MS, THINK_MS);
      const seconds = Math.round((performance.now() - began) / 1_000);
      const cpu = running.cpuSeconds() - cpuBefore;
      const step = (name: Step) => timesOf(crowd.times[name]);
      return {
        database,
        servers,
        pupils,
        seconds,
        start: step("start"),
        paper: step("paper"),
        save: step("save"),
        submit: step("submit"),
        result: step("result"),
        errors: crowd.errors,
        refused: crowd.refused,
        acknowledged: crowd.acknowledged.size,
        lost: await lostOf(handle, crowd),
        cpuMsPerPupil: Math.round((cpu / pupils) * 10_000) / 10,
      };
    } finally {
      await handle.close();
      await running.stop();
    }
  } finally {
    await ground.close();
  }
}

/** Pupils who sit before the clock runs: statements are prepared and code is compiled. */
const WARM = 200;

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly retryAfter: number;
  readonly body: string;
}

class Crowd {
  readonly times: Record<Step, number[]> = { start: [], paper: [], save: [], submit: [], result: [] };
  readonly acknowledged = new Set<string>();
  readonly handedIn = new Set<string>();
  errors = 0;
  refused = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1_000, scheduling: "fifo" });

  constructor(
    private readonly port: number,
    private readonly handle: DatabaseHandle,
  ) {}

  /** Pupils number `first` and on, who come evenly within `within` ms and wait `think` ms between answers. */
  async sit(first: number, n: number, within: number, think: number): Promise<void> {
    await Promise.all(
      Array.from({ length: n }, async (_, at) => {
        await wait((at * within) / n);
        await this.one(first + at, think).catch(() => {
          this.errors += 1;
        });
      }),
    );
    this.agent.destroy();
  }

  private async one(pupil: number, think: number): Promise<void> {
    const cookie = cookieOfPupil(pupil);
    const started = await this.ask("start", 303, { path: paths.startContest(SLUG), cookie, form: "" });
    const attempt = started.location.split("/").at(-1)!;
    const page = await this.ask("paper", 200, { path: paths.attempt(attempt), cookie });
    const token = /data-token="([^"]+)"/.exec(page.body)?.[1];
    if (!token) throw new Error("no token");
    const paper = await this.paperOf(attempt);
    for (const [at, { version, options }] of paper.entries()) {
      await wait(think * (0.5 + Math.random()));
      const seq = at + 1;
      const event = { seq, question: version, answer: [options[(pupil + at) % options.length]] };
      const json = { token, clientId: `bench-${attempt}`, epoch: 1, events: [event] };
      const saved = await this.ask("save", 200, { path: paths.attemptSave(attempt), json });
      if (!(JSON.parse(saved.body) as { saved: number[] }).saved.includes(seq)) throw new Error(saved.body);
      this.acknowledged.add(`${attempt}/${seq}`);
    }
    const latest = [{ clientId: `bench-${attempt}`, seq: paper.length }];
    const submitted = await this.ask("submit", 200, { path: paths.attemptSubmit(attempt), json: { token, latest } });
    if ((JSON.parse(submitted.body) as { status: string }).status !== "submitted") throw new Error(submitted.body);
    this.handedIn.add(attempt);
    await this.ask("result", 200, { path: paths.attemptResult(attempt), cookie });
  }

  private async paperOf(attempt: string): Promise<{ version: string; options: string[] }[]> {
    const { paper } = await this.handle.db
      .selectFrom("attempt")
      .select("paper")
      .where("id", "=", attempt)
      .executeTakeFirstOrThrow();
    const items = JSON.parse(paper) as { version: string; options: string[] }[];
    if (items.length !== QUESTIONS) throw new Error(`a paper of ${items.length}`);
    return items;
  }

  /** Asks until it is answered as it should be; a refusal with Retry-After is asked again as a browser does. */
  private async ask(step: Step, status: number, what: Parameters<Crowd["send"]>[0]): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const began = performance.now();
      const answer = await this.send(what);
      this.times[step].push(performance.now() - began);
      if (answer.status === status) return answer;
      if (answer.status !== 503 || answer.retryAfter === 0 || tries === TRIES) {
        throw new Error(`${step} answered ${answer.status} ${answer.location}`);
      }
      this.refused += 1;
      await wait(answer.retryAfter * 1_000 * (0.75 + Math.random() / 2));
    }
  }

  private send(what: { path: string; cookie?: string; form?: string; json?: object }): Promise<Answer> {
    const body = what.json ? JSON.stringify(what.json) : what.form;
    const headers: Record<string, string | number> = {
      Host: `127.0.0.1:${this.port}`,
      "Accept-Encoding": "identity",
      ...(what.cookie && { Cookie: what.cookie }),
      ...(body !== undefined && {
        Origin: `http://127.0.0.1:${this.port}`,
        "Content-Type": what.json ? "application/json" : "application/x-www-form-urlencoded",
        "Content-Length": Buffer.byteLength(body),
      }),
    };
    const method = body === undefined ? "GET" : "POST";
    return new Promise((resolve, reject) => {
      const asking = request(
        { host: "127.0.0.1", port: this.port, path: what.path, method, agent: this.agent, headers },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8").on("data", (piece: string) => {
            text += piece;
          });
          answer.on("error", reject);
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              location: answer.headers.location ?? "",
              retryAfter: Number(answer.headers["retry-after"] ?? 0),
              body: text,
            }),
          );
        },
      );
      asking.on("error", reject);
      asking.end(body);
    });
  }
}

async function lostOf({ db }: DatabaseHandle, crowd: Crowd): Promise<number> {
  const events = await db.selectFrom("answer_event").select(["attempt", "seq"]).execute();
  const stored = new Set(events.map(({ attempt, seq }) => `${attempt}/${seq}`));
  const closed = await db.selectFrom("attempt").select("id").where("state", "=", "submitted").execute();
  const submitted = new Set(closed.map(({ id }) => id));
  const missing = (wanted: ReadonlySet<string>, there: ReadonlySet<string>) =>
    [...wanted].filter((one) => !there.has(one)).length;
  return missing(crowd.acknowledged, stored) + missing(crowd.handedIn, submitted);
}
