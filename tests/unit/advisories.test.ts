/**
 * Stands in for an audit service: the advisories known for this stack, written down by hand in scripts/advisories.json,
 * against what the lockfile installs.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { inRange } from "../support/version-range.ts";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));

const advisories = z
  .array(
    z.strictObject({
      id: z.string().regex(/^(CVE-\d{4}-\d+|GHSA-[\w-]+)$/),
      package: z.string().min(1),
      bad: z.string().min(1),
      state: z.enum(["fixed", "accepted"]),
      reason: z.string().min(20),
      date: z.iso.date(),
    }),
  )
  .parse(read("scripts/advisories.json"));

const installed = Object.entries<{ version?: string }>(read("package-lock.json").packages).flatMap(
  ([place, { version }]) => {
    const name = place.split("node_modules/").at(-1) ?? "";
    return place.includes("node_modules/") && version ? [{ name, place, version }] : [];
  },
);

const hits = (advisory: { package: string; bad: string }) =>
  installed.filter(({ name, version }) => name === advisory.package && inRange(version, advisory.bad));

test("no installed version has a known flaw that was not accepted", () => {
  expect(installed.length).toBeGreaterThan(100);
  const found = advisories
    .filter((advisory) => advisory.state === "fixed")
    .flatMap((advisory) => hits(advisory).map(({ place, version }) => `${advisory.id}: ${place} ${version}`));
  expect(found).toEqual([]);
});

test("an accepted flaw that is no longer installed is marked as fixed", () => {
  const stale = advisories.filter((advisory) => advisory.state === "accepted" && hits(advisory).length === 0);
  expect(stale.map(({ id, package: name }) => `${id} ${name}`)).toEqual([]);
});

test.each([
  ["@remix-run/router", "1.23.4"],
  ["react-router", "6.30.6"],
  ["react-router-dom", "6.30.6"],
])("Remix runs on the repaired %s %s", (name, version) => {
  const versions = installed.filter((entry) => entry.name === name).map((entry) => entry.version);
  expect([...new Set(versions)]).toEqual([version]);
});

test("the lockfile holds the packages of every platform, so that npm ci accepts it", () => {
  const packages: Record<string, { optionalDependencies?: Record<string, string> }> =
    read("package-lock.json").packages;
  const has = (place: string, name: string): boolean => {
    if (packages[`${place ? `${place}/` : ""}node_modules/${name}`]) return true;
    return place !== "" && has(place.slice(0, Math.max(0, place.lastIndexOf("node_modules/") - 1)), name);
  };
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) => (has(place, name) ? [] : [`${place} needs ${name}`])),
  );
  expect(missing).toEqual([]);
});

describe("ranges", () => {
  test.each([
    ["2.17.5", "<=2.17.5", true],
    ["2.17.5", "<2.17.5", false],
    ["2.9.0", "<2.17.5", true],
    ["6.30.1", ">=6.30.2 <6.30.5", false],
    ["6.30.4", ">=6.30.2 <6.30.5", true],
    ["7.0.0-pre.1", "<6.0.0 || >=7.0.0", true],
    ["1.2.3", "*", true],
    ["1.2.3", "=1.2.3", true],
  ])("%s in %s: %s", (version, range, expected) => expect(inRange(version, range)).toBe(expected));

  test("a range that cannot be read is an error, not a pass", () => {
    expect(() => inRange("1.2.3", "^1.2.0")).toThrow("Not a comparison");
    expect(() => inRange("1.2", "<2.0.0")).toThrow("Not a version");
  });
});
