import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findBreaches, partOf } from "../support/architecture-rules.ts";
import { readTree } from "../support/architecture-source.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the code keeps the layout's rules", () => {
  const tree = readTree(root, ["app", "db", "scripts"]);
  expect(tree.size).toBeGreaterThan(50);
  expect(findBreaches(tree).map(({ path, line, problem }) => `${path}:${line} ${problem}`)).toEqual([]);
}, 30_000);

describe("the rules themselves", () => {
  const routes = [
    "app/routes.ts",
    'export default [route("bai-hoc/:slug", "routes/lesson.tsx"), route("gio-thi", "x.tsx")];',
  ];
  const breachesOf = (path: string, text: string) =>
    findBreaches(new Map([routes as [string, string], [path, text]])).map(({ line, problem }) => `${line} ${problem}`);

  test.each([
    ["app/routes/home.tsx", "routes"],
    ["app/root.tsx", "routes"],
    ["app/entry.server.tsx", "routes"],
    ["app/paths.ts", "paths"],
    ["app/clock.server.ts", "base"],
    ["app/features/units/api.server.ts", "features"],
    ["db/queries/units.ts", "queries"],
    ["db/schema.ts", "db-shared"],
    ["db/ops/attempts.ts", "ops"],
    ["db/connect.ts", "db"],
    ["scripts/bench.ts", "scripts"],
    ["scripts/bench/exam/world.ts", "bench"],
  ])("%s belongs to %s", (path, part) => expect(partOf(path)).toBe(part));

  test.each([
    ["app/domain/a.ts", 'import { z } from "zod";', "domain must not import zod"],
    ["app/domain/a.ts", 'import fs from "node:fs";', "domain must not import node:fs"],
    ["app/domain/a.ts", 'import type { Database } from "#db/schema.ts";', "domain must not import db-shared"],
    ["app/domain/a.ts", "const now = Date.now();", "domain must not use Date.now"],
    ["app/domain/a.ts", "const now = new Date();", "domain must not use new Date()"],
    ["app/domain/a.ts", "const n = Math.random();", "domain must not use Math.random"],
    ["db/queries/a.ts", 'import { score } from "#app/domain/scoring.ts";', "only as a type"],
    ["db/connect.ts", 'import { score } from "#app/domain/scoring.ts";', "only as a type"],
    ["db/ops/a.ts", 'import { listKeys } from "../queries/questions.ts";', "ops must not import queries"],
    ["db/queries/a.ts", 'import { now } from "../../app/clock.server.ts";', "queries must not import base"],
    ["app/content/a.ts", 'import { db } from "#db/connect.ts";', "content must not import db"],
    ["app/content/a.ts", 'import { useState } from "react";', "content must not import react"],
    ["app/components/A.tsx", 'import { a } from "#app/features/units/a.ts";', "components must not import features"],
    ["app/components/Table.tsx", 'import { Bar } from "recharts";', "recharts belongs to"],
    ["app/features/units/a.ts", 'import A from "#app/routes/home.tsx";', "features must not import routes"],
    ["app/features/units/a.ts", 'import "../../../scripts/lib/run.mjs";', "features must not import scripts"],
    ["app/routes/a.tsx", 'const lazy = () => import("#tests/x.ts");', "routes must not import tests"],
    ["app/features/units/a.ts", 'import { b } from "../boards/api.server.ts";', "the later feature boards"],
    ["app/features/boards/a.ts", 'import { f } from "../units/forms.ts";', "only api.server.ts of units"],
    ["app/features/boards/a.ts", 'import type { F } from "../units/forms.ts";', "only api.server.ts of units"],
    ["app/features/games/a.ts", 'import { f } from "../units/api.server.ts";', '"games" is not in the declared order'],
    ["app/browser/attempt.ts", 'import { now } from "#app/clock.server.ts";', "browser must not import base"],
    ["app/browser/attempt.ts", 'import { z } from "zod";', "browser scripts must not import the package zod"],
    ["app/http/a.ts", "const port = process.env.PORT;", "process.env is read in"],
    ["app/http/a.ts", 'const to = "/bai-hoc/asean";', 'URL "/bai-hoc/asean" is spelled outside'],
    ["app/http/a.tsx", "const to = `/gio-thi?ma=$" + "{id}`;", 'URL "/gio-thi?ma=" is spelled outside'],
  ])("%s: %s", (path, text, problem) => {
    expect(breachesOf(path, text)).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    ["app/domain/a.ts", 'import { seed } from "./seeded.ts"; const day = new Date(0);'],
    ["db/queries/a.ts", 'import type { Score } from "#app/domain/scoring.ts";'],
    ["db/ops/a.ts", 'import { normaliseAnswer } from "#app/domain/answer.ts";'],
    [
      "app/features/boards/a.ts",
      'import { f } from "#app/features/units/api.server.ts"; import { list } from "#db/queries/a.ts";',
    ],
    ["app/components/BarChart.tsx", 'import { Bar } from "recharts";'],
    ["app/paths.ts", "export const lessons = () => `/bai-hoc`;"],
    ["app/env.server.ts", "const env = process.env;"],
    ["app/root.tsx", 'import href from "./styles/app.css?url";'],
  ])("%s may: %s", (path, text) => expect(breachesOf(path, text)).toEqual([]));

  test("a file has 300 lines at most, a migration and the list of tables any number", () => {
    expect(breachesOf("app/http/a.ts", "let a;\n".repeat(300))).toEqual([]);
    expect(breachesOf("app/http/a.ts", "let a;\n".repeat(301))).toEqual(["301 301 lines; the longest file has 300"]);
    expect(breachesOf("db/migrations/1_a.ts", "let a;\n".repeat(400))).toEqual([]);
    expect(breachesOf("db/schema.ts", "let a;\n".repeat(400))).toEqual([]);
  });

  test("a breach names its line", () => {
    expect(breachesOf("app/domain/a.ts", 'export {};\n\nimport "zod";')).toEqual(["3 domain must not import zod"]);
  });
});
