/** The API on a real socket over a small province: what stands before it in the server, and nothing of Remix. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { ApiQuota } from "#app/auth/api-limits.server.ts";
import type { Content } from "#app/content/types.ts";
import type { Actor } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Settings } from "#app/env.server.ts";
import { changeReport, createReport, loadReport, periodOf } from "#app/features/annual-report/api.server.ts";
import { issueReport } from "#app/features/annual-report/issue.server.ts";
import { NARRATIVE_IDS } from "#app/features/annual-report/narrative.ts";
import { drainBoardOutbox, issueEdition } from "#app/features/boards/api.server.ts";
import { makeToken } from "#app/features/data-api/api.server.ts";
import { API_SCOPES, type ApiScope } from "#app/features/data-api/scopes.ts";
import type { AppContext } from "#app/http/context.ts";
import { apiRoutes } from "#app/server/api-routes.ts";
import { startTaskRunner } from "#app/server/bulk/runner.ts";
import { guard, requestIdentity } from "#app/server/guard.ts";
import { newId } from "#db/ids.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { DAY, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

export const NOW = T0 + 11 * DAY;
const BY = { account: "OFFICER", now: NOW };

export const CONTENT = {
  modules: [
    {
      pillar: "common",
      lessons: [
        { id: "mot", title: "Bài một", pillar: "common" },
        { id: "hai", title: "Bài hai", pillar: "common" },
      ],
    },
    { pillar: "economy", lessons: [{ id: "ba", title: "Bài ba", pillar: "economy" }] },
  ],
} as unknown as Content;

export interface ApiSite {
  readonly url: string;
  /** Moves the clock. */
  at(now: number): void;
  /** A token of a unit; the whole text. */
  token(unit: string, options?: { scopes?: readonly ApiScope[]; lastDay?: string }): Promise<string>;
  get(path: string, token?: string | null, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The JSON of an answer that has to be 200. */
  json<Answer = Record<string, unknown>>(path: string, token: string): Promise<Answer>;
  /** What stands in the log. */
  readonly logged: { readonly id: string; readonly problem?: string; readonly error?: string }[];
  close(): void;
}

/** Serves what there is in the database. */
export async function startApi(handle: TestDatabase, quota?: ApiQuota): Promise<ApiSite> {
  let now = NOW;
  const logged: ApiSite["logged"] = [];
  const keep = (line: object) => void logged.push(line as ApiSite["logged"][number]);
  const log = { info: keep, error: keep, debug() {} };
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { publicUrl: new URL(url), trustProxy: false, secure: false } as Settings;
  const tasks = await startTaskRunner({
    handle,
    thread: undefined,
    sheets: undefined,
    contentFolders: { dirs: [], kept: undefined },
  });
  const app = { handle, clock: { now: () => now }, settings, content: CONTENT, tasks, log } as unknown as AppContext;
  const site = express();
  site.disable("etag");
  site.use(requestIdentity(), guard(settings), apiRoutes(app, quota));
  server.on("request", site);
  const get: ApiSite["get"] = (path, token = null, headers = {}) =>
    fetch(path.startsWith("http") ? path : `${url}/api/v1${path}`, {
      headers: { ...(token !== null && { Authorization: `Bearer ${token}` }), ...headers },
    });
  return {
    ...{ url, get, logged },
    at: (moment) => {
      now = moment;
    },
    async token(unit, { scopes = API_SCOPES, lastDay = localDay(NOW + 365 * DAY) } = {}) {
      const form = { id: newId(), name: `Mã của ${unit}`, unit: "", scopes: [...scopes], lastDay };
      const made = await makeToken(handle, [unit], form, { account: "OFFICER", now: NOW });
      if (!made.ok) throw new Error(made.message);
      return made.token;
    },
    async json<Answer>(path: string, token: string) {
      const answer = await get(path, token);
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text}`);
      return JSON.parse(text) as Answer;
    },
    close: () => server.close(),
  };
}

/** School 1: a roll of 4, two sat. School 2: one of one, and one from outside. School 3 has no roll. */
export async function smallProvince(handle: TestDatabase): Promise<TestRound> {
  await makeProvince(handle, 8);
  const roll = new Map([0, 1, 2, 3].map((n) => [n, n < 2 ? "IN11" : "IN12"])).set(4, "IN21");
  const round = await makeRound(handle, "R", { roll, rules: { listZeroUnits: true } });
  for (const [n, placement, score] of [
    [0, "IN11", 10_000],
    [2, "IN12", 5_000],
    [4, "IN21", 5_000],
    [5, "IN21", 5_000],
  ] as const) {
    await addAttempt(handle, round, { person: personId(n), placement, score, finishedAt: T0 + n * DAY });
  }
  await drainBoardOutbox(handle, T0);
  await learnAndTeach(handle);
  return round;
}

async function learnAndTeach({ db }: TestDatabase): Promise<void> {
  const progress = (n: number, lesson: string, placement: string) => ({
    person: personId(n),
    lesson,
    placement,
    state: "done" as const,
    checks_right: 0,
    checks_total: 0,
    begun_at: T0,
    done_at: T0 + 1,
    updated_at: T0 + 1,
    section: null,
  });
  await insertRows(db, "lesson_progress", [
    progress(0, "mot", "IN11"),
    progress(2, "mot", "IN12"),
    progress(4, "ba", "IN21"),
  ]);
  const given = { slot: "class" as const, day: localDay(T0), by: "T", at: T0 };
  await insertRows(db, "taught", [
    { id: "1", unit: "CLASS11", lesson: "mot", present: 30, ...given },
    { id: "2", unit: "CLASS21", lesson: "ba", present: 20, ...given },
  ]);
}

export function issue(handle: TestDatabase, { contest }: TestRound, kind: "freeze" | "final" = "final") {
  return issueEdition(handle, contest, { kind, cutAt: null, now: NOW - 1, by: null, reason: "" });
}

const OFFICER: Actor = { account: "OFFICER", person: "P", grants: [{ role: "department", unit: "PROVINCE" }] };
const FILLED = Object.fromEntries(NARRATIVE_IDS.map((id) => [id, `Phần ${id}: {Người dự thi} người.`]));
const HEAD = { number: "5", day: "2026-11-28", place: "An Giang", signer: "Nguyễn Thị Ánh" };

/** A report of the province for the year, issued; gives its id. */
export async function issuedReport(handle: TestDatabase): Promise<string> {
  const id = await createReport(handle, CONTENT, { unit: "PROVINCE", period: periodOf("2026")! }, BY);
  const loaded = (await loadReport(handle.db, OFFICER, id))!;
  await changeReport(handle, loaded, 1, { texts: FILLED, head: { ...loaded.head, ...HEAD } }, BY);
  const issued = await issueReport(handle, CONTENT, { report: id, rev: 2, reason: "" }, BY);
  if (!issued.ok) throw new Error(`the report was not issued: ${JSON.stringify(issued)}`);
  return id;
}
