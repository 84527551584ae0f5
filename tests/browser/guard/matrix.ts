/** Every route × every role: the document, its data, the data of the route alone and the head of it. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { examPatterns, paths } from "#app/paths.ts";
import { ask } from "../support/http.ts";
import { ACTORS, EXAM_RULES, NOWHERE, ROUTE_RULES, type Rule, type SingleRule, UNIT_RULES } from "./access-table.ts";
import { type Actor, type GuardWorld, post } from "./fixture.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Routes of the server's build with their addresses, so that a new route without a rule fails. */
function manifest(): Record<string, string> {
  const script = `import("./build/server/index.js").then(({ routes }) => {
    process.stdout.write(JSON.stringify(Object.fromEntries(Object.values(routes).map(({ id, path }) => [id, path ?? ""]))), () => process.exit(0));
  });`;
  const options = { cwd: root, encoding: "utf8", env: { ...process.env, NODE_ENV: "production" } } as const;
  return JSON.parse(execFileSync(process.execPath, ["-e", script], options)) as Record<string, string>;
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

/** A post goes no further than the page: neither done nor told apart from a page that is not there. */
async function expectPostRefused(world: GuardWorld, actor: Actor, address: string) {
  if (address.includes("_routes=")) return;
  const answer = await post(world, actor, address, { intent: "save" });
  // 405: there is nothing to post to; 202 and 302: off to sign in
  const refused = actor === "visitor" ? [202, 302, 303, 404, 405] : [404, 405];
  expect(answer.status, `POST ${actor} ${address}`).toBeOneOf(refused);
}

async function checkRule(world: GuardWorld, rule: Rule, id: string | null) {
  if ("everyone" in rule) return;
  if (rule.of === undefined) return checkPath(world, rule.path(world), rule, id);
  for (const place of ["own", "sibling", "foreign"] as const) {
    const path = rule.path(world, world.places[rule.of][place]);
    const may = rule.may[place];
    if (place === "own") await checkPath(world, path, { may, secrets: rule.secrets }, id);
    else await checkPath(world, path, { may, secrets: () => [] }, id);
  }
  // what does not exist is answered like what is somebody else's
  const nowhere = rule.path(world, NOWHERE);
  await checkPath(world, nowhere, { may: [], secrets: () => [] }, id);
}

function isPlaceRule(rule: Rule | undefined): boolean {
  return rule !== undefined && "of" in rule && rule.of !== undefined;
}

async function checkPath(
  world: GuardWorld,
  path: string,
  rule: Pick<SingleRule, "may" | "secrets">,
  id: string | null,
) {
  const secrets = rule.secrets(world);
  const shown = new Set<string>();
  for (const actor of ACTORS) {
    for (const address of addresses(path, id)) {
      if (!rule.may.includes(actor)) {
        await expectRefused(world, actor, address, secrets);
        await expectPostRefused(world, actor, address);
        continue;
      }
      const answer = await ask(world.url, address, { headers: { Cookie: world.cookies[actor] } });
      // a list of one leads on to its only entry
      expect(answer.status, `${actor} ${address}`).toBeOneOf([200, 202, 302]);
      for (const secret of secrets) if (answer.body.includes(secret)) shown.add(secret);
    }
  }
  // what must not be seen elsewhere is seen where it may be: the check can fail
  if (secrets.length > 0) expect(shown.size, `${path} shows what is kept from others`).toBeGreaterThan(0);
}

export function accessMatrix(world: () => GuardWorld): void {
  it("has a rule for every route of the build and for every address of the exam path", () => {
    expect(new Set(Object.keys(ROUTE_RULES))).toEqual(new Set(Object.keys(manifest())));
    expect(new Set(Object.keys(EXAM_RULES))).toEqual(new Set(Object.keys(examPatterns)));
  });

  it("asks for the own, the neighbour's and the far one wherever an address names a unit or a person", () => {
    const named = Object.entries(manifest()).filter(([, path]) => /:(unit|person)/.test(path));
    const without = named.filter(([id]) => !isPlaceRule(ROUTE_RULES[id])).map(([id]) => id);
    expect(without).toEqual([]);
  });

  const restricted = Object.entries(ROUTE_RULES).filter(([, rule]) => !("everyone" in rule));
  it.each(restricted)("%s opens for its roles alone", (id, rule) => checkRule(world(), rule, id));

  it.each(Object.entries(UNIT_RULES))("%s: for who stands above the unit", (_what, rule) =>
    checkRule(world(), rule, rule.route),
  );

  it("the attempt's page opens for its pupil alone", async () => {
    for (const rule of Object.values(EXAM_RULES)) if (rule !== "post") await checkRule(world(), rule, null);
  });

  it("shows nobody's name on the pages for everyone to a visitor", async () => {
    const { url, contests, classNames } = world();
    const boards = ["schools", "people", "classes"].map((kind) => `${paths.board(contests.open)}?bang=${kind}`);
    const open = ["/", paths.lessons(), paths.contests(), paths.contest(contests.open), paths.me(), ...boards];
    for (const path of [...open, paths.guides(), paths.privacy()]) {
      const { body } = await ask(url, path);
      expect(
        classNames.filter((name) => body.includes(name)),
        path,
      ).toEqual([]);
    }
  });
}
