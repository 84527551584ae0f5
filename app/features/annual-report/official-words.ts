/** Set phrases of an official document, the same on the page, in Word and in print (Nghị định 30/2020/NĐ-CP). */
import { formatDateLong } from "#app/domain/vietnamese.ts";
import type { ReportHead, ReportModel } from "./model.ts";
import { partsText } from "./narrative.ts";

export const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";
/** What stands in its place on a document of the Đoàn, which is no body of the state (Hướng dẫn 29-HD/TWĐTN-VP). */
export const YOUTH_UNION = "ĐOÀN TNCS HỒ CHÍ MINH";
export const DOCUMENT_TYPE = "BÁO CÁO";

/** Room to write by hand in a draft: spaces that no page folds into one. */
const ROOM = "\u00a0".repeat(8);

const pad = (n: number) => String(n).padStart(2, "0");

/** "05" for 5: numbers below ten take a zero. */
export function documentNumber(number: string): string {
  const typed = number.trim();
  return /^\d$/.test(typed) ? `0${typed}` : typed;
}

/** "05/BC-SGDĐT"; the Đoàn writes "05-BC/ĐTN". */
function numbered({ symbol, heading }: Pick<ReportHead, "symbol" | "heading">, number: string): string {
  return `${number}${heading === "youth" ? "-" : "/"}${symbol}`;
}

/** "Số: 05/BC-SGDĐT"; a draft leaves room for the number. */
export function numberLine(head: Pick<ReportHead, "number" | "symbol" | "heading">): string {
  return `Số: ${numbered(head, documentNumber(head.number) || ROOM)}`;
}

/** "ngày 05 tháng 01 năm 2026": days below ten and only the months 1 and 2 take a zero. */
export function dayWords(day: string | null, year: string): string {
  if (day === null) return `ngày${ROOM}tháng${ROOM}năm ${year}`;
  const [years = "", month = "", date = ""] = day.split("-");
  const months = Number(month);
  return `ngày ${pad(Number(date))} tháng ${months <= 2 ? pad(months) : months} năm ${years}`;
}

/** "An Giang, ngày 28 tháng 11 năm 2026" */
export function placeLine({ head, period }: Pick<ReportModel, "head" | "period">): string {
  return `${head.place}, ${dayWords(head.day, period.to.slice(0, 4))}`;
}

/** Addressees: one behind the words "Kính gửi", several in lines below it. */
export function addresseeLines(addressees: readonly string[]): string[] {
  const [only, ...more] = addressees.map(bare);
  if (only === undefined) return [];
  return more.length === 0 ? [`Kính gửi: ${only}.`] : ["Kính gửi:", ...listed([only, ...more])];
}

/** Lines that each end with ";", the last with ".". */
export function baseLines(bases: readonly string[]): string[] {
  return ended(bases.map(bare));
}

/** "- Như trên;" … "- Lưu: VT." */
export function recipientLines(recipients: readonly string[]): string[] {
  return listed(recipients.map(bare));
}

const listed = (lines: readonly string[]) => ended(lines.map((line) => `- ${line}`));
const ended = (lines: readonly string[]) => lines.map((line, at) => `${line}${at === lines.length - 1 ? "." : ";"}`);
const bare = (line: string) => line.replace(/^[-–\s]+/, "").replace(/[;.,\s]+$/, "");

/** "Số liệu tính đến 17 giờ 00 phút ngày 28/11/2026." and what is not final of it. */
export function cutSentence({ cutAt, live }: Pick<ReportModel, "cutAt" | "live">): string {
  const local = new Date(cutAt + 7 * 3_600_000);
  const at = `${pad(local.getUTCHours())} giờ ${pad(local.getUTCMinutes())} phút ngày ${formatDateLong(cutAt)}`;
  const names = live.map(({ title }) => `“${title}”`).join(", ");
  return `Số liệu trong báo cáo tính đến ${at}.${live.length > 0 ? ` Cuộc thi ${names} chưa chốt kết quả, số liệu là tạm tính.` : ""}`;
}

/** "Trên đây là báo cáo kết quả …./." */
export function closingSentence({ subject }: Pick<ReportHead, "subject">): string {
  return `Trên đây là báo cáo ${subject.charAt(0).toLocaleLowerCase("vi")}${subject.slice(1)}./.`;
}

/** What stands under the title of an annex. */
export function attachedTo({ head, period }: Pick<ReportModel, "head" | "period">): string {
  const number = numbered(head, documentNumber(head.number) || "…");
  const day = head.day === null ? `ngày … tháng … năm ${period.to.slice(0, 4)}` : dayWords(head.day, "");
  return `(Kèm theo Báo cáo số ${number} ${day} của ${titled(head.body)})`;
}

/** The name of a body in running text: from "SỞ GIÁO DỤC VÀ ĐÀO TẠO" to "Sở Giáo dục và Đào tạo"; others stay. */
function titled(body: string): string {
  const known: Readonly<Record<string, string>> = {
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO": "Sở Giáo dục và Đào tạo",
  };
  return known[body.trim()] ?? body.trim();
}

/** Every sentence of a section as running text: for tests and for comparing versions. */
export function sectionText(model: ReportModel, id: string): string[] {
  const section = model.sections.find((each) => each.id === id);
  return (section?.blocks ?? []).flatMap((block) =>
    "paragraph" in block ? [partsText(block.paragraph, model.figures)] : [],
  );
}
