/** A writer thread that dies says so: what waits fails at once, and the process can end itself. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startWriterThread } from "#db/sqlite/writer-worker.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-writer-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (name: string, lost: Error[]) =>
  startWriterThread(join(folder, name), new URL("./dying-writer.mjs", import.meta.url), {
    execArgv: [],
    onLost: (error) => lost.push(error),
  });

it("fails what waits and what comes later, and tells whoever opened it", async () => {
  const lost: Error[] = [];
  const { client } = await start("dies.db", lost);
  await client.op("anything", {}).catch(() => {});
  await expect.poll(() => lost.map(({ message }) => message)).toEqual(["out of memory, say"]);
  await expect(client.auto("select 1", [])).rejects.toThrow();
  expect(client.queueLength).toBe(0);
});

it("tells nobody when it was closed", async () => {
  const lost: Error[] = [];
  const { client } = await start("closes.db", lost);
  await client.close();
  expect(lost).toEqual([]);
});
