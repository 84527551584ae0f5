/**
 * How numbers, dates, durations and search keys are written in Vietnamese. Everything is computed by hand instead of by
 * `Intl`, so that a server, an old phone and a printed page agree to the letter.
 *
 * Times are milliseconds since 1970 (UTC). Viet Nam has kept +07:00 without summer time since 1975.
 */

/** Shown wherever a number is unknown. Unknown is never written as 0. */
export const UNKNOWN = "–";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HANOI_OFFSET = 7 * HOUR;

type LocalParts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

function localParts(ms: number): LocalParts {
  if (!Number.isFinite(ms)) throw new RangeError("A moment must be a finite number of milliseconds");
  const shifted = new Date(ms + HANOI_OFFSET);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ".");
}

/** `1234.5` → "1.234,5". At most three decimals, zeros at the end dropped; null and NaN are "–". */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const [whole = "0", fraction = ""] = Math.abs(value).toFixed(3).split(".");
  const decimals = fraction.replace(/0+$/, "");
  const text = groupThousands(whole) + (decimals ? `,${decimals}` : "");
  return value < 0 && text !== "0" ? `-${text}` : text;
}

/** Share with one decimal: (504, 1000) → "50,4%"; "–" where there is nothing to divide by. */
export function formatPercent(numerator: number | null | undefined, denominator: number | null | undefined): string {
  if (numerator === null || numerator === undefined || !denominator) return UNKNOWN;
  const tenths = Math.round((numerator * 1000) / denominator);
  if (!Number.isFinite(tenths)) return UNKNOWN;
  const sign = tenths < 0 ? "-" : "";
  const size = Math.abs(tenths);
  return `${sign}${groupThousands(String(Math.floor(size / 10)))},${size % 10}%`;
}

/** A score kept in thousandths of a point: 18000 → "18", 17500 → "17,5". */
export function formatScore(thousandths: number | null | undefined): string {
  return formatNumber(thousandths === null || thousandths === undefined ? thousandths : thousandths / 1000);
}

/** Day and month of running text: days under 10 and the months 1 and 2 take a zero, as official documents do. */
function dayAndMonth({ day, month }: LocalParts): string {
  return `${pad(day)}/${month <= 2 ? pad(month) : month}`;
}

/** "05/9/2026", for running text. */
export function formatDateLong(ms: number): string {
  const parts = localParts(ms);
  return `${dayAndMonth(parts)}/${parts.year}`;
}

/** "05/09/2026", for columns of tables. */
export function formatDateColumn(ms: number): string {
  const { day, month, year } = localParts(ms);
  return `${pad(day)}/${pad(month)}/${year}`;
}

/** A calendar day `YYYY-MM-DD` as "05/09/2026". */
export function formatDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** "08:23:44" */
export function formatTime(ms: number): string {
  const { hour, minute, second } = localParts(ms);
  return `${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

/** "08:23" */
export function formatTimeShort(ms: number): string {
  const { hour, minute } = localParts(ms);
  return `${pad(hour)}:${pad(minute)}`;
}

/** "08:00 ngày 16/11/2026" */
export function formatDateTime(ms: number): string {
  return `${formatTimeShort(ms)} ngày ${formatDateLong(ms)}`;
}

/** The end of something: midnight is told as the end of the day before, "24h00 ngày 18/11/2026". */
export function formatEnd(ms: number): string {
  const { hour, minute, second } = localParts(ms);
  return hour + minute + second === 0 ? `24h00 ngày ${formatDateLong(ms - 1)}` : formatDateTime(ms);
}

/** "08:00 ngày 16/11 đến 17:00 ngày 30/11/2026". What both ends share is said once, at the end. */
export function formatRange(fromMs: number, toMs: number): string {
  const from = localParts(fromMs);
  const to = localParts(toMs - 1);
  if (localDay(fromMs) === localDay(toMs - 1)) return `${formatTimeShort(fromMs)} đến ${formatEnd(toMs)}`;
  const start = from.year === to.year ? `${formatTimeShort(fromMs)} ngày ${dayAndMonth(from)}` : formatDateTime(fromMs);
  return `${start} đến ${formatEnd(toMs)}`;
}

/** "thứ hai" … "chủ nhật". */
export function weekdayName(ms: number): string {
  const names = ["chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"];
  return names[new Date(ms + HANOI_OFFSET).getUTCDay()]!;
}

/** Whole milliseconds, never below zero: a duration measured backwards would be a bug of the caller's clock. */
function durationParts(ms: number) {
  const total = Math.max(0, Math.round(ms));
  return {
    hours: Math.floor(total / HOUR),
    minutes: pad(Math.floor((total % HOUR) / MINUTE)),
    seconds: `${pad(Math.floor((total % MINUTE) / SECOND))},${pad(total % SECOND, 3)}`,
  };
}

/** "09 phút 12,038 giây"; from an hour up "1 giờ 09 phút 12,038 giây". Null is "–". */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return UNKNOWN;
  const { hours, minutes, seconds } = durationParts(ms);
  return `${hours > 0 ? `${hours} giờ ` : ""}${minutes} phút ${seconds} giây`;
}

/** "33 giây", "9 phút 12 giây", "1 giờ 9 phút": as people say it, where thousandths mean nothing. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND));
  if (seconds < 60) return `${seconds} giây`;
  const minutes = Math.floor(seconds / 60);
  const [large, small, words] =
    minutes < 60
      ? [minutes, seconds % 60, ["phút", "giây"]]
      : [Math.floor(minutes / 60), minutes % 60, ["giờ", "phút"]];
  return small === 0 ? `${large} ${words[0]}` : `${large} ${words[0]} ${small} ${words[1]}`;
}

/** "09:12,038" for columns; from an hour up "1:09:12,038". Null is "–". */
export function formatDurationColumn(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return UNKNOWN;
  const { hours, minutes, seconds } = durationParts(ms);
  return `${hours > 0 ? `${hours}:` : ""}${minutes}:${seconds}`;
}

/** The day in Viet Nam as "2026-11-16": sorts as text and is what the database keeps. */
export function localDay(ms: number): string {
  const { year, month, day } = localParts(ms);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The moment a day begins in Viet Nam. Throws RangeError for anything that is not a real day, such as 2026-02-30. */
export function startOfLocalDay(day: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const ms = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) - HANOI_OFFSET : Number.NaN;
  if (!Number.isFinite(ms) || localDay(ms) !== day) throw new RangeError(`Not a day: ${day}`);
  return ms;
}

/** The moment the day after begins: the open end of a day, so that `start <= t < end` holds for all of it. */
export function endOfLocalDay(day: string): number {
  return startOfLocalDay(day) + DAY;
}

/** What search compares: lower case, no marks, đ as d, spaces collapsed. "Trường  Thĩnh" → "truong thinh". */
export function foldKey(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .replace(/đ/g, "d")
    .replace(/\s+/g, " ")
    .trim();
}

/** What was typed into a search box, folded and without the signs that a LIKE pattern would take as its own. */
export function searchKey(text: string): string {
  return foldKey(text.replace(/[%_\\]/g, " "));
}

/**
 * Sort key of class and unit names: 9/1 < 9/2 < 10A2 < 10A10. Each run of digits is led by its length, so longer numbers
 * come later. Characters beyond the basic plane become U+FFFD: without them the order of JavaScript strings, of UTF-8
 * bytes in SQLite and of PostgreSQL's "C" collation is one and the same.
 */
export function naturalKey(text: string): string {
  return foldKey(text)
    .replace(/[\u{10000}-\u{10FFFF}\uD800-\uDFFF]/gu, "\uFFFD")
    .replace(/\d+/g, (run) => {
      const digits = run.replace(/^0+(?=\d)/, "");
      return pad(digits.length) + digits;
    });
}
