import type { DatabaseHandle } from "#db/connect.ts";
import { insertClosedAttempts, listRollPlacements } from "#db/queries/demo.ts";
import type { DemoContest } from "./contests.server.ts";
import { planSittings } from "./participation.ts";
import type { DemoPupil } from "./pupils.ts";
import type { ShownPupil } from "./shown-pupils.ts";
import { type SatRows, sit } from "./sitting.server.ts";

/** Attempts made and written together: bounds the memory, and each piece lets other work in between. */
const PIECE = 250;

export interface SatSummary {
  readonly attempts: number;
  /** When each participant (person id) started first. */
  readonly firstStart: ReadonlyMap<string, number>;
}

/** Lets the pupils of the demo sit one contest. */
export async function insertDemoAttempts(
  { db }: DatabaseHandle,
  { plan, roll, round }: DemoContest,
  { pupils, shown, now }: { pupils: readonly DemoPupil[]; shown: readonly ShownPupil[]; now: number },
): Promise<SatSummary> {
  const firstStart = new Map<string, number>();
  if (roll === null) return { attempts: 0, firstStart };
  const placements = await listRollPlacements(db, roll);
  const seen = new Map<string, Set<string>>();
  let piece: SatRows[] = [];
  const write = async () => {
    await insertClosedAttempts(db, {
      attempts: piece.map((rows) => rows.attempt),
      events: piece.flatMap((rows) => rows.events),
      grades: piece.map((rows) => rows.grade),
    });
    piece = [];
  };

  const sittings = planSittings(plan, pupils, shown, now);
  for (const sitting of sittings) {
    const person = sitting.pupil.person.id;
    const placement = placements.get(person);
    if (placement === undefined) continue; // not on the roll: the demo has nobody outside it
    const before = seen.get(person) ?? new Set<string>();
    const rows = sit(sitting, round, placement, before);
    piece.push(rows);
    for (const { version } of rows.paper) before.add(version);
    seen.set(person, before);
    if (!firstStart.has(person)) firstStart.set(person, sitting.startedAt);
    if (piece.length >= PIECE) await write();
  }
  await write();
  return { attempts: sittings.length, firstStart };
}
