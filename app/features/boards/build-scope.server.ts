/** One scope of boards that are being made: what it derives from, and who may go on with it. */
import type { Kysely, Transaction } from "kysely";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { type BuildRow, type BuildScopeRow, listBuildScopes, lockBuild } from "#db/queries/board-builds.ts";
import { lockOverall, lockRound } from "#db/queries/boards-source.ts";
import { OverallSource } from "./overall-source.server.ts";
import type { PlaceBook } from "./place-book.server.ts";
import { type BoardSource, RoundSource } from "./round-source.server.ts";

/** What making boards needs of a database. */
export type Handle = Pick<DatabaseHandle, "db" | "op" | "dialect">;

/** The build is another's by now, or was dropped: whoever meets this looks at it anew. */
export class BuildMoved extends Error {}

/** What a scope of a build derives from; null where the contest has no such board any more. */
export async function sourceOf(
  db: Kysely<Database>,
  { contest, rules, roll_moment: rollMoment }: Pick<BuildRow, "contest" | "rules" | "roll_moment">,
  scope: string,
  places: PlaceBook,
): Promise<BoardSource | null> {
  const of = { contest, rollMoment };
  return scope === contest
    ? OverallSource.of(db, of, { places, rules })
    : RoundSource.of(db, scope, of, { places, rules });
}

/** Holds the scope and the build; throws when somebody else went on with it, or dropped it. */
export async function holdScope(
  trx: Transaction<Database>,
  build: BuildRow,
  { scope }: BuildScopeRow,
  upto: string,
): Promise<Pick<BuildRow, "seen"> & BuildScopeRow> {
  if (scope === build.contest) await lockOverall(trx, scope);
  else await lockRound(trx, scope);
  const held = await lockBuild(trx, build.id);
  const own = (await listBuildScopes(trx, build.id)).find((one) => one.scope === scope);
  if (held?.state !== "filling" || own?.upto !== upto) throw new BuildMoved();
  return { ...own, seen: held.seen };
}
