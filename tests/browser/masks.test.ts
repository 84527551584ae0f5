/**
 * Who reads which name, from outside: a pupil without consents and one with both, on every page and file where names can
 * be, for each kind of viewer. The table of viewer × surface itself is in tests/unit/domain/name-visibility.test.ts.
 */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maskName } from "#app/domain/vietnamese-names.ts";
import { paths } from "#app/paths.ts";
import { type GuardWorld, guardWorld } from "./guard/fixture.ts";
import { sql } from "./support/database.ts";
import { sessionOf } from "./support/demo.ts";
import { type DemoServer, startDemoServer } from "./support/demo-server.ts";
import { ask, formHeaders } from "./support/http.ts";

type Shown = "full" | "masked" | "none";

interface Pupil {
  readonly person: string;
  readonly login: string;
  readonly name: string;
}

const VIEWERS = [
  "visitor",
  "self",
  "sameSchool",
  "otherSchool",
  "teacher",
  "elsewhere",
  "manager",
  "secretary",
  "area",
  "organiser",
  "department",
  "writer",
  "admin",
] as const;
type Viewer = (typeof VIEWERS)[number];

/** What one reads of somebody without consents; with both consents "masked" becomes "full" and nothing else changes. */
const EXPECTED: Readonly<Record<string, Readonly<Record<Shown, readonly Viewer[]>>>> = {
  "board of the class": {
    full: ["self", "sameSchool", "teacher", "manager", "secretary", "organiser", "department", "admin"],
    masked: ["otherSchool", "elsewhere", "area", "writer"],
    none: ["visitor"],
  },
  "board of the province": {
    full: ["self", "sameSchool", "teacher", "manager", "secretary", "organiser", "department", "admin"],
    masked: ["otherSchool", "elsewhere", "area", "writer"],
    none: ["visitor"],
  },
  "board of schools": { full: [], masked: [], none: VIEWERS },
  "class page": { full: ["teacher", "manager", "department", "admin"], masked: [], none: others("class") },
  "class list": { full: ["teacher", "manager", "admin"], masked: [], none: others("list") },
  consents: { full: ["teacher", "manager", "admin"], masked: [], none: others("list") },
  "own page": { full: ["self", "teacher", "manager", "secretary", "admin"], masked: [], none: others("person") },
  "export of the person": {
    full: ["self", "teacher", "manager", "secretary", "admin"],
    masked: [],
    none: others("person"),
  },
  "result of the attempt": { full: ["self"], masked: [], none: VIEWERS.filter((one) => one !== "self") },
  "figures as a file": { full: [], masked: [], none: VIEWERS },
  "page of the school": { full: [], masked: [], none: VIEWERS },
  "page of the contest": { full: [], masked: [], none: VIEWERS },
};

function others(page: "class" | "list" | "person"): readonly Viewer[] {
  const may: Record<typeof page, readonly Viewer[]> = {
    class: ["teacher", "manager", "department", "admin"],
    list: ["teacher", "manager", "admin"],
    person: ["self", "teacher", "manager", "secretary", "admin"],
  };
  return VIEWERS.filter((one) => !may[page].includes(one));
}

describe("names on pages and files", () => {
  let server: DemoServer;
  let world: GuardWorld;
  /** Without consents, and with both. */
  let plain: Pupil;
  let agreed: Pupil;
  const pupils: Record<string, string> = {};

  const one = async (statement: string) => {
    const [row] = await sql(world.databaseUrl, statement);
    if (!row) throw new Error(`nothing found: ${statement}`);
    return row as Record<string, string>;
  };

  /** Members of the class and a branch who stand on the closed contest's board, the best first, with names of their own. */
  async function standing(): Promise<Pupil[]> {
    const rows = await sql(
      world.databaseUrl,
      `select p.id as person, p.full_name as name, a.login from standing s join person p on p.id = s.person
       join account a on a.person = p.id join contest c on c.public_edition = s.edition and c.slug = '${world.contests.closed}'
       where s.unit = '${world.classUnit}' and exists (select 1 from membership y where y.person = p.id and y.tree = 'youth')
       and (select count(*) from person q where q.full_name = p.full_name) = 1 order by s.sort_key`,
    );
    return rows as unknown as Pupil[];
  }

  beforeAll(async () => {
    server = await startDemoServer();
    world = await guardWorld(server.url, `file:${join(server.dataDir, "goc-asean.db")}`);
    const found = await standing();
    // two whose masked names tell them apart from everybody else of the class
    const masked = found.map(({ name }) => maskName(name));
    const apart = found.filter(({ name }) => masked.filter((each) => each === maskName(name)).length === 1);
    [plain, agreed] = [apart[0]!, apart[1]!];
    const classmate = await one(
      `select a.login from membership m join account a on a.person = m.person where m.unit = '${world.places.class.sibling}'
       and m.valid_to is null order by a.login`,
    );
    const far = await one(
      `select a.login from membership m join account a on a.person = m.person where m.unit = '${world.places.class.foreign}'
       and m.valid_to is null order by a.login`,
    );
    pupils.sameSchool = await sessionOf(server.url, classmate.login!);
    pupils.otherSchool = await sessionOf(server.url, far.login!);
    for (const pupil of [plain, agreed]) pupils[pupil.person] = await sessionOf(server.url, pupil.login);
    await consent(["child", "guardian"]);
  });
  afterAll(() => server?.stop());

  /** Sets which consents of `agreed` stand, as the teacher ticks them. */
  async function consent(givers: readonly string[]): Promise<void> {
    const body = new URLSearchParams({ form: "paper", givenOn: "2026-01-05", shown: agreed.person });
    for (const giver of givers) body.append("given", `${agreed.person} ${giver}`);
    const headers = { ...formHeaders(server.url), Cookie: world.cookies.teacher };
    const path = paths.classConsents(world.classUnit);
    const saved = await ask(server.url, path, { method: "POST", headers, body: body.toString() });
    expect(saved.status, saved.body.slice(0, 200)).toBe(302);
  }

  const cookieOf = (viewer: Viewer, of: Pupil) => {
    if (viewer === "self") return pupils[of.person] ?? "";
    return pupils[viewer] ?? world.cookies[viewer as keyof GuardWorld["cookies"]];
  };

  async function addressOf(surface: string, of: Pupil): Promise<string> {
    const { contests, classUnit, province, places } = world;
    switch (surface) {
      case "board of the class":
        return `${paths.board(contests.closed)}?bang=people&don-vi=${classUnit}`;
      case "board of the province":
        return `${paths.board(contests.closed)}?bang=people&don-vi=${province}`;
      case "board of schools":
        return `${paths.board(contests.closed)}?bang=schools`;
      case "class page":
        return paths.classView(classUnit);
      case "class list":
        return paths.classPeople(classUnit);
      case "consents":
        return paths.classConsents(classUnit);
      case "own page":
        return paths.person(of.person);
      case "export of the person":
        return paths.personExport(of.person);
      case "result of the attempt": {
        const attempt = await one(`select id from attempt where person = '${of.person}' and receipt is not null`);
        return paths.attemptResult(attempt.id!);
      }
      case "figures as a file":
        return paths.departmentCsv();
      case "page of the school":
        return paths.school(places.school.own);
      default:
        return paths.contest(contests.closed);
    }
  }

  /** All that comes back of an address, whole and as data; of a board page after page until somebody is on it. */
  async function read(address: string, cookie: string, of: Pupil): Promise<string> {
    const [page = "", query = ""] = address.split("?");
    const get = async (path: string) => (await ask(server.url, path, { headers: { Cookie: cookie } })).body;
    const isFile = /\.(csv|json)$/.test(page);
    const data = isFile ? "" : await get(`${page}.data${query && `?${query}`}`);
    let text = `${await get(address)}\n${data}`;
    for (let turn = 0; turn < 60; turn += 1) {
      const next = /href="([^"]*trang=[^"]*)">Sau/.exec(text)?.[1]?.replaceAll("&amp;", "&");
      if (!next || text.includes(of.name) || text.includes(maskName(of.name))) break;
      text = await get(next);
    }
    return text;
  }

  const shownIn = (text: string, { name }: Pupil): Shown =>
    text.includes(name) ? "full" : text.includes(maskName(name)) ? "masked" : "none";

  it.each(Object.keys(EXPECTED))("%s", async (surface) => {
    const { full, masked, none } = EXPECTED[surface]!;
    const wanted: Record<string, Shown> = {};
    const found: Record<string, Shown> = {};
    for (const viewer of [...full, ...masked, ...none]) {
      for (const [who, pupil] of [
        ["without", plain],
        ["with both", agreed],
      ] as const) {
        const shown: Shown = full.includes(viewer) ? "full" : masked.includes(viewer) ? "masked" : "none";
        // one's own name stands at the top of every page
        if (viewer === "self" && shown === "none") continue;
        const key = `${viewer}, ${who}`;
        wanted[key] = shown === "masked" && pupil === agreed ? "full" : shown;
        found[key] = shownIn(await read(await addressOf(surface, pupil), cookieOf(viewer, pupil), pupil), pupil);
      }
    }
    expect(found).toEqual(wanted);
  });

  it("says for every surface what every viewer reads", () => {
    for (const [surface, { full, masked, none }] of Object.entries(EXPECTED)) {
      expect([...full, ...masked, ...none].sort(), surface).toEqual([...VIEWERS].sort());
    }
  });

  it("masks at once when a consent is withdrawn, whichever, and shows again when both stand", async () => {
    const board = await addressOf("board of the class", agreed);
    const seen = async () => shownIn(await read(board, pupils.otherSchool ?? "", agreed), agreed);
    expect(await seen()).toBe("full");
    for (const [givers, shown] of [
      [["child"], "masked"],
      [["child", "guardian"], "full"],
      [["guardian"], "masked"],
      [[], "masked"],
      [["child", "guardian"], "full"],
    ] as const) {
      await consent(givers);
      expect(await seen(), givers.join(" and ")).toBe(shown);
    }
  });
});
