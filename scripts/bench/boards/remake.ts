import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "#db/connect.ts";
import { newId } from "#db/ids.ts";

/**
 * Tells a running server that the boards of a contest are stale, as new rules do, and waits until new ones are in sight.
 * Written by a connection of its own: one small row, before anything is measured by it.
 */
export async function remakeBoards(databaseUrl: string, contest: string, seconds: number): Promise<void> {
  const handle = await openDatabase({ url: databaseUrl });
  try {
    const live = () =>
      handle.db.selectFrom("board_scope").select("live").where("contest", "=", contest).executeTakeFirstOrThrow();
    const before = (await live()).live;
    await handle.db
      .insertInto("outbox")
      .values({
        ...{ id: newId(), kind: "boards.stale", ref: JSON.stringify({ contest }), at: Date.now() },
        ...{ done_at: null, tries: 0, error: null },
      })
      .execute();
    for (let second = 0; second < seconds * 4; second += 1) {
      if ((await live()).live !== before) return;
      await wait(250);
    }
    throw new Error(`no new boards within ${seconds} s`);
  } finally {
    await handle.close();
  }
}
