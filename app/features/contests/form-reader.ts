import { momentOf, parseClock, parseDay } from "#app/domain/moment-text.ts";

export type Values = Readonly<Record<string, string>>;

const DAY_MINUTES = 24 * 60;

/**
 * Reads the fields of a step one by one and keeps the first sentence about each that is wrong. Steps have rows whose
 * number is not known before, so that their fields are read by name.
 */
export class FormReader {
  readonly errors: Record<string, string> = {};

  constructor(readonly values: Values) {}

  get ok(): boolean {
    return Object.keys(this.errors).length === 0;
  }

  complain(field: string, message: string): void {
    this.errors[field] ??= message;
  }

  has(name: string): boolean {
    return name in this.values;
  }

  raw(name: string): string {
    return (this.values[name] ?? "").trim();
  }

  ticked(name: string): boolean {
    return this.values[name] === "1";
  }

  text(name: string, { least = 0, most, what }: { least?: number; most: number; what: string }): string {
    // a browser sends line ends as CRLF
    const text = this.raw(name).replace(/\r\n?/g, "\n");
    if (text.length < least) this.complain(name, `${what} cần ít nhất ${least} ký tự.`);
    if (text.length > most) this.complain(name, `${what} dài nhất ${most} ký tự, đang có ${text.length}.`);
    return text;
  }

  choice<Value extends string>(name: string, values: readonly Value[], message: string): Value {
    const value = this.raw(name) as Value;
    if (values.includes(value)) return value;
    this.complain(name, message);
    return values[0]!;
  }

  /** A whole number; with `blank` an empty box stands for null. */
  count(name: string, bounds: { from: number; to: number; what: string }): number;
  count(name: string, bounds: { from: number; to: number; what: string; blank: true }): number | null;
  count(
    name: string,
    { from, to, what, blank }: { from: number; to: number; what: string; blank?: true },
  ): number | null {
    const typed = this.raw(name);
    if (typed === "" && blank) return null;
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= from && value <= to) return value;
    this.complain(name, `${what}: nhập số nguyên từ ${from} đến ${to}${blank ? ", hoặc để trống" : ""}.`);
    return from;
  }

  /** A day and a time in `…_day` and `…_clock`; both empty = null. `end`: midnight may be written as 24h00. */
  moment(name: string, { what, end = false }: { what: string; end?: boolean }): number | null {
    const [dayName, clockName] = [`${name}_day`, `${name}_clock`];
    const [typedDay, typedClock] = [this.raw(dayName), this.raw(clockName)];
    if (typedDay === "" && typedClock === "") return null;
    const day = parseDay(typedDay);
    const clock = parseClock(typedClock);
    if (typedDay === "") this.complain(dayName, `Chọn ngày ${what}.`);
    else if (day === null) this.complain(dayName, `Ngày ${what} không có thật. Ghi như 16/11/2026.`);
    if (typedClock === "") this.complain(clockName, `Ghi giờ ${what}, ví dụ 07:30.`);
    else if (clock === null)
      this.complain(clockName, `Giờ ${what} ghi như 07:30 hoặc 7h30${end ? ", hết ngày là 24h00" : ""}.`);
    else if (clock === DAY_MINUTES && !end) this.complain(clockName, `Giờ ${what} từ 00:00 đến 23:59.`);
    return day === null || clock === null ? null : momentOf(day, clock);
  }
}
