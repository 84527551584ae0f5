/** Rows of the rounds' form as raw fields: adding one and taking one away keep everything that was typed. */
import { daysLater, momentOf, parseClock, parseDay } from "#app/domain/moment-text.ts";
import { formatDay, localDay } from "#app/domain/vietnamese.ts";
import type { Values } from "./form-reader.ts";

const FIELDS = [
  "id",
  "title",
  "rehearsal",
  "opens_day",
  "opens_clock",
  "closes_day",
  "closes_clock",
  "freeze_day",
  "freeze_clock",
  "advance",
] as const;
type Row = Partial<Record<(typeof FIELDS)[number], string>>;

const WEEK = 7;

function rowCount(values: Values): number {
  let n = 0;
  while (`r${n}_title` in values) n += 1;
  return n;
}

function rowsOf(values: Values): Row[] {
  return Array.from({ length: rowCount(values) }, (_, at) =>
    Object.fromEntries(
      FIELDS.flatMap((field) => (`r${at}_${field}` in values ? [[field, values[`r${at}_${field}`]!]] : [])),
    ),
  );
}

function withRows(values: Values, rows: readonly Row[]): Record<string, string> {
  const others = Object.entries(values).filter(([name]) => !/^r\d+_/.test(name));
  const fields = rows.flatMap((row, at) => Object.entries(row).map(([field, value]) => [`r${at}_${field}`, value]));
  return Object.fromEntries([...others, ...fields]) as Record<string, string>;
}

/** The same day so many days later, as it is typed; empty for what is no day. */
function dayLater(text: string | undefined, days: number): string {
  const day = text === undefined ? null : parseDay(text);
  return day === null ? "" : formatDay(localDay(daysLater(momentOf(day, 0), days)));
}

/** One more round at the end, a week after the last one at the same times, or a rehearsal in front of all. */
function withRowAdded(values: Values, kind: "round" | "rehearsal"): Record<string, string> {
  const rows = rowsOf(values);
  const official = rows.filter((row) => row.rehearsal !== "1");
  if (kind === "rehearsal") {
    const first = official[0] ?? {};
    const row: Row = {
      id: "",
      title: rows.some((each) => each.title === "Thi thử") ? `Thi thử ${rows.length - official.length + 1}` : "Thi thử",
      rehearsal: "1",
      opens_day: dayLater(first.opens_day, -2),
      opens_clock: parseClock(first.opens_clock ?? "") === null ? "" : first.opens_clock!,
      closes_day: dayLater(first.opens_day, -1),
      closes_clock: first.opens_day ? "17:00" : "",
    };
    return withRows(values, [row, ...rows]);
  }
  const last = official.at(-1) ?? {};
  const row: Row = {
    id: "",
    title: `Vòng ${official.length + 1}`,
    opens_day: dayLater(last.opens_day, WEEK),
    opens_clock: last.opens_clock ?? "",
    closes_day: dayLater(last.closes_day, WEEK),
    closes_clock: last.closes_clock ?? "",
    freeze_day: dayLater(last.freeze_day, WEEK),
    freeze_clock: last.freeze_clock ?? "",
    advance: "",
  };
  // only the last round stops the public board
  const before = rows.map((each) => (each === last ? { ...each, freeze_day: "", freeze_clock: "" } : each));
  return withRows(values, [...before, row]);
}

function withRowRemoved(values: Values, at: number): Record<string, string> {
  return withRows(
    values,
    rowsOf(values).filter((_row, index) => index !== at),
  );
}

/** The form after the button of this intent: a row more or less. Null when the intent is another one. */
export function withRowsChanged(values: Values, intent: string): Record<string, string> | null {
  if (intent === "add-round") return withRowAdded(values, "round");
  if (intent === "add-rehearsal") return withRowAdded(values, "rehearsal");
  const [, at] = /^remove-(\d{1,2})$/.exec(intent) ?? [];
  return at === undefined ? null : withRowRemoved(values, Number(at));
}
