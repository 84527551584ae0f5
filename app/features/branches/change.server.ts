/** Making, renaming and closing branches, always from today on. The caller has checked the right to the union. */
import { type BranchKind, branchKey, branchName, kindInName, UNION_KINDS, unionName } from "#app/domain/branch.ts";
import { parseClassName, schoolYearOf } from "#app/domain/class-name.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import {
  findUnitRow,
  lockOpenUnits,
  previewChange,
  schoolYouthUnits,
  type UnitRow,
  writeName,
} from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { revokeSessionsOf } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import { listGrantsOnUnit, listMembershipsIn } from "#db/queries/branches.ts";
import { endMemberships, listClassesOfSchool } from "#db/queries/rolls.ts";
import { endGrants } from "#db/queries/school-years.ts";
import { updateUnitRow } from "#db/queries/unit-admin.ts";
import { BranchTakenError, insertBranches } from "./insert.server.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface By {
  readonly account: string;
  readonly now: number;
}

export type BranchResult = { ok: true; branch: string } | { ok: false; field: "name" | "kind" | null; message: string };

const refuse = (field: "name" | "kind" | null, message: string): BranchResult => ({ ok: false, field, message });

/** Where a branch is made: below a union, or at a school, whose union is made with it when there is none. */
export interface BranchHome {
  readonly school: Pick<UnitRow, "id" | "name"> | null;
  /** Null: the school's own for the kind. */
  readonly union: string | null;
  /** What may be made there. */
  readonly kinds: readonly BranchKind[];
}

/** The name as it is stored, or what is wrong with the words. */
function readName(kind: BranchKind, words: string): { name: string } | { problem: string } {
  const name = branchName(kind, words);
  if (branchKey(name) === "" || name.length > 100) return { problem: "Tên chi đoàn dài từ 1 đến 100 ký tự." };
  if (kindInName(name) !== kind) return { problem: "Tên và loại không khớp: chi đoàn hay chi đội?" };
  const fits = /^[\p{L}\d][\p{L}\p{M}\d .,'’&()/–-]*$/u.test(name);
  return fits ? { name } : { problem: "Tên chỉ gồm chữ, số và các dấu . , - / ( )." };
}

/** A new branch; one that is named after a class is the class's own. */
export async function makeBranch(
  { db }: Db,
  home: BranchHome,
  { kind, words }: { kind: string; words: string },
  by: By,
): Promise<BranchResult> {
  const { school, union } = home;
  const wanted = home.kinds.find((one) => one === kind);
  if (!wanted) return refuse("kind", "Chọn chi đoàn hoặc chi đội.");
  const read = readName(wanted, words);
  if ("problem" in read) return refuse("name", read.problem);
  const { name } = read;
  const id = newId();
  const today = localDay(by.now);
  const year = school && (await yearOf(db, school.id, name, today));
  try {
    await db.transaction().execute(async (trx) => {
      if (school && (await lockOpenUnits(trx, [school.id])) !== 1) throw new BranchTakenError();
      const tops = school && (await schoolYouthUnits(trx, school.id));
      const standing = union ?? (wanted === "chi-doan" ? tops?.union : tops?.troop) ?? null;
      const above = UNION_KINDS[wanted];
      const unions = standing || !school ? [] : [{ id: newId(), kind: above, name: unionName(above, school.name) }];
      const parent = standing ?? unions[0]?.id;
      if (parent === undefined) throw new BranchTakenError();
      const branches = [{ id, kind: wanted, name, parent, ...(year && { grade: year.grade }) }];
      const schoolYear = year?.schoolYear ?? (school && schoolYearOf(today));
      await insertBranches(trx, { school: school?.id ?? null, unions, branches, schoolYear, today });
      await audit(trx, { at: by.now, actor: by.account, action: "unit.add", subject: `unit:${id}`, unit: parent });
    });
  } catch (error) {
    if (!(error instanceof BranchTakenError)) throw error;
    return refuse("name", `Ở đây đã có ${name}.`);
  }
  return { ok: true, branch: id };
}

/** The grade and school year of the class that a branch is named after. */
async function yearOf(
  db: Db["db"],
  school: string,
  name: string,
  today: string,
): Promise<{ grade: number; schoolYear: string } | null> {
  const own = (await listClassesOfSchool(db, school)).find((row) => branchKey(row.name) === branchKey(name));
  if (!own) return null;
  const { grade, schoolYear } = JSON.parse(own.attrs) as { grade?: number; schoolYear?: string };
  const read = grade ?? parseClassName(own.name)?.grade;
  return read === undefined ? null : { grade: read, schoolYear: schoolYear ?? schoolYearOf(today) };
}

/** Another name from today on; the old one stays in the unit's history. */
export async function renameBranch(
  { db }: Db,
  { branch, school }: { branch: UnitRow; school: string | null },
  words: string,
  by: By,
): Promise<BranchResult> {
  const read = readName(branch.kind as BranchKind, words);
  if ("problem" in read) return refuse("name", read.problem);
  const { name } = read;
  const today = localDay(by.now);
  const year = school === null ? null : await yearOf(db, school, name, today);
  return db.transaction().execute(async (trx) => {
    const { problem } = await previewChange({ db: trx }, { act: "rename", unit: branch.id, name, day: today }, by.now);
    if (problem !== null) return refuse("name", problem.message);
    const row = (await findUnitRow(trx, branch.id))!;
    // a branch of a class is the class's, and of its year
    await writeName(trx, row, name, today, { grade: year?.grade, schoolYear: year?.schoolYear });
    const subject = `unit:${branch.id}`;
    await audit(trx, { at: by.now, actor: by.account, action: "unit.rename", subject, unit: branch.id });
    return { ok: true, branch: branch.id } as const;
  });
}

/** What closing a branch ends. */
export async function closingOf({ db }: Db, branch: string): Promise<{ members: number; roles: number }> {
  const members = await listMembershipsIn(db, branch);
  const roles = await listGrantsOnUnit(db, branch);
  return { members: members.length, roles: roles.length };
}

/** Closes a branch: its members are in no branch from today on, its secretaries hold no role on it. History stays. */
export async function closeBranch({ db }: Db, branch: string, by: By): Promise<BranchResult> {
  const today = localDay(by.now);
  return db.transaction().execute(async (trx) => {
    if ((await lockOpenUnits(trx, [branch])) !== 1) return refuse(null, "Chi đoàn này đã đóng.");
    const members = await listMembershipsIn(trx, branch);
    await endMemberships(
      trx,
      members.map(({ id }) => id),
      today,
    );
    await endRoles(trx, branch, today, by);
    await updateUnitRow(trx, branch, { valid_to: today });
    const data = { members: members.length };
    const subject = `unit:${branch}`;
    await audit(trx, { at: by.now, actor: by.account, action: "unit.close", subject, unit: branch, data });
    return { ok: true, branch } as const;
  });
}

async function endRoles(trx: Parameters<typeof listGrantsOnUnit>[0], branch: string, today: string, by: By) {
  const grants = await listGrantsOnUnit(trx, branch);
  await endGrants(
    trx,
    grants.map(({ id }) => id),
    today,
  );
  for (const { person, role } of grants) {
    await revokeSessionsOf(trx, person, by.now);
    const subject = `person:${person}`;
    await audit(trx, { at: by.now, actor: by.account, action: "role.end", subject, unit: branch, data: { role } });
  }
}
