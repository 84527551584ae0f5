/** Head and foot of a report as a body of this kind usually has them; every line may be changed in the settings. */
import type { ReportHead } from "./model.ts";

export type KeptHead = Omit<ReportHead, "number" | "day" | "subject">;

/** Whose report it is. */
export type ReportBody =
  | { readonly kind: "department" }
  /** A commune, ward or special zone: its People's Committee writes. */
  | { readonly kind: "commune"; readonly name: string }
  /** A former district, a cluster: no body of the state. */
  | { readonly kind: "group"; readonly name: string }
  /** `above`: the commune that runs it; null = the department does. `centre`: has a director, no headmaster. */
  | { readonly kind: "school"; readonly name: string; readonly above: string | null; readonly centre: boolean }
  /** `above`: the union above it; null = none. */
  | { readonly kind: "union"; readonly name: string; readonly above: string | null };

export interface Province {
  /** "Tỉnh An Giang" */
  readonly name: string;
  /** "An Giang" */
  readonly shortName: string;
}

const upper = (text: string) => text.toLocaleUpperCase("vi");
const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
const DEPARTMENT = "Sở Giáo dục và Đào tạo";

export function usualHead(body: ReportBody, province: Province | null): KeptHead {
  const whole = lowerFirst(province?.name ?? "Tỉnh");
  const base = { place: province?.shortName ?? "", bases: [], signer: "", authority: "" };
  switch (body.kind) {
    case "department":
      return {
        ...base,
        parentBody: upper(`UBND ${whole}`),
        body: upper(DEPARTMENT),
        symbol: "BC-SGDĐT",
        addressees: [`Ủy ban nhân dân ${whole}`],
        recipients: ["Như trên", "Lãnh đạo Sở", "Lưu: VT"],
        post: "GIÁM ĐỐC",
      };
    case "commune":
      return {
        ...base,
        parentBody: "",
        body: upper(`Ủy ban nhân dân ${lowerFirst(body.name)}`),
        symbol: "BC-UBND",
        place: withoutKind(body.name),
        addressees: [`${DEPARTMENT} ${whole}`],
        recipients: ["Như trên", "Đảng ủy, HĐND, UBND", "Lưu: VT"],
        authority: "TM. ỦY BAN NHÂN DÂN",
        post: "CHỦ TỊCH",
      };
    case "group":
      return {
        ...base,
        parentBody: upper(DEPARTMENT),
        body: upper(body.name),
        symbol: `BC-${initials(body.name)}`,
        addressees: [DEPARTMENT],
        recipients: ["Như trên", "Lưu: VT"],
        post: "TRƯỞNG NHÓM",
      };
    case "school":
      return {
        ...base,
        parentBody: upper(body.above === null ? DEPARTMENT : `UBND ${lowerFirst(body.above)}`),
        body: upper(body.centre || /^trường /i.test(body.name) ? body.name : `Trường ${body.name}`),
        symbol: `BC-${initials(body.name)}`,
        place: body.above === null ? base.place : withoutKind(body.above),
        addressees: [...(body.above === null ? [] : [`Ủy ban nhân dân ${lowerFirst(body.above)}`]), DEPARTMENT],
        recipients: ["Như trên", body.centre ? "Ban giám đốc" : "Ban giám hiệu", "Lưu: VT"],
        post: body.centre ? "GIÁM ĐỐC" : "HIỆU TRƯỞNG",
      };
    case "union":
      return {
        ...base,
        heading: "youth",
        parentBody: body.above === null ? "" : upper(body.above),
        body: upper(`BCH ${body.name}`),
        symbol: "BC/ĐTN",
        addressees: body.above === null ? [] : [body.above],
        recipients: ["Như trên", "Lưu: VP"],
        authority: "TM. BAN CHẤP HÀNH",
        post: "BÍ THƯ",
      };
  }
}

/** "Rạch Giá" of "Phường Rạch Giá": the place a document names. */
function withoutKind(name: string): string {
  return name.replace(/^(xã|phường|đặc khu|thị trấn)\s+/i, "");
}

/** "THPTNTT" of "THPT Nguyễn Trung Trực": capitals stay, of other words the first letter. */
function initials(name: string): string {
  const words = name.replace(/^trường\s+/i, "").split(/[\s–-]+/);
  return words
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => (word === upper(word) && word.length > 1 ? word : upper(word.charAt(0))))
    .join("");
}
