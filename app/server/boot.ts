/** Everything between the settings and a context that can serve: database, schema, content, questions, demo world. */
import { ReportLimits } from "#app/auth/report-limits.server.ts";
import { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import { SteadyClock } from "#app/clock.server.ts";
import type { Settings } from "#app/env.server.ts";
import { attemptSecret } from "#app/features/attempts/api.server.ts";
import { lessonSearch } from "#app/features/lessons/api.server.ts";
import { syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import { removeAbandoned } from "#app/features/rolls/api.server.ts";
import type { AppContext, Organisation } from "#app/http/context.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { demoMark, findProvince } from "#db/queries/installation.ts";
import { startTaskRunner } from "./bulk/runner.ts";
import { type ContentFolders, readContent } from "./content.ts";
import { loadDemo } from "./demo.ts";

/** A state of the database that this start must not touch; the message says in Vietnamese what to do. */
export class StartRefused extends Error {}

export interface Booted {
  readonly app: AppContext;
  readonly clock: SteadyClock;
}

export interface BootOptions {
  readonly settings: Settings;
  readonly log: AppContext["log"];
  readonly writerThread?: URL;
  /** See `openDatabase`. */
  readonly onWriterLost?: (error: Error) => void;
  /** The built file of the thread for long work; without it that work runs in this thread. */
  readonly bulkThread?: URL;
  /** Folder of the shipped content. */
  readonly contentFolder: string;
  /** Folder of the build in which read content is kept; without it content is read at every start. */
  readonly keptContent?: string;
  /** The built file of the process that reads spreadsheets. */
  readonly sheetProcess?: URL;
  say(line: string): void;
}

export async function boot(options: BootOptions): Promise<Booted> {
  const { settings, log, writerThread, onWriterLost, bulkThread, contentFolder, keptContent, sheetProcess, say } =
    options;
  const contentFolders: ContentFolders = { dirs: [contentFolder, `${settings.dataDir}/content`], kept: keptContent };
  const handle = await openDatabase({ url: settings.databaseUrl, writerThread, onWriterLost });
  try {
    const clock = new SteadyClock((await handle.databaseNow()) ?? Date.now());
    const ran = await migrateToLatest(handle);
    if (ran.length > 0) say(`Đã cập nhật cơ sở dữ liệu (${ran.length} bước).`);
    const content = readContent(contentFolders);
    lessonSearch(content); // made now, not when the first reader types
    // on SQLite this process is alone: what an import left ahead died with another
    await removeAbandoned(handle.db, clock.now(), { alone: handle.dialect === "sqlite" });
    await syncBuiltInQuestions(handle, content.questions, clock.now());
    await prepareDemo(handle, settings, clock, content, say);
    const app: AppContext = {
      handle,
      clock,
      settings,
      content,
      limits: SignInLimits.on(handle),
      reportLimits: ReportLimits.on(handle),
      attemptSecret: await attemptSecret(handle.db),
      organisation: await organisationOf(handle),
      tasks: await startTaskRunner({ handle, thread: bulkThread, sheets: sheetProcess, contentFolders }),
      log,
    };
    return { app, clock };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The department of the province that this installation serves. */
export async function organisationOf({ db }: DatabaseHandle): Promise<Organisation> {
  const province = await findProvince(db);
  return province
    ? { name: `Sở GDĐT ${province.shortName}`, province: province.id }
    : { name: "Chưa khai báo đơn vị", province: null };
}

/** A demo database is marked and never becomes a real one, nor the other way round. */
async function prepareDemo(
  handle: DatabaseHandle,
  settings: Settings,
  clock: SteadyClock,
  content: AppContext["content"],
  say: (line: string) => void,
): Promise<void> {
  const mark = await demoMark(handle.db);
  if (mark !== "none" && !settings.demo) {
    throw new StartRefused(
      "Cơ sở dữ liệu này là bản trình diễn, không dùng làm bản thật được. Đặt DATABASE_URL hoặc DATA_DIR tới nơi trống rồi chạy lại với DEMO=0.",
    );
  }
  if (mark === "loading") {
    throw new StartRefused(
      "Lần nạp dữ liệu trình diễn trước bị ngắt giữa chừng. Xoá cơ sở dữ liệu trình diễn rồi chạy lại.",
    );
  }
  if (mark === "loaded" || !settings.demo || (await findProvince(handle.db))) return;
  await loadDemo(handle, { now: clock.now(), content, say });
}
