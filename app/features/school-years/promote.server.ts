/** A school moves into the new school year: one act, all or nothing. Attempts and fixed rolls are not touched. */
import { parseClassName, schoolYearOf } from "#app/domain/class-name.ts";
import { type Promotion, promotions } from "#app/domain/promotion.ts";
import { foldKey, localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { addLeaves, derivedId, type NewUnit, schoolYouthUnits } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { revokeSessionsOf } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import {
  countRollImports,
  endMemberships,
  insertRollImport,
  insertRollRows,
  listClassesOfSchool,
} from "#db/queries/rolls.ts";
import { closeUnits, endGrants, listTeacherGrants, listYearMembers } from "#db/queries/school-years.ts";
import { insertGrant, putHomeroom } from "#db/queries/staff.ts";
import { listBranchesOfUnions } from "#db/queries/youth-units.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface YearOrder {
  readonly school: string;
  /** New names by class id; "" = leaves. Left out: as proposed. */
  readonly wanted: Readonly<Record<string, string>>;
  /** Logins of pupils who repeat the year, and of those who leave. */
  readonly repeat: readonly string[];
  readonly leave: readonly string[];
  /** Teachers go with their classes. */
  readonly keepTeachers: boolean;
  readonly now: number;
}

export interface YearPlan {
  readonly from: string | null;
  readonly to: string;
  readonly classes: readonly (Promotion & {
    readonly unread: string | null;
    readonly pupils: number;
    readonly repeating: number;
    readonly leaving: number;
  })[];
  /** Logins that were named and are of no pupil here. */
  readonly unknown: readonly string[];
  /** New classes that several old ones become. */
  readonly merged: readonly string[];
}

async function readSchool({ db }: Db, { school, wanted, now }: Pick<YearOrder, "school" | "wanted" | "now">) {
  const version = await countRollImports(db, school);
  const to = schoolYearOf(localDay(now));
  const rows = (await listClassesOfSchool(db, school)).map(({ id, name, attrs }) => {
    const own = JSON.parse(attrs) as { grade?: number; schoolYear?: string };
    return { id, name, grade: own.grade ?? parseClassName(name)?.grade ?? 0, year: own.schoolYear ?? null };
  });
  const ending = rows.filter(({ year, grade }) => year !== null && year < to && grade > 0);
  const members = await listYearMembers(
    db,
    ending.map(({ id }) => id),
  );
  const standing = rows.filter(({ year }) => year === to);
  return { version, to, from: ending[0]?.year ?? null, promoted: promotions(ending, wanted), members, standing };
}

/** What the act would do. `from` is null when every class is in the year of today already. */
export async function planYear(handle: Db, order: YearOrder): Promise<YearPlan> {
  const { to, from, promoted, members } = await readSchool(handle, order);
  const [repeat, leave] = [keys(order.repeat), keys(order.leave)];
  const logins = new Set(members.map(({ login }) => foldKey(login ?? "")));
  const count = (unit: string, wanted?: ReadonlySet<string>) =>
    members.filter((one) => one.unit === unit && (!wanted || wanted.has(foldKey(one.login ?? "")))).length;
  const names = promoted.flatMap((one) => one.to?.name ?? []);
  return {
    from,
    to,
    classes: promoted.map((one) => ({
      ...one,
      pupils: count(one.id),
      repeating: count(one.id, repeat),
      leaving: count(one.id, leave),
    })),
    unknown: [...order.repeat, ...order.leave].filter((login) => !logins.has(foldKey(login))),
    merged: [...new Set(names.filter((name, at) => names.indexOf(name) !== at))],
  };
}

const keys = (logins: readonly string[]) => new Set(logins.map(foldKey));

export type PromoteResult = { ok: true; pupils: number; classes: number } | { ok: false; message: string };

/** Carries the act out. Doing it twice, or two people at once, changes nothing the second time. */
export async function promoteSchool(handle: Db, order: YearOrder, account: string): Promise<PromoteResult> {
  const { db } = handle;
  const { school, now } = order;
  const today = localDay(now);
  const state = await readSchool(handle, order);
  if (state.promoted.length === 0) return { ok: false, message: `Mọi lớp đã ở năm học ${state.to}.` };
  const unread = state.promoted.find((one) => one.unread !== null);
  if (unread) return { ok: false, message: `Không đọc được tên lớp “${unread.unread}” của lớp ${unread.name}.` };
  const [repeat, leave] = [keys(order.repeat), keys(order.leave)];
  const classes = new NewUnits(state.to, school, today, state.standing);
  const branches = await readBranches(handle, school, state.promoted);

  const memberships: { person: string; unit: string; tree: string; role: string }[] = [];
  const ended: string[] = [];
  for (const member of state.members) {
    const own = state.promoted.find(({ id }) => id === member.unit);
    const login = foldKey(member.login ?? "");
    const stays = own && repeat.has(login) ? parseClassName(own.name, own.grade) : own?.to;
    const target = stays && !leave.has(login) ? stays : null;
    ended.push(member.membership);
    if (target) memberships.push({ person: member.person, unit: classes.idOf(target), tree: "state", role: "pupil" });
    const youth = branches.of(member.person);
    if (!youth) continue;
    ended.push(youth.membership);
    if (target) {
      const unit = branches.next(youth, target, (name, grade) => branchUnit(state.to, school, today, name, grade));
      memberships.push({ person: member.person, unit, tree: "youth", role: "member" });
    }
  }
  const teachers = await listTeacherGrants(
    db,
    state.promoted.map(({ id }) => id),
  );
  const written = await db.transaction().execute(async (trx) => {
    const taken = await insertRollImport(trx, {
      id: newId(),
      school,
      n: state.version + 1,
      at: now,
      actor: account,
      people_new: 0,
      people_changed: memberships.length,
      people_unchanged: 0,
      people_ended: ended.length - memberships.length,
    });
    if (!taken) return false;
    await addLeaves(trx, { tree: "state", parent: school, units: classes.made });
    for (const [parent, units] of branches.made) await addLeaves(trx, { tree: "youth", parent, units });
    await endMemberships(trx, ended, today);
    await insertRollRows(trx, {
      codes: [],
      accounts: [],
      memberships: memberships.map((one) => ({ id: newId(), ...one, valid_from: today, valid_to: null })),
    });
    await closeUnits(trx, [...state.promoted.map(({ id }) => id), ...branches.closing], today);
    await endGrants(
      trx,
      teachers.map(({ id }) => id),
      today,
    );
    for (const { person, unit, homeroom } of teachers) {
      const to = state.promoted.find(({ id }) => id === unit)?.to;
      await revokeSessionsOf(trx, person, now);
      if (!order.keepTeachers || !to) continue;
      const grant = { id: newId(), person, role: "teacher", unit: classes.idOf(to) };
      await insertGrant(trx, { ...grant, valid_from: today, valid_to: null });
      if (homeroom === 1) await putHomeroom(trx, grant);
    }
    const data = { pupils: memberships.length, classes: classes.made.length };
    await audit(trx, {
      at: now,
      actor: account,
      action: "year.promote",
      subject: `unit:${school}`,
      unit: school,
      data,
    });
    return true;
  });
  if (!written) return { ok: false, message: "Có người vừa đổi danh sách của trường. Xem lại rồi làm lại." };
  return { ok: true, pupils: state.members.length, classes: classes.made.length };
}

/** Classes of the new year: those that stand already are used, the others made. */
class NewUnits {
  readonly made: NewUnit[] = [];
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly schoolYear: string,
    private readonly school: string,
    private readonly today: string,
    standing: readonly { id: string; name: string; grade: number }[],
  ) {
    for (const { id, name, grade } of standing) this.ids.set(parseClassName(name, grade)?.key ?? name, id);
  }

  idOf({ key, name, grade }: { key: string; name: string; grade: number }): string {
    const known = this.ids.get(key);
    if (known) return known;
    const { schoolYear, school, today } = this;
    // as a roll that is brought in makes them
    const id = derivedId(startOfLocalDay(today), "class", school, schoolYear, key);
    const code = `${school}/${schoolYear}/${key}`;
    this.ids.set(key, id);
    this.made.push({
      id,
      kind: "class",
      codeScheme: "lop",
      code,
      name,
      attrs: { grade, schoolYear },
      validFrom: today,
    });
    return id;
  }
}

function branchUnit(schoolYear: string, school: string, today: string, name: string, grade: number): NewUnit {
  const kind = name.startsWith("Chi đoàn") ? "chi-doan" : "chi-doi";
  const key = foldKey(name);
  return {
    id: derivedId(startOfLocalDay(today), kind, school, schoolYear, key),
    kind,
    codeScheme: kind,
    code: `${school}/${schoolYear}/${key}`,
    name,
    attrs: { grade, schoolYear },
    validFrom: today,
  };
}

/** The school's chi đoàn and chi đội: members go along with their class; branches of classes are new every year. */
async function readBranches({ db }: Db, school: string, ending: readonly Promotion[]) {
  const { union, troop } = await schoolYouthUnits(db, school);
  const units = await listBranchesOfUnions(
    db,
    [union, troop].filter((unit) => unit !== null),
  );
  const members = await listYearMembers(
    db,
    units.map(({ id }) => id),
  );
  const labels = new Set(ending.flatMap(({ name }) => [foldKey(`Chi đoàn ${name}`), foldKey(`Chi đội ${name}`)]));
  const ofClass = new Map(units.map(({ id, name }) => [id, labels.has(foldKey(name))]));
  const byPerson = new Map(members.map((member) => [member.person, member]));
  const made = new Map<string, NewUnit[]>();
  return {
    made,
    closing: units.filter(({ id }) => ofClass.get(id)).map(({ id }) => id),
    of: (person: string) => byPerson.get(person) ?? null,
    /** Where a member goes with the class; a branch that belongs to no class stays what it is. */
    next(
      member: { unit: string },
      target: { name: string; grade: number },
      make: (name: string, grade: number) => NewUnit,
    ): string {
      const parent = target.grade >= 10 ? union : troop;
      if (!ofClass.get(member.unit) || !parent) return member.unit;
      const unit = make(`${target.grade >= 10 ? "Chi đoàn" : "Chi đội"} ${target.name}`, target.grade);
      const own = made.get(parent) ?? [];
      if (!own.some(({ id }) => id === unit.id)) made.set(parent, [...own, unit]);
      return unit.id;
    },
  };
}
