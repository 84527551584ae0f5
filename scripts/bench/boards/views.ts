/** Every view of the boards: how long its statements take, and the whole request on the real server. */
import { Agent, request } from "node:http";
import type { Viewer } from "#app/domain/viewer.ts";
import {
  type BoardQuery,
  boardPage,
  findOwnStanding,
  nameViewerOf,
  nearMe,
  searchPeople,
} from "#app/features/boards/api.server.ts";
import { peopleHref } from "#app/features/boards/board-address.ts";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { paths } from "#app/paths.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { timesOf } from "../exam/percentiles.ts";
import { endServer, startRealServer } from "../real-server.mjs";
import { CLASS_SIZE, PROVINCE } from "./province.ts";
import { insertSessions, loginOf, personOf, SLUG, sessionOf, type World } from "./world.ts";

const [WARM, TIMES] = [5, 25];

export interface ViewTime {
  readonly view: string;
  /** Milliseconds of all its statements together, median. */
  readonly database: number;
  readonly statements: number;
  /** Milliseconds of the whole request, median; null for what is only a part of a page. */
  readonly request: number | null;
}

interface View {
  readonly view: string;
  /** As pupil n asks for it. */
  readonly ask?: (n: number) => { path: string; query: Partial<BoardQuery> };
  readonly part?: (handle: DatabaseHandle, n: number) => Promise<unknown>;
  /** Nobody is signed in. */
  readonly visitor?: boolean;
}

const EMPTY = { unit: null, group: null, grade: null, page: null, search: null, kind: null, round: null };

function viewsOf(world: World): View[] {
  const placeOf = (n: number) => world.places[Math.floor(n / CLASS_SIZE)]!;
  const people = (view: string, of: (n: number) => Parameters<typeof peopleHref>[1]): View => ({
    view,
    ask(n) {
      const { unit = null, group = null, grade = null, page = 1 } = of(n);
      const query = { kind: "people", unit, group, grade: grade === null ? null : String(grade), page: String(page) };
      return { path: peopleHref(SLUG, of(n)), query };
    },
  });
  const units = (
    view: string,
    kind: string,
    formula: string,
    unit: (n: number) => string | null = () => null,
  ): View => ({
    view,
    visitor: kind !== "classes",
    ask: (n) => ({
      path: paths.unitBoard(SLUG, { kind, formula, unit: unit(n) }),
      query: { kind, formula, unit: unit(n) },
    }),
  });
  const everybody = { edition: 0, scope: world.round, unit: PROVINCE };
  const viewerOf = (handle: DatabaseHandle, n: number) => nameViewerOf(handle.db, pupil(world, n), Date.now());
  return [
    people("lớp tôi", (n) => ({ unit: placeOf(n).classUnit, group: "tat-ca" })),
    people("trường tôi", (n) => ({ unit: placeOf(n).school, group: "tat-ca" })),
    people("xã tôi", (n) => ({ unit: placeOf(n).commune, group: "tat-ca" })),
    people("chi đoàn tôi", (n) => ({ unit: placeOf(n).branch, group: "tat-ca" })),
    people("toàn tỉnh", () => ({ unit: PROVINCE, group: "tat-ca" })),
    people("toàn tỉnh, hạng 951–1.000", () => ({ unit: PROVINCE, group: "tat-ca", page: 20 })),
    people("toàn tỉnh, bảng A", () => ({ unit: PROVINCE, group: "a" })),
    people("toàn tỉnh, khối 11", () => ({ unit: PROVINCE, group: "tat-ca", grade: 11 })),
    people("toàn tỉnh, bảng A, khối 11", () => ({ unit: PROVINCE, group: "a", grade: 11 })),
    { view: "hạng của tôi", part: (handle, n) => findOwnStanding(handle.db, everybody, personOf(n)) },
    {
      view: "quanh tôi",
      part: async (handle, n) => nearMe(handle.db, everybody, (await viewerOf(handle, n))!),
    },
    {
      view: "tìm theo tên trong trường",
      part: async (handle, n) =>
        searchPeople(handle.db, everybody, (await viewerOf(handle, n))!, { key: "tran van", limit: 20 }),
    },
    {
      view: "tìm theo mã",
      part: async (handle, n) =>
        searchPeople(handle.db, everybody, (await viewerOf(handle, n))!, { key: loginOf(n).toLowerCase(), limit: 20 }),
    },
    ...["C1", "C2", "C4", "C6", "C7", "BK"].map((formula) => units(`trường, ${formula}`, "schools", formula)),
    units("xã, C2", "areas", "C2"),
    units("huyện cũ, C2", "former-districts", "C2"),
    units("Đoàn xã, C1", "unions", "C1"),
    units("Đoàn trường, C1", "school-unions", "C1"),
    units("trường của một xã, C7", "schools", "C7", (n) => placeOf(n).commune),
    units("lớp của trường tôi, C2", "classes", "C2", (n) => placeOf(n).school),
  ];
}

/** A pupil as the session tells of one. */
function pupil(world: World, n: number): Viewer {
  const homeUnit = world.places[Math.floor(n / CLASS_SIZE)]!.classUnit;
  return { account: "-", person: personOf(n), grants: [], name: "", detail: null, homeUnit, slipPassword: false };
}

/** Pupils all over the province, always the same. */
const pupilsOf = ({ pupils }: World) => Array.from({ length: TIMES }, (_, n) => (n * 7_919 + 13) % pupils);

export async function benchViews(
  where: { databaseUrl: string; dataDir: string; port: number },
  world: World,
): Promise<ViewTime[]> {
  const views = viewsOf(world);
  const inDatabase = await databaseTimes(where.databaseUrl, world, views);
  const requests = await requestTimes(where, world, views);
  return views.map(({ view }, at) => ({ view, ...inDatabase[at]!, request: requests[at]! }));
}

async function databaseTimes(url: string, world: World, views: readonly View[]) {
  let [ms, statements] = [0, 0];
  const onQuery = (took: number) => {
    ms += took;
    statements += 1;
  };
  const handle = await openDatabase({ url, onQuery });
  const now = Date.now();
  await insertSessions(handle, [...new Set(pupilsOf(world))], now);
  const times: { database: number; statements: number }[] = [];
  try {
    const contest = (await publishedContest(handle.db, SLUG))!;
    for (const { view, ask, part, visitor } of views) {
      const taken: number[] = [];
      for (const [at, n] of [...pupilsOf(world).slice(0, WARM), ...pupilsOf(world)].entries()) {
        [ms, statements] = [0, 0];
        if (part) await part(handle, n);
        else {
          const viewer = visitor ? null : pupil(world, n);
          const query = { ...EMPTY, formula: null, size: null, now, ...ask!(n).query };
          if (!(await boardPage(handle.db, contest, viewer, query))) throw new Error(`no board: ${view}`);
        }
        if (at >= WARM) taken.push(ms);
      }
      times.push({ database: timesOf(taken.map((one) => one * 100)).p50 / 100, statements });
    }
  } finally {
    await handle.close();
  }
  return times;
}

async function requestTimes(
  where: { databaseUrl: string; dataDir: string; port: number },
  world: World,
  views: readonly View[],
): Promise<(number | null)[]> {
  const server = await startRealServer(where);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: (number | null)[] = [];
  try {
    for (const { view, ask, visitor } of views) {
      if (!ask) {
        times.push(null);
        continue;
      }
      const taken: number[] = [];
      for (const [at, n] of [...pupilsOf(world).slice(0, WARM), ...pupilsOf(world)].entries()) {
        const began = performance.now();
        const status = await get(agent, where.port, ask(n).path, visitor ? {} : { Cookie: `goc=${sessionOf(n)}` });
        if (status !== 200) throw new Error(`${view} answered ${status}`);
        if (at >= WARM) taken.push(performance.now() - began);
      }
      times.push(timesOf(taken).p50);
    }
  } finally {
    agent.destroy();
    await endServer(server);
  }
  return times;
}

export function get(agent: Agent, port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, path, agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    asking.on("error", reject);
    asking.end();
  });
}
