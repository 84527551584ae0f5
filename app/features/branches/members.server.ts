/** The members of a branch and who may become one, as the secretary ticks them. The caller has checked the right. */
import type { Kysely } from "kysely";
import { branchKey } from "#app/domain/branch.ts";
import { can } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import {
  ancestorsOf,
  findSchoolOfYouth,
  listUnitsByIds,
  lockOpenUnits,
  type UnitRow,
} from "#app/features/units/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import {
  type CandidateFilter,
  type CandidateRow,
  countMembers,
  listCandidates,
  listNamedCandidates,
} from "#db/queries/branches.ts";
import { endMemberships, insertRollRows, listClassesOfSchool } from "#db/queries/rolls.ts";
import { planTicks, type TickLine, type TickPlan, type Ticks } from "./ticks.ts";

type Db = Pick<DatabaseHandle, "db">;

/** A branch with the school whose pupils may be ticked; null outside schools: there members can only be taken off. */
export interface OwnBranch {
  readonly branch: UnitRow;
  readonly school: UnitRow | null;
}

export interface CandidateLine {
  readonly person: string;
  readonly name: string;
  /** Only where two of the same name stand in one class. */
  readonly birthDate: string | null;
  readonly className: string | null;
  readonly member: boolean;
  /** Another branch that the person is in. */
  readonly elsewhere: string | null;
  /** In a branch of the school from which this viewer may take nobody. */
  readonly locked: boolean;
}

export interface MembersPage {
  readonly lines: readonly CandidateLine[];
  readonly total: number;
  readonly members: number;
}

/** One page of the list; the read is audited. */
export async function membersPage(
  { db }: Db,
  { branch, school }: OwnBranch,
  filter: Omit<CandidateFilter, "school"> & { limit: number; offset: number },
  by: { viewer: Viewer; now: number },
): Promise<MembersPage> {
  const { rows, total } = await listCandidates(db, branch.id, { ...filter, school: school?.id ?? null });
  const takeable = await takeableBranches(db, { branch, school }, rows, by.viewer);
  const { account } = by.viewer;
  const data = { people: rows.length };
  const subject = `unit:${branch.id}`;
  await audit(db, { at: by.now, actor: account, action: "branch.people", subject, unit: branch.id, data });
  const namesakes = new Set(rows.map(nameInClass).filter((key, at, all) => all.indexOf(key) !== at));
  return {
    lines: rows.map((row) => ({
      person: row.person,
      name: row.name,
      birthDate: namesakes.has(nameInClass(row)) ? row.birthDate : null,
      className: row.className,
      member: row.branch === branch.id,
      elsewhere: row.branch === null || row.branch === branch.id ? null : row.branchName,
      locked: row.branch !== null && row.branch !== branch.id && !takeable.has(row.branch),
    })),
    total,
    members: await countMembers(db, branch.id),
  };
}

const nameInClass = ({ name, className }: CandidateRow) => `${name} ${className}`;

/** Classes to choose from, and the one that the branch is named after. */
export async function classesFor(
  { db }: Db,
  { branch, school }: OwnBranch,
): Promise<{ classes: readonly { id: string; name: string }[]; own: string | null }> {
  const rows = school ? await listClassesOfSchool(db, school.id) : [];
  const own = rows.find((row) => branchKey(row.name) === branchKey(branch.name));
  return { classes: rows.map(({ id, name }) => ({ id, name })), own: own?.id ?? null };
}

/**
 * Branches from which the viewer may take somebody for this one: those the viewer stands above, chi đội for a chi đoàn,
 * and those of other schools, since their former pupils are pupils here now.
 */
async function takeableBranches(
  db: Kysely<Database>,
  { branch, school }: OwnBranch,
  rows: readonly CandidateRow[],
  viewer: Viewer,
): Promise<ReadonlySet<string>> {
  const others = [...new Set(rows.flatMap((row) => row.branch ?? []))].filter((id) => id !== branch.id);
  const takeable = new Set<string>();
  for (const other of await listUnitsByIds(db, others)) {
    const sibling = other.kind === branch.kind && (await findSchoolOfYouth(db, other.id))?.id === school?.id;
    const subject = { unit: other.id, within: await ancestorsOf(db, other.id) };
    if (!sibling || can(viewer, "roll.import", subject)) takeable.add(other.id);
  }
  return takeable;
}

interface Order extends OwnBranch {
  readonly ticks: Ticks;
  readonly viewer: Viewer;
}

/** What ticks would change now. */
export async function previewTicks({ db }: Db, { branch, school, ticks, viewer }: Order): Promise<TickPlan> {
  const named = [...ticks.join, ...ticks.leave];
  const people = await listNamedCandidates(db, branch.id, { school: school?.id ?? null, people: named });
  const takeable = await takeableBranches(db, { branch, school }, people, viewer);
  return planTicks(branch.id, ticks, people, (other) => takeable.has(other));
}

export type TickResult =
  | { ok: true; joined: number; left: number; moved: number }
  /** The branch is closed. */
  | { ok: false; message: string };

/** Somebody else changed a membership between our reading and our writing. */
class ChangedError extends Error {}

const TRIES = 4;

/**
 * Writes ticks, from today on. Who is in another branch is taken out of it only when the actor was asked about that very
 * branch (`moves`: "person branch"). Doing it twice changes nothing the second time.
 */
export async function applyTicks(
  { db }: Db,
  order: Order & { readonly moves: ReadonlySet<string>; readonly now: number },
): Promise<TickResult> {
  for (let left = TRIES; ; left--) {
    try {
      return await db.transaction().execute((trx) => writeTicks(trx, order));
    } catch (error) {
      if (left <= 1 || !(error instanceof ChangedError || isUniqueViolation(error))) throw error;
    }
  }
}

async function writeTicks(trx: Kysely<Database>, order: Parameters<typeof applyTicks>[1]): Promise<TickResult> {
  const { branch, viewer, now } = order;
  if ((await lockOpenUnits(trx, [branch.id])) !== 1) return { ok: false, message: "Chi đoàn này đã đóng." };
  const plan = await previewTicks({ db: trx }, order);
  const moves = plan.moves.filter(({ person, from }) => order.moves.has(moveKey({ person, from })));
  const today = localDay(now);
  const ending = [...plan.leaves, ...moves].flatMap(({ membership }) => membership ?? []);
  if ((await endMemberships(trx, ending, today)) !== ending.length) throw new ChangedError();
  await insertRollRows(trx, {
    codes: [],
    accounts: [],
    memberships: [...plan.joins, ...moves].map(({ person }) => ({
      id: newId(),
      person,
      tree: "youth",
      unit: branch.id,
      role: "member",
      valid_from: today,
      valid_to: null,
    })),
  });
  const note = (action: string, { person }: TickLine, unit: string, data: Record<string, string> = {}) =>
    audit(trx, { at: now, actor: viewer.account, action, subject: `person:${person}`, unit, data });
  for (const line of plan.joins) await note("member.join", line, branch.id);
  for (const line of plan.leaves) await note("member.leave", line, branch.id);
  for (const line of moves) {
    await note("member.join", line, branch.id);
    if (line.from) await note("member.move", line, line.from.id, { to: branch.id });
  }
  return { ok: true, joined: plan.joins.length, left: plan.leaves.length, moved: moves.length };
}

/** A person together with the branch that would be left. */
export function moveKey({ person, from }: Pick<TickLine, "person" | "from">): string {
  return `${person} ${from?.id ?? ""}`;
}
