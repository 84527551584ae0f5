import type { Kysely } from "kysely";
import type { z } from "zod";
import { roundPhase } from "#app/domain/contest.ts";
import { isoMoment } from "#app/domain/iso-time.ts";
import { editionOf } from "#app/features/boards/api.server.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listEditions } from "#db/queries/boards-editions.ts";
import { findRollAt } from "#db/queries/participation.ts";
import type { contestSchema } from "./answers.ts";
import { pieceOf } from "./cursor.ts";
import { type Ask, answered, nothing, type Outcome } from "./operation.ts";
import { contestInReach, contestsInReach } from "./reach.server.ts";

export async function pullContests({
  context,
  reader,
  query,
  cursor,
  now,
}: Ask<{ readonly limit: number }>): Promise<Outcome> {
  const { db } = context.handle;
  const views = await contestsInReach(db, reader.unit);
  const { rows, next } = pieceOf(views, ({ contest }) => contest.id, { cursor, limit: query.limit });
  const lines = [];
  for (const view of rows) lines.push(await contestLine(db, view, now));
  return answered({ asOf: now, piece: { rows: lines, next } });
}

export async function pullContest({ context, reader, path, now }: Ask<object>): Promise<Outcome> {
  const { db } = context.handle;
  const view = await contestInReach(db, reader.unit, path.contest ?? "");
  return view ? answered({ asOf: now, data: await contestLine(db, view, now) }) : nothing;
}

async function contestLine(
  db: Kysely<Database>,
  view: ContestView,
  now: number,
): Promise<z.output<typeof contestSchema>> {
  const { contest, rounds } = view;
  const shown = (await listEditions(db, contest.id)).find(({ id }) => id === contest.publicEdition);
  const rollAt = contest.rollMoment === null ? null : await findRollAt(db, contest.rollMoment);
  const settling = "settling" in editionOf(view, now);
  return {
    id: contest.id,
    slug: contest.slug,
    title: contest.title,
    unit: contest.unit,
    announcedAt: contest.announcedAt === null ? null : isoMoment(contest.announcedAt),
    rollAt: rollAt === null ? null : isoMoment(rollAt),
    board: shown ? "issued" : settling ? "settling" : "live",
    edition: shown?.n ?? null,
    editionKind: shown?.kind ?? null,
    rounds: rounds.map((round) => ({
      id: round.id,
      title: round.title,
      opensAt: isoMoment(round.opensAt),
      closesAt: isoMoment(round.closesAt),
      phase: roundPhase(round, now),
    })),
  };
}
