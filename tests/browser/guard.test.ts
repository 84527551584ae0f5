/** What stands before the pages, probed over plain HTTP: odd requests, other sites, other roles. Tables are in guard/. */
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { apiGuard } from "./guard/api.ts";
import { auditWalk } from "./guard/audited.ts";
import { crossOriginGuard } from "./guard/cross-origin.ts";
import { type GuardWorld, guardWorld } from "./guard/fixture.ts";
import { headerGuard } from "./guard/headers.ts";
import { accessMatrix } from "./guard/matrix.ts";
import { reportGuard } from "./guard/reports.ts";
import { requestGuard } from "./guard/requests.ts";
import { signInGuard } from "./guard/sign-ins.ts";
import { type DemoServer, startDemoServer } from "./support/demo-server.ts";

describe("the guard", () => {
  let server: DemoServer | undefined;
  let opened: GuardWorld | undefined;
  const world = () => opened!;

  beforeAll(async () => {
    server = await startDemoServer();
    opened = await guardWorld(server.url, `file:${join(server.dataDir, "goc-asean.db")}`);
  });
  afterAll(() => server?.stop());

  describe("odd requests", () => requestGuard(world));
  describe("headers, caching, redirects", () => headerGuard(world));
  describe("other sites and other people's posts", () => crossOriginGuard(world));
  describe("reports of errors", () => reportGuard(world));
  describe("figures for programs", () => apiGuard(world));
  describe("signing in", () => signInGuard(world));
  describe("reads of pupils' names by staff", () => auditWalk(world));
  describe("who may open what", () => accessMatrix(world));
});
