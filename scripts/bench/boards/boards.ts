/** Boards on so many closed attempts: views, what a closing attempt costs, making them anew, views from bytes. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { aloneOn, rebuildStandings } from "#app/features/boards/api.server.ts";
import { type DatabaseHandle, openDatabase, sqliteFile } from "#db/connect.ts";
import { openGround } from "../exam/world.ts";
import { freePort } from "../free-port.ts";
import { type BaselineTime, benchBaseline } from "./baseline.ts";
import { benchCache, type CacheBench } from "./cache.ts";
import { benchClosing, type ClosingCost } from "./closing.ts";
import { benchUnderLoad, type UnderLoad } from "./load.ts";
import { benchViews, type ViewTime } from "./views.ts";
import { makeWorld } from "./world.ts";

export type BoardsDatabase = "sqlite" | "postgres";
export const BOARD_PARTS = ["views", "closing", "cache", "load"] as const;

export interface BoardsBench {
  readonly database: BoardsDatabase;
  readonly version: string;
  readonly attempts: number;
  readonly people: number;
  readonly standings: number;
  /** Of the SQLite file; null on PostgreSQL. */
  readonly megabytes: number | null;
  readonly secondsToFill: number;
  /** Making all live boards from the attempts while nobody else works. */
  readonly secondsToMake: number;
  readonly views: readonly ViewTime[];
  readonly baseline: readonly BaselineTime[];
  readonly closing: ClosingCost | null;
  readonly cache: CacheBench | null;
  readonly underLoad: UnderLoad | null;
}

export async function benchBoards(
  database: BoardsDatabase,
  attempts: number,
  part: string,
  say: (line: string) => void,
): Promise<BoardsBench> {
  const does = (one: (typeof BOARD_PARTS)[number]) => part === "" || part === one;
  const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10;
  const ground = await openGround(database);
  try {
    const handle = await openDatabase({ url: ground.databaseUrl });
    say(`${database}, ${attempts} lượt: nạp…`);
    const filling = performance.now();
    const world = await makeWorld(handle, attempts, Date.now());
    const secondsToFill = seconds(filling);
    say("Tính bảng…");
    const making = performance.now();
    await rebuildStandings(handle, world.contest, { ...aloneOn(handle.dialect), now: Date.now() });
    const secondsToMake = seconds(making);
    if (database === "postgres") await sql`analyze`.execute(handle.db);
    const standings = await handle.db
      .selectFrom("standing")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    const version = await versionOf(handle);
    const baseline = does("views") ? await benchBaseline(handle, world) : [];
    say("Lượt thi đóng…");
    const closing = does("closing") ? await benchClosing(handle, world) : null;
    await handle.close();
    const where = { databaseUrl: ground.databaseUrl, dataDir: join(ground.folder, "data"), port: await freePort() };
    say("Các bảng…");
    const views = does("views") ? await benchViews(where, world) : [];
    say("Trang công khai trong khi lưu…");
    const cache = does("cache") ? await benchCache(where) : null;
    say("Tính lại trong khi lưu…");
    const underLoad = does("load") ? await benchUnderLoad(where, world) : null;
    return {
      ...{ database, version, attempts, people: world.pupils, standings: Number(standings.n) },
      megabytes: database === "sqlite" ? Math.round(statSync(sqliteFile(ground.databaseUrl)).size / 2 ** 20) : null,
      ...{ secondsToFill, secondsToMake, views, baseline, closing, cache, underLoad },
    };
  } finally {
    await ground.close();
  }
}

async function versionOf({ dialect, db }: DatabaseHandle): Promise<string> {
  const text =
    dialect === "sqlite" ? sql<{ v: string }>`select sqlite_version() as v` : sql<{ v: string }>`show server_version`;
  const [row] = (await text.execute(db)).rows;
  return `${dialect === "sqlite" ? "SQLite" : "PostgreSQL"} ${Object.values(row ?? {})[0]}`;
}
