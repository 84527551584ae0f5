/** Every route × every role: the document, its data, the data of the route alone and the head of it. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { examPatterns, paths } from "#app/paths.ts";
import { ask } from "../support/http.ts";
import { ACTORS, EXAM_RULES, ROUTE_RULES, type Rule, UNIT_RULES } from "./access-table.ts";
import type { Actor, GuardWorld } from "./fixture.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Ids of the routes in the server's build, so that a new route without a rule fails. */
function routeIds(): string[] {
  const script = `import("./build/server/index.js").then(({ routes }) => {
    process.stdout.write(JSON.stringify(Object.keys(routes)), () => process.exit(0));
  });`;
  const options = { cwd: root, encoding: "utf8", env: { ...process.env, NODE_ENV: "production" } } as const;
  return JSON.parse(execFileSync(process.execPath, ["-e", script], options)) as string[];
}

/** The addresses under which Remix gives a page: whole, as data, as data of one route. */
function addresses(path: string, id: string | null): string[] {
  if (id === null) return [path];
  const [page = "", query] = path.split("?");
  const rest = query ? `&${query}` : "";
  return [path, `${page}.data?${rest.slice(1)}`, `${page}.data?_routes=${encodeURIComponent(id)}${rest}`];
}

async function expectRefused(world: GuardWorld, actor: Actor, address: string, secrets: readonly string[]) {
  const headers = { Cookie: world.cookies[actor] };
  const answer = await ask(world.url, address, { headers });
  const what = `${actor} ${address}`;
  const isData = address.includes(".data");
  if (actor === "visitor") {
    // single fetch tells a redirect in the body of a 202
    expect(answer.status, what).toBeOneOf(isData ? [202] : [302, 303]);
    expect(isData ? answer.body : answer.headers.location, what).toContain(paths.signIn());
  } else {
    expect(answer.status, what).toBe(404);
  }
  expect(answer.headers["cache-control"] ?? "no-store", what).toContain("no-store");
  const own = world.names[actor];
  expect(
    secrets.filter((secret) => secret !== own && answer.body.includes(secret)),
    what,
  ).toEqual([]);
  const head = await ask(world.url, address, { method: "HEAD", headers });
  expect([head.status, head.bytes.length], `HEAD ${what}`).toEqual([answer.status, 0]);
}

async function checkRule(world: GuardWorld, rule: Rule, id: string | null) {
  if ("everyone" in rule) return;
  const path = rule.path(world);
  const secrets = rule.secrets(world);
  const shown = new Set<string>();
  for (const actor of ACTORS) {
    for (const address of addresses(path, id)) {
      if (!rule.may.includes(actor)) {
        await expectRefused(world, actor, address, secrets);
        continue;
      }
      const answer = await ask(world.url, address, { headers: { Cookie: world.cookies[actor] } });
      // a list of one leads on to its only entry
      expect(answer.status, `${actor} ${address}`).toBeOneOf([200, 202, 302]);
      for (const secret of secrets) if (answer.body.includes(secret)) shown.add(secret);
    }
  }
  // what must not be seen elsewhere is seen where it may be: the check can fail
  expect(shown.size, `${path} shows what is kept from others`).toBeGreaterThan(0);
}

export function accessMatrix(world: () => GuardWorld): void {
  it("has a rule for every route of the build and for every address of the exam path", () => {
    expect(new Set(Object.keys(ROUTE_RULES))).toEqual(new Set(routeIds()));
    expect(new Set(Object.keys(EXAM_RULES))).toEqual(new Set(Object.keys(examPatterns)));
  });

  const restricted = Object.entries(ROUTE_RULES).filter(([, rule]) => !("everyone" in rule));
  it.each(restricted)("%s opens for its roles alone", (id, rule) => checkRule(world(), rule, id));

  it.each(Object.entries(UNIT_RULES))("%s are for who stands above the unit", (_what, rule) => {
    const id = rule.path(world()).startsWith(paths.departmentCsv()) ? "routes/department-csv" : "routes/department";
    return checkRule(world(), rule, id);
  });

  it("the attempt's page opens for its pupil alone", async () => {
    for (const rule of Object.values(EXAM_RULES)) if (rule !== "post") await checkRule(world(), rule, null);
  });

  it("shows nobody's name on the pages for everyone to a visitor", async () => {
    const { url, contests, classNames } = world();
    const boards = ["schools", "people", "classes"].map((kind) => `${paths.board(contests.open)}?bang=${kind}`);
    const open = ["/", paths.lessons(), paths.contests(), paths.contest(contests.open), paths.me(), ...boards];
    for (const path of [...open, paths.guide(), paths.privacy()]) {
      const { body } = await ask(url, path);
      expect(
        classNames.filter((name) => body.includes(name)),
        path,
      ).toEqual([]);
    }
  });
}
