/** A transaction that says nothing is rolled back, one whose statement takes long is not. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WriterCore, type WriterReply } from "#db/sqlite/writer-core.ts";

const IDLE_MS = 60;
const COUNT =
  "with recursive n (x) as (select 1 union all select x + 1 from n where x < 200000) select count(*) from n";

describe("a transaction of the writer", () => {
  let folder = "";
  let core: WriterCore;
  const answered: WriterReply[] = [];
  let id = 0;
  const replyTo = (replies: WriterReply[]) => void answered.push(...replies);
  const ask = (request: { type: "begin" | "commit" } | { type: "query"; sql: string; params: [] }) => {
    core.accept({ id: ++id, tx: 1, ...request }, replyTo);
    if (request.type === "begin") core.turn(0);
    return answered.splice(0);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "goc-asean-silence-"));
    core = new WriterCore(join(folder, "silence.db"), undefined, 0, IDLE_MS);
  });
  afterEach(() => {
    core.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("lives through statements that take longer than silence may last", async () => {
    expect(ask({ type: "begin" })).toMatchObject([{ ok: true }]);
    const until = performance.now() + 2 * IDLE_MS;
    while (performance.now() < until)
      expect(ask({ type: "query", sql: COUNT, params: [] })).toMatchObject([{ ok: true }]);
    // one statement alone
    const began = performance.now();
    const long = COUNT.replace("200000", "2000000");
    expect(ask({ type: "query", sql: long, params: [] })).toMatchObject([{ ok: true }]);
    expect(performance.now() - began).toBeGreaterThan(IDLE_MS);
    await wait(1);
    expect(ask({ type: "commit" })).toMatchObject([{ ok: true }]);
  });

  it("is over when nothing came for so long", async () => {
    ask({ type: "begin" });
    await wait(3 * IDLE_MS);
    expect(ask({ type: "commit" })).toMatchObject([{ ok: false, code: "TRANSACTION_OVER" }]);
  });
});
