import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { type BuildRow, lockBuild, moveBuild, showLive } from "#db/queries/board-builds.ts";
import { listBoardRounds, lockOverall, lockRound } from "#db/queries/boards-source.ts";
import { BuildMoved } from "./build-scope.server.ts";

/** Shows the boards that were computed anew: one write for all boards of the contest. What they replace goes afterwards. */
export async function* finishLive(db: Kysely<Database>, build: BuildRow): AsyncGenerator<void, void> {
  await db.transaction().execute(async (trx) => {
    for (const { id } of await listBoardRounds(trx, build.contest)) await lockRound(trx, id);
    await lockOverall(trx, build.contest);
    if ((await lockBuild(trx, build.id))?.state !== "filling") throw new BuildMoved();
    await showLive(trx, build.contest, { number: build.number === 0 ? 0 : -1, rules: build.rules });
    await moveBuild(trx, build.id, "filling", { state: "tidying" });
  });
  yield;
}
