/** Batches of the writer keep their distance, and nothing else waits for it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Op, rows } from "#db/ops/op.ts";
import { WriterCore, type WriterReply } from "#db/sqlite/writer-core.ts";

function* note(input: unknown): Op<void> {
  yield* rows("insert into note values ($1)", [input as number]);
}

describe("the writer's pace", () => {
  let folder = "";
  let core: WriterCore;
  let answered: number[][] = [];
  let id = 0;
  const replyTo = (replies: WriterReply[]) => void answered.push(replies.map((reply) => reply.id));
  const op = () => core.accept({ id: ++id, type: "op", name: "note", input: id }, replyTo);
  const statement = (sql: string) => core.accept({ id: ++id, type: "auto", sql, params: [] }, replyTo);
  const answers = () => answered.splice(0).flat();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "goc-asean-pace-"));
    core = new WriterCore(join(folder, "pace.db"), (_name, input) => note(input), 5);
    answered = [];
    id = 0;
    statement("create table note (n integer)"); // 1
    core.turn(0);
    answers();
  });
  afterEach(() => {
    core.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("takes the first at once, gathers what comes within five milliseconds, then takes all of it", () => {
    expect(core.restMs(100)).toBe(Number.POSITIVE_INFINITY);
    op(); // 2
    expect(core.restMs(100)).toBe(0);
    core.turn(100);
    expect(answers()).toEqual([2]);
    op(); // 3
    op(); // 4
    const moments = [
      [100, 5],
      [101.5, 3.5],
      [104.9, 0.1],
      [105, 0],
      [300, 0],
    ] as const;
    for (const [now, rest] of moments) expect(core.restMs(now), `at ${now}`).toBeCloseTo(rest);
    core.turn(104.9);
    expect(answers()).toEqual([]);
    core.turn(105);
    expect(answered).toEqual([[3, 4]]);
  });

  it("lets a statement through meanwhile", () => {
    op(); // 2
    core.turn(100);
    op(); // 3
    statement("insert into note values (99)"); // 4
    expect(core.restMs(101)).toBe(0);
    core.turn(101);
    expect(answers()).toEqual([2, 4]);
    core.turn(106);
    expect(answers()).toEqual([3]);
  });

  it("has nothing to do while a transaction is open", () => {
    core.accept({ id: ++id, type: "begin", tx: 1 }, replyTo); // 2
    core.turn(100);
    op(); // 3
    expect(core.restMs(200)).toBe(Number.POSITIVE_INFINITY);
    core.accept({ id: ++id, type: "commit", tx: 1 }, replyTo); // 4
    expect(core.restMs(200)).toBe(0);
    core.turn(200);
    expect(answers()).toEqual([2, 4, 3]);
  });
});
