/** "Đã dạy": a class was given a lesson. Who sees the class may say so; each may put right or take back what is theirs. */
import { z } from "zod";
import { isDay } from "#app/content/schema.ts";
import { type Content, SLOTS } from "#app/content/types.ts";
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listClassesOfScope } from "#db/queries/class-view.ts";
import {
  deleteOwnTaught,
  findOwnTaught,
  listTaughtBy,
  listTaughtOfUnit,
  type TaughtRow,
  upsertTaught,
} from "#db/queries/taught.ts";
import { slotName } from "./words.ts";

/** Larger than any school: flag ceremonies count one class, never the whole school. */
const MOST_PRESENT = 500;
/** Classes that fit one list; who has more finds theirs by name. */
const MOST_CLASSES = 100;
const EARLIEST_DAYS = 400;

export const taughtForm = z.object({
  unit: z.string().min(1, "Chọn lớp."),
  slot: z.enum(SLOTS, "Chọn buổi."),
  day: z.string().refine(isDay, "Ngày viết theo dạng ngày/tháng/năm, ví dụ 16/11/2026."),
  present: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "Ghi số bạn có mặt, ví dụ 38.")
    .transform(Number)
    .refine((n) => n >= 1 && n <= MOST_PRESENT, `Số bạn có mặt từ 1 đến ${MOST_PRESENT}.`),
  /** The entry that this one puts right. */
  entry: z.string().max(40).optional(),
});
export type TaughtForm = z.output<typeof taughtForm>;

export type TaughtOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly field: "unit" | "day" | "form"; readonly message: string };

interface By {
  readonly actor: Actor;
  readonly now: number;
}

/** Writes the entry, or says what is wrong with it. A class that the actor may not see is answered like one that is not there. */
export async function recordTaught(
  { db }: DatabaseHandle,
  lesson: string,
  form: TaughtForm,
  { actor, now }: By,
): Promise<TaughtOutcome> {
  const { unit, slot, day, present, entry } = form;
  const today = localDay(now);
  if (day > today)
    return { ok: false, field: "day", message: "Ngày dạy còn ở phía trước. Chọn hôm nay hoặc ngày đã qua." };
  if (day < localDay(now - EARLIEST_DAYS * 86_400_000)) {
    return { ok: false, field: "day", message: "Ngày dạy đã hơn một năm, không ghi được nữa." };
  }
  if (!(await mayTeach(db, actor, unit))) {
    return { ok: false, field: "unit", message: "Không có lớp này trong các lớp của thầy cô. Chọn lớp khác." };
  }
  return db
    .transaction()
    .execute(async (trx): Promise<TaughtOutcome> => {
      if (entry) {
        const before = await deleteOwnTaught(trx, entry, actor.account);
        if (!before || before.lesson !== lesson) {
          throw new TaughtGone();
        }
        await audit(trx, removal(before, actor.account, now));
      }
      const id = await upsertTaught(trx, { unit, lesson, slot, day, present, by: actor.account, at: now });
      const data = { lesson, slot, day, present };
      await audit(trx, { at: now, actor: actor.account, action: "lesson.taught", subject: `taught:${id}`, unit, data });
      return { ok: true, id };
    })
    .catch((error: unknown): TaughtOutcome => {
      if (!(error instanceof TaughtGone)) throw error;
      return { ok: false, field: "form", message: "Dòng cần sửa không còn. Xem lại danh sách bên dưới." };
    });
}

class TaughtGone extends Error {}

function removal({ id, unit, lesson, slot, day, present }: Database["taught"], account: string, now: number) {
  const data = { lesson, slot, day, present };
  return { at: now, actor: account, action: "lesson.untaught", subject: `taught:${id}`, unit, data };
}

/** Takes back an entry of one's own; false when there is none. */
export async function removeTaught({ db }: DatabaseHandle, id: string, { actor, now }: By): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const gone = await deleteOwnTaught(trx, id, actor.account);
    if (gone) await audit(trx, removal(gone, actor.account, now));
    return gone !== null;
  });
}

async function mayTeach(db: DatabaseHandle["db"], actor: Actor, unit: string): Promise<boolean> {
  if (!can(actor, "class.view", { unit, within: await ancestorsOf(db, unit) })) return false;
  // a school or a union is no class, even for who may see all of it
  const { rows } = await listClassesOfScope(db, [unit], { search: "", limit: 2, offset: 0 });
  return rows.some(({ id }) => id === unit);
}

export interface TaughtLine extends Omit<TaughtRow, "by" | "slot"> {
  readonly title: string;
  readonly slotName: string;
  /** Whether the reader may put it right. */
  readonly own: boolean;
}

function toLine({ by, slot, ...row }: TaughtRow, { lessons }: Pick<Content, "lessons">, account: string): TaughtLine {
  return {
    ...row,
    title: lessons.get(row.lesson)?.title ?? "Bài không còn",
    slotName: slotName(slot),
    own: by === account && lessons.has(row.lesson),
  };
}

/** What was taught in a class. The caller has checked that the reader may see the class. */
export async function taughtInClass(
  { db }: DatabaseHandle,
  content: Pick<Content, "lessons">,
  { unit, account, limit = 8 }: { unit: string; account: string; limit?: number },
): Promise<TaughtLine[]> {
  return (await listTaughtOfUnit(db, unit, limit)).map((row) => toLine(row, content, account));
}

export interface TaughtPage {
  readonly classes: readonly {
    readonly id: string;
    readonly name: string;
    readonly school: string | null;
    readonly members: number;
  }[];
  /** More classes than the list shows: then one searches. */
  readonly more: boolean;
  readonly words: string;
  readonly lines: readonly TaughtLine[];
  /** The entry to put right. */
  readonly entry: {
    readonly id: string;
    readonly unit: string;
    readonly slot: string;
    readonly day: string;
    readonly present: number;
  } | null;
  readonly today: string;
}

/** What the form shows: the classes of the actor and what was told before. Null for who has no class. */
export async function taughtPage(
  { db }: DatabaseHandle,
  content: Pick<Content, "lessons">,
  asked: { lesson: string; search: string; words: string; unit: string | null; entry: string | null },
  { actor, now }: By,
): Promise<TaughtPage | null> {
  const scope = scopeOf(actor, "class.view");
  if (scope.length === 0) return null;
  const { account } = actor;
  const window = { search: asked.search, limit: MOST_CLASSES, offset: 0 };
  const { rows, total } = await listClassesOfScope(db, scope, window);
  const entry = asked.entry ? await findOwnTaught(db, asked.entry, account) : null;
  const wanted = entry?.unit ?? asked.unit;
  if (wanted && !rows.some(({ id }) => id === wanted) && (await mayTeach(db, actor, wanted))) {
    rows.unshift(...(await listClassesOfScope(db, [wanted], { search: "", limit: 1, offset: 0 })).rows);
  }
  const lines = await listTaughtBy(db, { by: account, lesson: asked.lesson, limit: 8 });
  return {
    classes: rows.map(({ id, name, schoolName, members }) => ({ id, name, school: schoolName, members })),
    more: total > MOST_CLASSES,
    words: asked.words,
    lines: lines.map((row) => toLine(row, content, account)),
    entry:
      entry && entry.lesson === asked.lesson
        ? { id: entry.id, unit: entry.unit, slot: entry.slot, day: entry.day, present: entry.present }
        : null,
    today: localDay(now),
  };
}
