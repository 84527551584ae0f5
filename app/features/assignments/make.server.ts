/** Giving lessons to do, putting it right, taking it back, more time for one pupil. Each change is audited. */
import type { Content } from "#app/content/types.ts";
import { type Actor, scopeOf } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { listSchoolChoices } from "#db/queries/assignment-choices.ts";
import { listAssigned } from "#db/queries/assignment-progress.ts";
import {
  type AssignmentTarget,
  deleteExtension,
  type FoundAssignment,
  findAssignment,
  insertAssignment,
  listTargetsWithin,
  reachesScope,
  updateAssignment,
  upsertExtension,
  withdrawAssignment,
} from "#db/queries/assignments.ts";
import { audit } from "#db/queries/audit.ts";
import { type AssignValues, type FormErrors, readAssignForm, targetsOfWords } from "./form.ts";

export interface By {
  readonly actor: Actor;
  readonly now: number;
}

export type MakeOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly errors: FormErrors };

/** What the ticks stand for; "kind:thpt" is every school of that kind in the actor's scope. */
async function targetsOf({ db }: DatabaseHandle, values: AssignValues, { actor }: By): Promise<AssignmentTarget[]> {
  const kinds = values.targets.flatMap((word) => (word.startsWith("kind:") ? [word.slice("kind:".length)] : []));
  if (kinds.length === 0) return targetsOfWords(values.targets);
  const rows = await listSchoolChoices(db, scopeOf(actor, "lesson.assign"));
  const schools = rows.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => `unit:${id}`);
  return targetsOfWords([...values.targets, ...schools]);
}

async function checked(
  handle: DatabaseHandle,
  content: Pick<Content, "modules" | "lessons">,
  values: AssignValues,
  by: By,
): Promise<ReturnType<typeof readAssignForm>> {
  const targets = await targetsOf(handle, values, by);
  const read = readAssignForm(content, values, targets, by.now);
  if (!read.ok) return read;
  const own = await listTargetsWithin(handle.db, targets, scopeOf(by.actor, "lesson.assign"));
  if (own.length === targets.length) return read;
  return { ok: false, errors: { targets: "Có lớp hoặc bạn không thuộc nơi thầy cô phụ trách. Chọn lại." } };
}

const details = (form: {
  dueAt: number | null;
  late: string;
  items: readonly unknown[];
  targets: readonly unknown[];
}) => ({
  items: form.items.length,
  targets: form.targets.length,
  due: form.dueAt,
  late: form.late,
});

/** Gives lessons; or says what is wrong, by field. */
export async function makeAssignment(
  handle: DatabaseHandle,
  content: Pick<Content, "modules" | "lessons">,
  values: AssignValues,
  by: By,
): Promise<MakeOutcome> {
  const read = await checked(handle, content, values, by);
  if (!read.ok) return read;
  const { form } = read;
  const { account } = by.actor;
  const id = newId();
  await handle.db.transaction().execute(async (trx) => {
    const head = {
      id,
      title: form.title,
      note: form.note,
      opens_at: form.opensAt,
      due_at: form.dueAt,
      late: form.late,
    };
    const made = { made_at: by.now, made_by: account, changed_at: by.now, withdrawn_at: null, withdrawn_by: null };
    await insertAssignment(trx, { ...head, ...made }, form);
    const data = details(form);
    await audit(trx, { at: by.now, actor: account, action: "assignment.make", subject: `assignment:${id}`, data });
  });
  return { ok: true, id };
}

export interface OwnAssignment extends FoundAssignment {
  /** Whether the actor could have made it: every target lies in the actor's scope. */
  readonly mayChange: boolean;
}

/** An assignment that has somebody of the actor's in it; null for any other, as for one that is not there. */
export async function openAssignment({ db }: DatabaseHandle, id: string, actor: Actor): Promise<OwnAssignment | null> {
  const found = await findAssignment(db, id);
  if (!found || !(await reachesScope(db, id, scopeOf(actor, "class.view")))) return null;
  const own = await listTargetsWithin(db, found.targets, scopeOf(actor, "lesson.assign"));
  return { ...found, mayChange: own.length === found.targets.length };
}

/** Puts an assignment right. What pupils did stays; so does more time that was given. */
export async function changeAssignment(
  handle: DatabaseHandle,
  content: Pick<Content, "modules" | "lessons">,
  { head }: OwnAssignment,
  values: AssignValues,
  by: By,
): Promise<MakeOutcome> {
  const read = await checked(handle, content, values, by);
  if (!read.ok) return read;
  const { form } = read;
  const changed = await handle.db.transaction().execute(async (trx) => {
    const set = { title: form.title, note: form.note, opens_at: form.opensAt, due_at: form.dueAt, late: form.late };
    if (!(await updateAssignment(trx, head.id, { ...set, changed_at: by.now }, form))) return false;
    const entry = { at: by.now, actor: by.actor.account, subject: `assignment:${head.id}`, data: details(form) };
    await audit(trx, { ...entry, action: "assignment.change" });
    return true;
  });
  if (changed) return { ok: true, id: head.id };
  return { ok: false, errors: { form: "Lần giao này đã rút, không sửa được nữa." } };
}

/** Takes an assignment back; pupils no longer see it, and keep what they learnt. False when that was done before. */
export async function dropAssignment(
  { db }: DatabaseHandle,
  { head }: OwnAssignment,
  { actor, now }: By,
): Promise<boolean> {
  const { account } = actor;
  return db.transaction().execute(async (trx) => {
    const done = await withdrawAssignment(trx, head.id, { by: account, at: now });
    const subject = `assignment:${head.id}`;
    if (done) await audit(trx, { at: now, actor: account, action: "assignment.withdraw", subject });
    return done;
  });
}

export type ExtendOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly field: "person" | "due_day"; readonly message: string };

/** Gives one pupil until a later moment. The caller has checked that the pupil is in a class of the actor's. */
export async function extendFor(
  { db }: DatabaseHandle,
  {
    assignment,
    person,
    dueAt,
    unit,
  }: { assignment: Pick<OwnAssignment, "head">; person: string; dueAt: number; unit: string },
  { actor, now }: By,
): Promise<ExtendOutcome> {
  const { head } = assignment;
  if (head.due_at !== null && dueAt <= head.due_at) {
    return { ok: false, field: "due_day", message: "Hạn mới phải sau hạn chung." };
  }
  const has = (await listAssigned(db, [person], localDay(now))).some((row) => row.assignment === head.id);
  if (!has) return { ok: false, field: "person", message: "Bạn này không có trong lần giao. Chọn bạn khác." };
  await db.transaction().execute(async (trx) => {
    const row = { assignment: head.id, person, due_at: dueAt, given_at: now, given_by: actor.account };
    await upsertExtension(trx, row);
    const entry = { at: now, actor: actor.account, subject: `person:${person}`, unit };
    await audit(trx, { ...entry, action: "assignment.extend", data: { assignment: head.id, due: dueAt } });
  });
  return { ok: true };
}

/** Takes the extra time away again. */
export async function endExtension(
  { db }: DatabaseHandle,
  { assignment, person, unit }: { assignment: string; person: string; unit: string },
  { actor, now }: By,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const gone = await deleteExtension(trx, { assignment, person });
    const entry = { at: now, actor: actor.account, subject: `person:${person}`, unit };
    if (gone) await audit(trx, { ...entry, action: "assignment.unextend", data: { assignment } });
    return gone;
  });
}
