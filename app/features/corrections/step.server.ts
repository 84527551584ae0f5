import type { DatabaseHandle } from "#db/connect.ts";
import { findCorrection } from "#db/queries/corrections.ts";
import { continueApplying } from "./apply.server.ts";
import { countCorrection } from "./count.server.ts";

/** `more`: call again at once; `rest`: nothing to do, or something to wait for. */
export type Step = "more" | "rest";

/**
 * Work that is under way in this thread, by correction and state. What another process or an earlier life of this one
 * had begun begins anew: counting touches no result, and grading goes on with what is left.
 */
const underWay = new Map<string, AsyncGenerator<string, string>>();

/**
 * Goes on with a correction that is counted or carried out, some pieces of it, so that whoever stops the server does not
 * wait for the whole. What fails is begun anew at the next call.
 */
export async function stepCorrection(
  handle: Pick<DatabaseHandle, "db">,
  id: string,
  now: number,
  { pieces = 20 }: { pieces?: number } = {},
): Promise<Step> {
  const correction = await findCorrection(handle.db, id);
  const begin = { counting: countCorrection, applying: continueApplying }[correction?.state as "counting" | "applying"];
  const key = `${id} ${correction?.state}`;
  if (!begin) return "rest";
  const work = underWay.get(key) ?? begin(handle, id, now);
  underWay.set(key, work);
  try {
    for (let piece = 0; piece < pieces; piece++) {
      if (!(await work.next()).done) continue;
      underWay.delete(key);
      return "rest";
    }
    return "more";
  } catch (error) {
    underWay.delete(key);
    throw error;
  }
}
