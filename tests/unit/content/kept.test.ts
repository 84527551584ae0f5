import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadKeptContent } from "#app/content/kept.server.ts";
import { loadContent } from "#app/content/load.server.ts";

describe("kept content", () => {
  let root = "";
  const dir = () => join(root, "content");
  const folder = () => join(root, "kept");
  const kept = () => readdirSync(folder()).sort();
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "goc-asean-kept-"));
    mkdirSync(dir());
    for (const name of ["facts", "countries"]) cpSync(join("content", name), join(dir(), name), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("is what reading gives, the second time too", () => {
    const read = loadContent([dir()]);
    expect(read.countries).toHaveLength(11);
    expect(loadKeptContent([dir()], folder())).toEqual(read);
    expect(kept()).toHaveLength(1);
    expect(loadKeptContent([dir()], folder())).toEqual(read);
    expect(kept()).toHaveLength(1);
  });

  it("answers to every byte, and to files that come and go", () => {
    loadKeptContent([dir()], folder());
    writeFileSync(join(dir(), "countries", "moi.md"), "không phải một nước");
    expect(loadKeptContent([dir()], folder()).problems).toEqual(loadContent([dir()]).problems);
    expect(loadKeptContent([dir()], folder()).problems).not.toEqual([]);
    rmSync(join(dir(), "countries", "moi.md"));
    expect(loadKeptContent([dir()], folder()).problems).toEqual([]);
  });

  it("reads anew when what was kept is broken, and works where nothing can be kept", () => {
    const read = loadKeptContent([dir()], folder());
    writeFileSync(join(folder(), kept()[0] ?? ""), "hỏng");
    expect(loadKeptContent([dir()], folder())).toEqual(read);
    expect(loadKeptContent([dir()], join(dir(), "countries", "viet-nam.md", "kept"))).toEqual(read);
  });

  it("keeps few states", () => {
    for (let state = 0; state < 12; state += 1) {
      writeFileSync(join(dir(), "countries", "moi.md"), `${state}`);
      loadKeptContent([dir()], folder());
    }
    expect(kept().length).toBeLessThanOrEqual(9);
  });
});
