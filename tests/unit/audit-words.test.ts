/** Every action that the code writes into the audit can be read on its page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { AUDIT_WORDS } from "#app/domain/audit-words.ts";
import { ACTIONS } from "#app/domain/permissions.ts";

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

it("has words for every action", () => {
  const actions = new Set<string>();
  for (const file of [...sources("app"), ...sources("db")].filter((path) => path.endsWith(".ts"))) {
    const text = readFileSync(file, "utf8");
    if (!text.includes("audit(")) continue;
    for (const [, action] of text.matchAll(/"([a-z-]+\.[a-z-]+)"/g)) actions.add(action!);
  }
  // what looks like an action beside one: permissions, why a roll was fixed
  const known = new Set([...Object.keys(AUDIT_WORDS), ...ACTIONS, "contest.open"]);
  expect([...actions].filter((action) => !known.has(action) && !/\.(server|ts)$/.test(action))).toEqual([]);
  expect(actions.size).toBeGreaterThan(20);
});
