/** Errors in content: who reads tells of them, staff answer. Nothing is kept of who told. */

import type { Kysely } from "kysely";
import { z } from "zod";
import type { Content } from "#app/content/types.ts";
import { paths } from "#app/paths.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import {
  answerContentReport,
  type ContentReport,
  countContentReports,
  findContentReport,
  insertContentReport,
  listContentReports,
  type ReportState,
} from "#db/queries/content-reports.ts";
import { REPORT_KINDS, REPORT_STATES, type ReportKind } from "./words.ts";

const WORDS = { least: 10, most: 1_000 };
const PAGE = 30;

type Readable = Pick<Content, "lessons" | "countries">;

/** The lesson or profile that a report is about. */
export interface ReportSubject {
  readonly kind: ReportKind;
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

function subjectOf({ lessons, countries }: Readable, kind: ReportKind, id: string): ReportSubject | null {
  if (kind === "lesson") {
    const lesson = lessons.get(id);
    return lesson ? { kind, id, title: lesson.title, href: paths.lesson(id), sections: lesson.sections } : null;
  }
  const country = countries.find((each) => each.id === id);
  return country ? { kind, id, title: country.name, href: paths.country(id), sections: country.sections } : null;
}

/** What the address of the form names, or null. */
export function reportSubject(content: Readable, word: string, id: string): ReportSubject | null {
  const kind = Object.entries(REPORT_KINDS).find(([each]) => each === word)?.[1];
  return kind ? subjectOf(content, kind, id) : null;
}

const optional = (most: number, message: string) =>
  z
    .string()
    .trim()
    .max(most, message)
    .transform((text) => text || null)
    .default(null);

export const reportForm = z.object({
  /** Made with the page, so that a second press is the same report. */
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "Tải lại trang rồi gửi lại."),
  section: optional(200, "Chọn một mục trong danh sách."),
  words: z
    .string()
    .trim()
    .min(WORDS.least, "Viết rõ chỗ nào sai, ít nhất một câu ngắn.")
    .max(WORDS.most, `Viết gọn trong ${WORDS.most} chữ cái.`),
  source: optional(500, "Viết gọn trong 500 chữ cái."),
});
export type ReportForm = z.output<typeof reportForm>;

/** A fresh id for a form. Who knows it can read what became of the report: it is long enough not to be guessed. */
export function freshReport(): string {
  return newId();
}

/** Keeps a report; a section that the text does not have is left out. */
export async function sendReport(
  { db }: DatabaseHandle,
  { kind, id: subject, sections }: ReportSubject,
  { id, section, words, source }: ReportForm,
  at: number,
): Promise<void> {
  const known = sections.some((each) => each.id === section) ? section : null;
  await insertContentReport(db, { id, kind, subject, section: known, words, source, at });
}

/** A report as its sender and staff see it. */
export interface SentReport {
  readonly id: string;
  /** Null when the lesson was taken away since. */
  readonly subject: Pick<ReportSubject, "title" | "href"> | null;
  readonly section: string | null;
  readonly words: string;
  readonly source: string | null;
  readonly at: number;
  readonly state: ReportState;
  readonly reply: string | null;
  readonly changedAt: number | null;
  readonly version: number;
}

function shown(content: Readable, report: ContentReport): SentReport {
  const subject = subjectOf(content, report.kind, report.subject);
  return {
    id: report.id,
    subject: subject && { title: subject.title, href: subject.href },
    section: subject?.sections.find(({ id }) => id === report.section)?.title ?? null,
    words: report.words,
    source: report.source,
    at: report.at,
    state: report.state,
    reply: report.reply,
    changedAt: report.changed_at,
    version: report.version,
  };
}

/** What became of a report, or null for an unknown id. */
export async function sentReport({ db }: DatabaseHandle, content: Readable, id: string): Promise<SentReport | null> {
  const report = await findContentReport(db, id);
  return report && shown(content, report);
}

/** As `sentReport`, for who answers it. */
export const reportPage = sentReport;

/** One page of reports, the newest first; null = those that wait for an answer. */
export async function reportsPage(
  { db }: DatabaseHandle,
  content: Readable,
  { state, page }: { state: ReportState | null; page: number },
) {
  const counts = new Map((await countContentReports(db)).map((row) => [row.state, row.n]));
  const states: readonly ReportState[] = state ? [state] : ["new", "looking"];
  const rows = await listContentReports(db, { states, limit: PAGE, offset: (page - 1) * PAGE });
  const total = states.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
  return {
    reports: rows.map((row) => shown(content, row)),
    counts: Object.fromEntries(REPORT_STATES.map((each) => [each, counts.get(each) ?? 0])) as Record<
      ReportState,
      number
    >,
    total,
    pages: Math.ceil(total / PAGE),
  };
}

/** How many reports wait for an answer. */
export async function openReports(db: Kysely<Database>): Promise<number> {
  const counts = await countContentReports(db);
  return counts.reduce((sum, { state, n }) => (state === "new" || state === "looking" ? sum + n : sum), 0);
}

export const answerForm = z
  .object({
    version: z.coerce.number().int().min(0),
    state: z.enum(REPORT_STATES, "Chọn một trạng thái."),
    reply: optional(WORDS.most, `Viết gọn trong ${WORDS.most} chữ cái.`),
  })
  .refine(({ state, reply }) => reply !== null || state === "new" || state === "looking", {
    path: ["reply"],
    message: "Viết một câu trả lời: đã sửa gì, hoặc vì sao không sửa.",
  });

/** Sets state and reply; false when somebody else answered meanwhile. */
export async function answerReport(
  { db }: DatabaseHandle,
  id: string,
  { version, state, reply }: z.output<typeof answerForm>,
  { account, now }: { account: string; now: number },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const done = await answerContentReport(trx, { id, version, state, reply, by: account, at: now });
    if (done) {
      await audit(trx, {
        at: now,
        actor: account,
        action: "content.answer",
        subject: `content-report:${id}`,
        data: { state },
      });
    }
    return done;
  });
}
