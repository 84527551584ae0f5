/** Consents by list: a file is sent, looked at beside what stands, and carried out; in between it waits for its sender. */
import { z } from "zod";
import { CONSENT_FORMS, CONSENT_GIVERS, type ConsentForm, type ConsentGiver } from "#app/domain/consent.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { listKinds, type UnitRow } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { deleteUpload, listPupilsBelow, listPupilsByCodes } from "#db/queries/consent-lists.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { findUpload, insertUpload } from "#db/queries/uploads.ts";
import type { ConsentList, ConsentRow } from "./consent-list.ts";
import { type ConsentChange, changeConsents, openConsentKeys } from "./consents.server.ts";
import { retentionTerms } from "./retention.server.ts";

type Db = Pick<DatabaseHandle, "db">;

const KIND = "consents";
/** People whose consents are changed in one transaction. */
const UNIT = 100;

const answer = z.boolean().nullable();
/** What the process that reads files gives, and what waits in the database. */
/** What such a list has at least, as its refusal says it. */
export const CONSENT_HEADINGS = "Mã, cùng Học sinh đồng ý hoặc Phụ huynh đồng ý";

export const consentList: z.ZodType<ConsentList> = z.object({
  found: z.boolean(),
  rows: z.array(
    z.object({
      row: z.number().int(),
      code: z.string().max(40),
      child: answer,
      guardian: answer,
      form: z.enum(CONSENT_FORMS).nullable(),
      day: z.string().nullable(),
    }),
  ),
  problems: z.array(z.object({ row: z.number().int(), message: z.string().max(500) })),
});
const waiting = z.object({ list: consentList, form: z.enum(CONSENT_FORMS), day: z.string() });

/** Lists are of a school, a class or a branch; null for areas. */
export async function consentPlace({ db }: Db, unit: UnitRow): Promise<"school" | "class" | null> {
  const role = (await listKinds(db)).find(({ id }) => id === unit.kind)?.role;
  if (role === "school") return "school";
  return role === "class" || role === "branch" ? "class" : null;
}

interface Sender {
  readonly unit: string;
  readonly account: string;
  readonly now: number;
}

/** Keeps a list for its sender; `form` and `day` count for rows that say nothing of their own. Gives the upload's id. */
export async function keepConsents(
  { db }: Db,
  input: Sender & { list: ConsentList; name: string; form: ConsentForm; day: string },
): Promise<string> {
  const { unit, account, now, list, name, form, day } = input;
  const id = newId();
  const { uploads: hours } = await retentionTerms({ db });
  const row = { id, account, kind: KIND, unit, name: name.slice(0, 200), payload: JSON.stringify({ list, form, day }) };
  await db.transaction().execute(async (trx) => {
    await insertUpload(trx, { ...row, created_at: now, expires_at: now + hours * 3_600_000, applied_at: null });
    await audit(trx, { at: now, actor: account, action: "consent.upload", subject: `unit:${unit}`, unit });
  });
  return id;
}

export interface ConsentLine {
  readonly row: number;
  readonly name: string;
  readonly code: string;
  /** What changes; a giver whose consent stands as wanted is left out. */
  readonly changes: readonly { readonly giver: ConsentGiver; readonly given: boolean }[];
  readonly form: ConsentForm;
  readonly day: string;
}

export interface ConsentPlan {
  readonly name: string;
  readonly rows: number;
  readonly given: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  /** By row. */
  readonly lines: readonly ConsentLine[];
  readonly problems: readonly { readonly row: number; readonly message: string }[];
}

interface Planned extends ConsentPlan {
  readonly orders: readonly { person: string; form: ConsentForm; day: string; changes: readonly ConsentChange[] }[];
}

/** What the list would change. Null when it is another's, or its time is over. It names pupils: the read is audited. */
export async function previewConsents(handle: Db, wanted: Sender & { id: string }): Promise<ConsentPlan | null> {
  const plan = await planOf(handle, wanted);
  if (!plan) return null;
  const { unit, account, now } = wanted;
  await audit(handle.db, { at: now, actor: account, action: "consent.preview", subject: `unit:${unit}`, unit });
  const { orders: _orders, ...shown } = plan;
  return shown;
}

/** Records and withdraws as the list says; wrong rows are left out. Doing it twice changes nothing the second time. */
export async function applyConsents(handle: Db, wanted: Sender & { id: string }): Promise<number | null> {
  const plan = await planOf(handle, wanted);
  if (!plan) return null;
  let changed = 0;
  for (const piece of piecesOf(plan.orders, UNIT)) {
    const ways = new Map<string, { form: ConsentForm; givenOn: string; changes: ConsentChange[] }>();
    for (const { form, day, changes } of piece) {
      const way = ways.get(`${form} ${day}`) ?? { form, givenOn: day, changes: [] };
      way.changes.push(...changes);
      ways.set(`${form} ${day}`, way);
    }
    const { unit, account, now } = wanted;
    for (const way of ways.values()) changed += await changeConsents(handle, { ...way, unit, account, now });
  }
  await deleteUpload(handle.db, wanted.id);
  return changed;
}

async function planOf({ db }: Db, { id, unit, account, now }: Sender & { id: string }): Promise<Planned | null> {
  const upload = await findUpload(db, { id, account, kind: KIND, unit, now });
  if (!upload) return null;
  const { list, form, day } = waiting.parse(JSON.parse(upload.payload));
  const codes = [...new Set(list.rows.flatMap(({ code }) => written(code)))];
  const found = await listPupilsByCodes(db, { unit, day: localDay(now), codes });
  const standing = await openConsentKeys({ db }, [...new Set(found.map(({ person }) => person))]);
  const plan = { lines: [] as ConsentLine[], orders: [] as Planned["orders"][number][], unchanged: 0 };
  const problems = [...list.problems];
  const seen = new Map<string, number>();
  for (const row of list.rows) {
    const means = new Map(found.filter(({ code }) => written(row.code).includes(code)).map((one) => [one.person, one]));
    const [only, second] = [...means.values()];
    const before = only && seen.get(only.person);
    const problem = !only
      ? `Ở đây không có bạn nào mang mã ${row.code}.`
      : second
        ? `Mã ${row.code} là của nhiều bạn: ghi mã đăng nhập.`
        : before !== undefined
          ? `Cùng một bạn với dòng ${before}.`
          : null;
    if (problem !== null || !only) {
      problems.push({ row: row.row, message: problem ?? "" });
      continue;
    }
    seen.set(only.person, row.row);
    const changes = changesOf(row, only.person, standing);
    if (changes.length === 0) plan.unchanged += 1;
    else {
      const way = { form: row.form ?? form, day: row.day ?? day };
      plan.lines.push({ row: row.row, name: only.name, code: row.code, changes, ...way });
      plan.orders.push({ person: only.person, changes, ...way });
    }
  }
  const all = plan.lines.flatMap(({ changes }) => changes);
  return {
    ...plan,
    name: upload.name,
    rows: list.rows.length + list.problems.length,
    given: all.filter(({ given }) => given).length,
    withdrawn: all.filter(({ given }) => !given).length,
    problems: problems.sort((a, b) => a.row - b.row),
  };
}

/** A number may have lost the zeros of a Ministry's code. */
function written(code: string): string[] {
  return /^\d{7,9}$/.test(code) ? [code, code.padStart(10, "0")] : [code];
}

function changesOf(row: ConsentRow, person: string, standing: ReadonlyMap<string, unknown>): ConsentChange[] {
  return CONSENT_GIVERS.flatMap((giver) => {
    const given = row[giver];
    return given === null || given === standing.has(`${person} ${giver}`) ? [] : [{ person, giver, given }];
  });
}

/** The pupils below a unit with what stands, as a list to fill in. It names pupils: the read is audited. */
export async function consentSheet({ db }: Db, { unit, account, now }: Sender) {
  const pupils = await listPupilsBelow(db, unit, localDay(now));
  const once = [...new Map([...pupils].reverse().map((pupil) => [pupil.person, pupil])).values()].reverse();
  const standing = await openConsentKeys(
    { db },
    once.map(({ person }) => person),
  );
  const data = { people: once.length };
  await audit(db, { at: now, actor: account, action: "consent.sheet", subject: `unit:${unit}`, unit, data });
  return once.map(({ person, name, unitName, login }) => ({
    ...{ name, unitName, login },
    given: CONSENT_GIVERS.map((giver) => standing.has(`${person} ${giver}`)),
  }));
}
