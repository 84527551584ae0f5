/** Head and foot of a unit's reports: who writes to whom. Kept as a setting, since addressees change with the years. */
import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { findProvince } from "#db/queries/installation.ts";
import { findSetting, putSetting } from "#db/queries/settings.ts";
import type { ReportHead } from "./model.ts";
import { headSchema } from "./model-schema.ts";
import { type Period, periodWords } from "./period.ts";

/** What stays from report to report. */
export const keptHead = headSchema.omit({ number: true, day: true, subject: true });
export type KeptHead = Omit<ReportHead, "number" | "day" | "subject">;

const settingName = (unit: string) => `report.head:${unit}`;

/** As it was kept last, or as a department of education would have it. */
export async function headFor(db: Kysely<Database>, unit: string): Promise<KeptHead> {
  const kept = await findSetting(db, settingName(unit));
  const read = kept === null ? null : keptHead.safeParse(JSON.parse(kept));
  if (read?.success) return read.data;
  const province = await findProvince(db);
  const people = `Ủy ban nhân dân ${(province?.name ?? "tỉnh").replace(/^(Tỉnh|Thành phố)/, (word) => word.toLocaleLowerCase("vi"))}`;
  return {
    parentBody: people.replace("Ủy ban nhân dân", "UBND").toLocaleUpperCase("vi"),
    body: "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    symbol: "BC-SGDĐT",
    place: province?.shortName ?? "",
    addressees: [people],
    bases: [],
    recipients: ["Như trên", "Lãnh đạo Sở", "Lưu: VT"],
    authority: "",
    post: "GIÁM ĐỐC",
    signer: "",
  };
}

export async function keepHead(db: Kysely<Database>, unit: string, head: ReportHead): Promise<void> {
  await putSetting(db, settingName(unit), JSON.stringify(keptHead.parse(head)));
}

/** "Kết quả tuyên truyền, quảng bá ASEAN năm 2026" */
export function usualSubject(period: Period): string {
  return `Kết quả tuyên truyền, quảng bá ASEAN ${periodWords(period)}`;
}
