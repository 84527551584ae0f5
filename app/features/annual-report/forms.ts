/** Forms of a report as they are sent: what was typed becomes what is kept, or sentences beside the fields. */
import { momentOf, parseClock, parseDay } from "#app/domain/moment-text.ts";
import { PILLARS, type Pillar } from "#app/domain/question.ts";
import { endOfLocalDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { Figure, ReportHead } from "./model.ts";
import { LONGEST_TEXT, NARRATIVES_OF, type NarrativeId, type ReportForm, readText, type Texts } from "./narrative.ts";
import { type Period, periodOf } from "./period.ts";
import type { StoredPlan } from "./stored.ts";

type Values = Readonly<Record<string, string>>;
export type Errors = Record<string, string>;
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors };

/** The longest stretch a report is about: five years, as plans are made for. */
const LONGEST_DAYS = 5 * 366;
const DAY = 86_400_000;

/** A year, a school year, or two days. */
export function readPeriod(values: Values): Read<Period> {
  if (values.kind !== "free") {
    const period = periodOf(values.year ?? "");
    if (period) return { ok: true, value: period };
    return { ok: false, errors: { year: "Ghi năm như 2026, hoặc năm học như 2026-2027." } };
  }
  const errors: Errors = {};
  const day = (name: string) => {
    const parsed = parseDay(values[name] ?? "");
    if (parsed === null) errors[name] = "Ngày không có thật. Ghi như 16/11/2026.";
    return parsed ?? "";
  };
  const period: Period = { kind: "free", from: day("from"), to: day("to") };
  if (Object.keys(errors).length === 0) {
    const days = (endOfLocalDay(period.to) - startOfLocalDay(period.from)) / DAY;
    if (days <= 0) errors.to = "Ngày cuối đứng trước ngày đầu.";
    else if (days > LONGEST_DAYS) errors.to = "Kỳ báo cáo dài nhất năm năm.";
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: period };
}

const lines = (text: string | undefined) =>
  (text ?? "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

const LONGEST_LINE = 300;
const MOST_LINES = 20;

/** Head, foot, cut, contests and pillars of a report. `known` are the contests it may tell of. */
export function readSettings(
  values: Values,
  kept: { readonly plan: StoredPlan; readonly head: ReportHead },
  known: readonly string[],
): Read<{ plan: StoredPlan; head: ReportHead }> {
  const errors: Errors = {};
  const text = (name: string) => {
    const value = (values[name] ?? "").trim().replace(/\s+/g, " ");
    if (value.length > LONGEST_LINE) errors[name] = `Dài quá ${LONGEST_LINE} ký tự.`;
    return value;
  };
  const list = (name: string) => {
    const value = lines(values[name]);
    if (value.length > MOST_LINES) errors[name] = `Nhiều nhất ${MOST_LINES} dòng.`;
    else if (value.some((line) => line.length > LONGEST_LINE)) errors[name] = `Có dòng dài quá ${LONGEST_LINE} ký tự.`;
    return value;
  };
  const head: ReportHead = {
    parentBody: text("parentBody"),
    body: text("body"),
    number: text("number"),
    symbol: text("symbol"),
    place: text("place"),
    day: null,
    subject: text("subject"),
    addressees: list("addressees"),
    bases: list("bases"),
    recipients: list("recipients"),
    authority: text("authority"),
    post: text("post"),
    signer: text("signer"),
    ...(kept.head.heading && { heading: kept.head.heading }),
  };
  if (head.number && !/^\d{1,6}[a-z]?$/i.test(head.number))
    errors.number = "Số văn bản chỉ gồm chữ số, như 5 hoặc 128.";
  const day = (values.day ?? "").trim();
  head.day = day === "" ? null : parseDay(day);
  if (day !== "" && head.day === null) errors.day = "Ngày không có thật. Ghi như 28/11/2026.";
  const pillars = PILLARS.filter((pillar) => values[`pillar_${pillar}`] !== undefined) as Pillar[];
  const contests = known.filter((id) => values[`contest_${id}`] !== undefined);
  const cut = readCut(values, errors);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { head, plan: { ...kept.plan, cutAt: cut, contests, pillars } } };
}

/** Null = at the issue. */
function readCut(values: Values, errors: Errors): number | null {
  if (values.cut !== "fixed") return null;
  const [day, clock] = [parseDay(values.cut_day ?? ""), parseClock(values.cut_clock ?? "")];
  if (day === null) errors.cut_day = "Ngày không có thật. Ghi như 28/11/2026.";
  if (clock === null) errors.cut_clock = "Giờ chưa đúng. Ghi như 17:00.";
  return day === null || clock === null ? null : momentOf(day, clock);
}

/**
 * The texts that somebody wrote: those that still read as the draft sentences, or were emptied, follow the drafts.
 */
export function readTexts(
  values: Values,
  drafts: Texts,
  figures: Readonly<Record<string, Figure>>,
  form: ReportForm,
): Read<Partial<Record<NarrativeId, string>>> {
  const errors: Errors = {};
  const written: Partial<Record<NarrativeId, string>> = {};
  for (const id of NARRATIVES_OF[form]) {
    const text = (values[id] ?? "").replace(/\r\n/g, "\n").trim();
    if (text === "" || text === drafts[id].trim()) continue;
    const { unknown } = readText(text, figures);
    if (text.length > LONGEST_TEXT) errors[id] = `Dài quá ${LONGEST_TEXT} ký tự. Rút gọn bớt.`;
    else if (unknown.length > 0) errors[id] = `Không có số liệu nào tên ${unknown[0]}. Xem danh sách số liệu.`;
    else written[id] = text;
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: written };
}
