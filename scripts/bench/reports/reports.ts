/** The dashboard and the report of a province: every view of an officer, what the job counts, the draft and its files. */
import { Agent, request } from "node:http";
import { sql } from "kysely";
import { loadContent } from "#app/content/load.server.ts";
import { FILE_FORMATS, makeReport, periodOf, usualPlan } from "#app/features/annual-report/api.server.ts";
import { reportFile } from "#app/features/annual-report/files.server.ts";
import { aloneOn, rebuildStandings } from "#app/features/boards/api.server.ts";
import { countFigure } from "#app/features/reports/api.server.ts";
import { paths } from "#app/paths.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { askKeptFigure, type KeptFigureKey } from "#db/queries/kept-figures.ts";
import { PROVINCE } from "../boards/province.ts";
import { SLUG, type World } from "../boards/world.ts";
import { timesOf } from "../exam/percentiles.ts";
import { openGround } from "../exam/world.ts";
import { freePort } from "../free-port.ts";
import { endServer, startRealServer } from "../real-server.mjs";
import { addEarlierContest, GRADED, makeReportsWorld, OFFICER_SESSION } from "./world.ts";

const [WARM, TIMES] = [3, 15];
export type ReportsDatabase = "sqlite" | "postgres";

export interface ReportsView {
  readonly view: string;
  /** Milliseconds of the whole request: median, slowest of the measured ones, and the very first. */
  readonly p50: number;
  readonly max: number;
  readonly first: number;
  readonly kilobytes: number;
}

export interface ReportsStep {
  readonly step: string;
  readonly ms: number;
  readonly kilobytes: number | null;
}

export interface ReportsBench {
  readonly database: ReportsDatabase;
  readonly attempts: number;
  readonly people: number;
  readonly schools: number;
  readonly graded: number;
  readonly views: readonly ReportsView[];
  /** What the job counts in its thread, off the requests. */
  readonly counted: readonly ReportsStep[];
  readonly report: readonly ReportsStep[];
}

export async function benchReports(
  database: ReportsDatabase,
  { attempts, schools }: { attempts: number; schools: number },
  say: (line: string) => void,
): Promise<ReportsBench> {
  const content = loadContent([new URL("../../../content", import.meta.url).pathname]);
  const ground = await openGround(database);
  try {
    const handle = await openDatabase({ url: ground.databaseUrl });
    const now = Date.now();
    say(`${database}, ${attempts} lượt: nạp…`);
    const lessons = content.modules.flatMap((module) => module.lessons.map(({ id }) => id));
    const world = await makeReportsWorld(handle, { attempts, schools, lessons }, now);
    say("Tính bảng…");
    await rebuildStandings(handle, world.contest, { ...aloneOn(handle.dialect), now });
    await addEarlierContest(handle, world, now);
    if (database === "postgres") await sql`analyze`.execute(handle.db);
    say("Việc nền đếm…");
    const counted = await countedSteps(handle, content, world, now);
    say("Báo cáo…");
    const report = await reportSteps(handle, content, now);
    await handle.close();
    say("Trang /so…");
    const where = { databaseUrl: ground.databaseUrl, dataDir: `${ground.folder}/data`, port: await freePort() };
    const views = await viewTimes(where, world);
    return {
      database,
      attempts,
      people: world.pupils,
      schools,
      graded: Math.min(GRADED, attempts),
      views,
      counted,
      report,
    };
  } finally {
    await ground.close();
  }
}

const took = (began: number) => Math.round((performance.now() - began) * 10) / 10;
type Content = ReturnType<typeof loadContent>;

async function countedSteps(
  handle: DatabaseHandle,
  content: Content,
  world: World,
  now: number,
): Promise<ReportsStep[]> {
  const commune = world.places[0]!.commune;
  const steps: ReportsStep[] = [];
  for (const [step, key] of [
    ["đã đăng nhập, toàn tỉnh", { unit: PROVINCE, kind: "accounts", ref: world.contest }],
    ["đã đăng nhập, một xã", { unit: commune, kind: "accounts", ref: world.contest }],
    ["bài học theo trụ cột, toàn tỉnh", { unit: PROVINCE, kind: "lessons", ref: yearOf(now) }],
    ["câu khó, toàn tỉnh", { unit: PROVINCE, kind: "questions", ref: world.round }],
  ] as const satisfies readonly (readonly [string, KeptFigureKey])[]) {
    await askKeptFigure(handle.db, key, now);
    const began = performance.now();
    await countFigure(handle, content, key, now);
    steps.push({ step, ms: took(began), kilobytes: null });
  }
  return steps;
}

/** The school year a moment is in: from July on the one that begins. */
function yearOf(now: number): string {
  const at = new Date(now + 7 * 3_600_000);
  const first = at.getUTCMonth() >= 6 ? at.getUTCFullYear() : at.getUTCFullYear() - 1;
  return `${first}-${first + 1}`;
}

async function reportSteps({ db }: DatabaseHandle, content: Content, now: number): Promise<ReportsStep[]> {
  const period = periodOf(String(new Date(now + 7 * 3_600_000).getUTCFullYear()))!;
  const began = performance.now();
  const plan = await usualPlan(db, content, { unit: PROVINCE, period }, now);
  const made = await makeReport(db, content, { plan, head: null, written: {}, now });
  if (!made) throw new Error("no report");
  const steps: ReportsStep[] = [{ step: "mô hình nháp", ms: took(began), kilobytes: null }];
  for (const format of FILE_FORMATS) {
    const at = performance.now();
    const bytes = await reportFile(made.model, format);
    steps.push({ step: `tệp .${format}`, ms: took(at), kilobytes: Math.round(bytes.length / 1_024) });
  }
  return [...steps, { step: "report:export, cả mô hình và bốn tệp", ms: took(began), kilobytes: null }];
}

async function viewTimes(
  where: { databaseUrl: string; dataDir: string; port: number },
  world: World,
): Promise<ReportsView[]> {
  const at = (query: Record<string, string>, page = paths.department()) =>
    `${page}?${new URLSearchParams({ "cuoc-thi": SLUG, ...query })}`;
  const { commune, school, classUnit } = world.places[0]!;
  const views: [string, string][] = [
    ["lần đầu mở /so", paths.department()],
    ["không so kỳ trước", at({ "so-voi": "khong" })],
    ["chỉ trường chưa có ai", at({ chi: "chua-co" })],
    ["xếp theo tỷ lệ", at({ xep: "ty-le" })],
    ["một loại trường", at({ bang: "schools", loai: "upper-secondary" })],
    ["theo loại trường", at({ bang: "kinds" })],
    ["theo khối", at({ bang: "grades" })],
    ["lớp chưa có ai", at({ bang: "empty-classes" })],
    ["theo xã", at({ bang: "areas" })],
    ["theo huyện cũ", at({ bang: "former-districts" })],
    ["theo Đoàn xã", at({ bang: "unions" })],
    ["theo Đoàn trường", at({ bang: "school-unions" })],
    ["một xã", at({ "don-vi": commune })],
    ["một trường", at({ "don-vi": school })],
    ["một lớp", at({ "don-vi": classUnit })],
    ["tệp CSV các trường", at({ bang: "schools" }, paths.departmentCsv())],
  ];
  const server = await startRealServer(where);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: ReportsView[] = [];
  try {
    for (const [view, path] of views) {
      const taken: number[] = [];
      let [first, kilobytes] = [0, 0];
      for (let time = 0; time < WARM + TIMES; time += 1) {
        const began = performance.now();
        const answer = await get(agent, where.port, path);
        if (answer.status === 503) throw new Error(`máy quá bận: máy chủ từ chối “${view}”. Đo lúc máy rảnh.`);
        if (answer.status !== 200) throw new Error(`${view} answered ${answer.status}`);
        if (time === 0) first = took(began);
        if (time >= WARM) taken.push(performance.now() - began);
        kilobytes = Math.round(answer.bytes / 1_024);
      }
      const { p50, max } = timesOf(taken);
      times.push({ view, p50, max, first, kilobytes });
    }
  } finally {
    agent.destroy();
    await endServer(server);
  }
  return times;
}

function get(agent: Agent, port: number, path: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: `goc=${OFFICER_SESSION}` };
    const asking = request({ host: "127.0.0.1", port, path, agent, headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, bytes }));
    });
    asking.on("error", reject);
    asking.end();
  });
}
