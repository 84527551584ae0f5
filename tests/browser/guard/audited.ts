/**
 * Staff who read names of pupils leave a row in the audit. The walk opens every restricted route of the access table as
 * everybody who may, and looks for names in what comes back: a new route that shows some cannot be forgotten.
 */
import { expect, it } from "vitest";
import { AUDIT_WORDS } from "#app/domain/audit-words.ts";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { ask } from "../support/http.ts";
import { ROUTE_RULES } from "./access-table.ts";
import type { Actor, GuardWorld } from "./fixture.ts";

interface Reading {
  readonly route: string;
  readonly actor: Actor;
  readonly path: string;
  /** A file in which names cannot be looked for: its read is audited whatever is in it. */
  readonly file?: true;
}

/** Names that show only when something was sent or chosen before. */
const more = (world: GuardWorld): readonly Reading[] => {
  const { own } = world.places.school;
  const board = `${paths.board(world.contests.closed)}?bang=people&don-vi=${world.classUnit}`;
  const readers: readonly Actor[] = ["teacher", "manager", "secretary", "organiser", "department", "admin"];
  const sheetReaders: readonly Actor[] = ["teacher", "manager", "department", "admin"];
  return [
    { route: "routes/roll-preview", actor: "manager", path: paths.rollPreview(own, world.rollUpload) },
    { route: "routes/roll-bad-rows", actor: "manager", path: paths.rollBadRows(own, world.rollUpload), file: true },
    ...sheetReaders.map((actor) => ({
      route: "routes/class-sheet",
      actor,
      path: paths.classSheet(world.classUnit, world.closedRound),
      file: true as const,
    })),
    ...sheetReaders.map((actor) => ({
      route: "routes/class-assigned-sheet",
      actor,
      path: paths.classAssignedSheet(world.classUnit),
      file: true as const,
    })),
    ...sheetReaders.map((actor) => ({
      route: "routes/assignment-new",
      actor,
      path: paths.assignmentNew({ unit: world.classUnit, people: true }),
    })),
    ...readers.map((actor) => ({ route: "routes/board", actor, path: board })),
  ];
};

/** Every restricted route for everybody who may open it, at the own place. Pupils read themselves. */
function readings(world: GuardWorld): Reading[] {
  const found = Object.entries(ROUTE_RULES).flatMap(([route, rule]): Reading[] => {
    if ("everyone" in rule) return [];
    const path = rule.of === undefined ? rule.path(world) : rule.path(world, world.places[rule.of].own);
    const may = rule.of === undefined ? rule.may : rule.may.own;
    return may.map((actor) => ({ route, actor, path }));
  });
  const staff = [...found, ...more(world)].filter(({ actor }) => actor !== "pupil" && actor !== "otherPupil");
  return staff;
}

/** Names of pupils in a text, as whole words. */
function namesIn(body: string, { pupilNames, names }: GuardWorld, actor: Actor): string[] {
  return pupilNames.filter(
    (name) =>
      name !== names[actor] &&
      body.includes(name) &&
      new RegExp(`(?<!\\p{L})${name}(?!\\p{L}| \\p{Lu})`, "u").test(body),
  );
}

export function auditWalk(world: () => GuardWorld): void {
  it("are audited on every route, whole and as data", async () => {
    const { url, cookies, accounts, databaseUrl } = world();
    const rowsOf = (actor: Actor) =>
      column(databaseUrl, `select action from audit where actor = '${accounts[actor]}' order by id`);
    const silent: string[] = [];
    const naming = new Set<string>();
    for (const { route, actor, path, file } of readings(world())) {
      const [page = "", query] = path.split("?");
      for (const address of file ? [path] : [path, `${page}.data${query ? `?${query}` : ""}`]) {
        const before = await rowsOf(actor);
        const answer = await ask(url, address, { headers: { Cookie: cookies[actor] } });
        expect(answer.status, `${actor} ${address}`).toBeOneOf([200, 202, 302]);
        const shown = namesIn(answer.body, world(), actor);
        if (!file && shown.length === 0) continue;
        naming.add(route);
        const written = (await rowsOf(actor)).slice(before.length);
        if (!written.some((action) => Object.hasOwn(AUDIT_WORDS, action))) {
          silent.push(`${actor} ${route} ${address}: ${shown.slice(0, 3).join(", ")}`);
        }
      }
    }
    expect(silent).toEqual([]);
    // the walk finds names where they are known to be: it can fail
    expect([...naming].sort()).toEqual(expect.arrayContaining(KNOWN_TO_NAME));
  });
}

const KNOWN_TO_NAME = [
  "routes/assignment-new",
  "routes/board",
  "routes/class",
  "routes/class-assigned",
  "routes/class-assigned-csv",
  "routes/class-assigned-sheet",
  "routes/class-assigned-text",
  "routes/class-consents",
  "routes/class-extension",
  "routes/class-growth",
  "routes/class-people",
  "routes/class-reminder",
  "routes/class-sheet",
  "routes/class-slips",
  "routes/person",
  "routes/person-export",
  "routes/roll-bad-rows",
  "routes/roll-preview",
];
