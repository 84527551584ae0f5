import type { Kysely } from "kysely";
import { concernsGroup } from "#app/domain/audience.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { ContestView, RoundRow } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { outboxLag } from "#db/queries/attempts.ts";
import { audit } from "#db/queries/audit.ts";
import { listFiguresOfUnits } from "#db/queries/boards-units.ts";
import {
  countOpenAttempts,
  listClassAttrs,
  listPulses,
  listSchoolsWithoutTurn,
  listSigns,
  listStartsByMinute,
  listUnitsWithOpen,
  type WaitingSchool,
} from "#db/queries/monitor.ts";
import { listPlacedUnits } from "#db/queries/placed-units.ts";
import { type Sign, signLimits, signsOf } from "./signs.ts";
import { type StartColumn, startColumns, startsSince } from "./starts.ts";

/** A process that has told nothing for so long is gone. */
const PULSE_MS = 15_000;
const SIGNS_SINCE_MS = 24 * 3_600_000;
const MOST_SIGNS = 50;

export interface Monitor {
  readonly open: number;
  readonly people: number;
  readonly turns: number;
  readonly starts: readonly StartColumn[];
  /** Answers per second over all processes, and requests they put off. */
  readonly savesPerSecond: number;
  readonly refusedPerSecond: number;
  /** Changes that the boards have not followed yet, and how long the oldest waits. */
  readonly lag: { readonly waiting: number; readonly ms: number };
  /** Schools that are invited and where nobody has begun. */
  readonly waitingSchools: readonly WaitingSchool[];
  /** How many attempts there is a hint about, at most 50: whose they are is read apart. */
  readonly signs: number;
}

export interface SignLine {
  readonly attempt: string;
  readonly person: string;
  readonly name: string;
  /** "10A1, THPT Long Xuyên" */
  readonly where: string;
  readonly no: number;
  readonly running: boolean;
  readonly kinds: readonly Sign[];
  readonly durationMs: number | null;
  /** How often the attempt was taken over by another page or device. */
  readonly reopened: number;
  readonly awayTimes: number;
  readonly awayMs: number;
}

interface Asked {
  readonly view: ContestView;
  readonly round: RoundRow;
  readonly now: number;
}

/** What happens in one round at this moment. The caller has checked the right to manage the contest. */
export async function monitorOf(db: Kysely<Database>, { view, round, now }: Asked): Promise<Monitor> {
  const { contest, rules } = view;
  const board = { edition: LIVE_EDITION, scope: round.id, rollMoment: contest.rollMoment };
  const [whole] = await listFiguresOfUnits(db, board, [contest.unit]);
  const pulses = await listPulses(db, now - PULSE_MS);
  const perSecond = (of: "saves" | "refused") => pulses.reduce((sum, pulse) => sum + (pulse[of] * 1_000) / pulse.ms, 0);
  const lag = await outboxLag(db);
  const signs = await listSigns(db, round.id, signsAsked(rules, now));
  return {
    open: await countOpenAttempts(db, round.id),
    people: (whole?.people ?? 0) + (whole?.outside ?? 0),
    turns: whole?.turns ?? 0,
    starts: startColumns(await listStartsByMinute(db, round.id, startsSince(now)), now),
    savesPerSecond: perSecond("saves"),
    refusedPerSecond: perSecond("refused"),
    lag: { waiting: lag.open, ms: lag.oldestAt === null ? 0 : Math.max(0, now - lag.oldestAt) },
    waitingSchools: round.rehearsal ? [] : await waitingSchools(db, view, round.id),
    signs: signs.length,
  };
}

const signsAsked = (rules: ContestView["rules"], now: number) => ({
  ...signLimits(rules),
  since: now - SIGNS_SINCE_MS,
  limit: MOST_SIGNS,
});

/** Attempts there is a hint about, with whose they are: read when somebody asks for them, and audited. */
export async function signLines(
  db: Kysely<Database>,
  { view, round, now, account }: Asked & { readonly account: string },
): Promise<SignLine[]> {
  const { contest, rules } = view;
  const limits = signLimits(rules);
  const found = await listSigns(db, round.id, signsAsked(rules, now));
  const places = await placesOf(
    db,
    found.map((row) => row.placement),
  );
  if (found.length > 0) {
    const read = { action: "signs.read", subject: `contest:${contest.id}`, unit: contest.unit };
    await audit(db, { at: now, actor: account, ...read, data: { attempts: found.length } });
  }
  return found.map((row) => ({
    attempt: row.attempt,
    person: row.person,
    name: row.fullName,
    where: places.get(row.placement) ?? "–",
    no: row.no,
    running: row.state === "open",
    kinds: signsOf(row, limits),
    durationMs: row.durationMs,
    reopened: row.epoch - 1,
    awayTimes: row.awayTimes,
    awayMs: row.awayMs,
  }));
}

async function waitingSchools(db: Kysely<Database>, { contest, rules }: ContestView, round: string) {
  const parents = rules.units.length > 0 ? rules.units.map(({ id }) => id) : [contest.unit];
  const schools = await listSchoolsWithoutTurn(db, { parents, round, rollMoment: contest.rollMoment });
  const busy = new Set(await listUnitsWithOpen(db, round));
  const silent = schools.filter(({ unit }) => !busy.has(unit));
  const grades = new Map<string, number[]>();
  for (const { school, attrs } of await listClassAttrs(
    db,
    silent.map(({ unit }) => unit),
  )) {
    const { grade } = JSON.parse(attrs) as { grade?: unknown };
    if (typeof grade === "number") grades.set(school, [...(grades.get(school) ?? []), grade]);
  }
  // a school without classes is listed too: that it has no roll is a reason to call it
  return silent.filter(({ unit, kind }) =>
    concernsGroup({ ...rules, units: [] }, { grades: grades.get(unit) ?? null, units: [], kinds: [kind] }),
  );
}

/** Class and school of each placement, in words. */
async function placesOf(db: Kysely<Database>, placements: readonly string[]): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  for (const { placement, name, role } of await listPlacedUnits(db, placements)) {
    if (role !== "class" && role !== "school") continue;
    const before = words.get(placement);
    words.set(
      placement,
      role === "class" ? [name, before].filter(Boolean).join(", ") : [before, name].filter(Boolean).join(", "),
    );
  }
  return words;
}
