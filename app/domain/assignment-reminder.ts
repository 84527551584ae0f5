/** A ready text for a class's Zalo group about lessons to do. No codes, no passwords; names only where asked for. */
import { endWithDay } from "./reminder.ts";
import { formatNumber } from "./vietnamese.ts";

export interface AssignmentReminder {
  /** "Lớp 10A1", "Chi đoàn 12A4". */
  readonly name: string;
  /** What is open now, the first due first. */
  readonly given: readonly {
    readonly title: string;
    readonly dueAt: number | null;
    readonly lessons: readonly string[];
  }[];
  readonly members: number;
  /** Who has finished all of it. */
  readonly finished: number;
  /** Who has not, with how many lessons are left, in the order of the list; null = the number alone. */
  readonly left: readonly { readonly name: string; readonly lessons: number }[] | null;
  /** Where pupils see what is theirs to do. */
  readonly address: string;
  /** Said in the teacher's own words; empty without. */
  readonly note: string;
}

/** Lessons that one message names; the address leads to all of them. */
const MOST_NAMED = 6;

export function assignmentReminder({
  name,
  given,
  members,
  finished,
  left,
  address,
  note,
}: AssignmentReminder): string {
  const lines = [`${name}: bài học ASEAN được giao.`];
  for (const { title, dueAt, lessons } of given) {
    const due = dueAt === null ? "không có hạn" : `hạn ${endWithDay(dueAt)}`;
    lines.push(
      lessons.length === 1 && lessons[0] === title
        ? `${title}: ${due}.`
        : `${title} (${formatNumber(lessons.length)} bài): ${due}.`,
    );
    if (lessons.length === 1 && lessons[0] === title) continue;
    lines.push(...lessons.slice(0, MOST_NAMED).map((lesson) => `- ${lesson}`));
    if (lessons.length > MOST_NAMED) lines.push(`- và ${formatNumber(lessons.length - MOST_NAMED)} bài nữa`);
  }
  if (note !== "") lines.push(note);
  const missing = members - finished;
  if (members > 0) {
    lines.push(
      missing === 0
        ? `Cả ${formatNumber(members)} bạn đã xong.`
        : `Đã xong ${formatNumber(finished)} trong ${formatNumber(members)} bạn. Còn ${formatNumber(missing)} bạn chưa xong.`,
    );
  }
  if (left && left.length > 0) {
    lines.push("Chưa xong:");
    lines.push(...left.map((one, at) => `${at + 1}. ${one.name} (còn ${formatNumber(one.lessons)} bài)`));
  }
  if (missing > 0) lines.push(`Vào ${address}, đăng nhập bằng mã và mật khẩu trên phiếu đã phát.`);
  return lines.join("\n");
}
