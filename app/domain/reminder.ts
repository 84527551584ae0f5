/** Ready texts for Zalo groups: plain lines, no codes, no passwords; names of pupils only where they are asked for. */
import { type RoundWindow, roundPhase } from "./contest.ts";
import { missingOf, sumOf, type Turnout } from "./turnout.ts";
import { formatDateTime, formatEnd, formatNumber, formatPercent, weekdayName } from "./vietnamese.ts";

/** The round that a text is about. */
export interface RemindedRound extends RoundWindow {
  readonly title: string;
  readonly roundTitle: string;
}

export interface ClassReminder extends Turnout {
  readonly round: RemindedRound;
  /** "10A1", "Chi đoàn 12A4". */
  readonly name: string;
  /** Where pupils sign in. */
  readonly address: string;
  /** Who has not sat, in the order of the list; null = the number alone. */
  readonly names: readonly string[] | null;
}

/** A moment with its day of the week: "17:00 thứ sáu, ngày 04/12/2026". */
export function momentWithDay(ms: number): string {
  return formatDateTime(ms).replace(" ngày ", ` ${weekdayName(ms)}, ngày `);
}

/** The same of an end: midnight is told as the end of the day before. */
export function endWithDay(ms: number): string {
  return formatEnd(ms).replace(" ngày ", ` ${weekdayName(ms - 1)}, ngày `);
}

/** The text for a class's (or branch's) own group: what, until when, who is missing, how to get in. */
export function classReminder(reminder: ClassReminder, now: number): string {
  const { round, name, names, address } = reminder;
  const phase = roundPhase(round, now);
  const missing = missingOf(reminder);
  const enter = `Vào ${address}, đăng nhập bằng mã và mật khẩu trên phiếu đã phát. Mất phiếu thì nhắn lại để được in phiếu mới.`;
  const lines = [headline(name, round), times(round, phase)];
  if (phase === "before") return [...lines, enter].join("\n");
  lines.push(...counts(reminder, phase === "closed"));
  if (names && missing > 0) {
    lines.push(phase === "closed" ? "Không dự thi:" : "Chưa thi:", ...names.map((each, at) => `${at + 1}. ${each}`));
  }
  if (missing > 0) {
    lines.push(phase === "open" ? enter : "Bạn nào có lý do (máy hỏng, mất mạng, ốm) thì nhắn lại để báo ban tổ chức.");
  }
  return lines.join("\n");
}

export interface GroupTurnout extends Turnout {
  readonly name: string;
}

export interface SchoolReminder {
  readonly round: RemindedRound;
  /** "Trường THPT Sông Hậu", "Đoàn trường THPT Sông Hậu". */
  readonly name: string;
  /** What its groups are: "lớp", "chi đoàn". */
  readonly word: string;
  readonly groups: readonly GroupTurnout[];
  /** Where their teachers or secretaries see who is missing. */
  readonly address: string;
}

/** The text for the group of teachers or secretaries: how many are missing in which class. Never a pupil's name. */
export function schoolReminder({ round, name, word, groups, address }: SchoolReminder, now: number): string {
  const phase = roundPhase(round, now);
  const filled = groups.filter(({ members }) => members > 0);
  const lines = [headline(name, round), times(round, phase)];
  if (phase === "before") {
    lines.push(`Nhờ từng ${word} phát phiếu và cho đăng nhập thử trước giờ mở.`);
    return lines.join("\n");
  }
  const total = sumOf(filled);
  if (total.members > 0) {
    const share = formatPercent(total.sat, total.members);
    lines.push(
      `Đã thi ${formatNumber(total.sat)} trong ${formatNumber(total.members)} bạn (${share}).${running(total)}`,
    );
  }
  const behind = filled.filter((group) => missingOf(group) > 0);
  const done = filled.filter((group) => group.sat === group.members);
  if (behind.length > 0) {
    const what = phase === "closed" ? "không dự thi" : "chưa thi";
    lines.push(
      `${formatNumber(missingOf(total))} bạn ở ${formatNumber(behind.length)} ${word} ${what}:`,
      ...behind.map((group) => `${group.name}: ${shareMissing(group)}`),
    );
  }
  if (done.length > 0) lines.push(`Đã thi đủ: ${done.map((group) => group.name).join(", ")}.`);
  if (behind.length > 0) lines.push(`Xem bạn nào ở ${address}`);
  return lines.join("\n");
}

function headline(name: string, { title, roundTitle }: RemindedRound): string {
  return `${name}: ${title}, ${roundTitle}.`;
}

function times({ opensAt, closesAt }: RoundWindow, phase: ReturnType<typeof roundPhase>): string {
  switch (phase) {
    case "before":
      return `Mở lúc ${momentWithDay(opensAt)}. Đóng lúc ${endWithDay(closesAt)}.`;
    case "open":
      return `Đóng lúc ${endWithDay(closesAt)}.`;
    case "closed":
      return `Đã đóng lúc ${endWithDay(closesAt)}.`;
  }
}

function running({ running: n }: Turnout): string {
  return n > 0 ? ` ${formatNumber(n)} bạn đang làm bài.` : "";
}

function counts(turnout: Turnout, closed: boolean): string[] {
  const { members, sat } = turnout;
  if (members === 0) return [];
  if (sat === members) return [members === 1 ? "Bạn duy nhất đã thi." : `Cả ${formatNumber(members)} bạn đã thi.`];
  const missing = missingOf(turnout);
  const rest = missing === 0 ? "" : closed ? ` ${missing} bạn không dự thi.` : ` Còn ${missing} bạn chưa thi.`;
  return [`Đã thi ${formatNumber(sat)} trong ${formatNumber(members)} bạn.${running(turnout)}${rest}`];
}

function shareMissing(group: Turnout): string {
  const missing = missingOf(group);
  if (missing === group.members) return `cả ${formatNumber(missing)} bạn`;
  return `${formatNumber(missing)}/${formatNumber(group.members)} bạn`;
}
