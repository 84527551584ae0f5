/** Head and foot of a unit's reports: who writes to whom. Kept as a setting, since addressees change with the years. */
import type { Kysely } from "kysely";
import { ancestorsOf, findParent, listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listUnitRoles } from "#db/queries/boards-units.ts";
import { findProvince } from "#db/queries/installation.ts";
import { findSetting, putSetting } from "#db/queries/settings.ts";
import { type KeptHead, type ReportBody, usualHead } from "./head-words.ts";
import type { ReportHead } from "./model.ts";
import { headSchema } from "./model-schema.ts";
import { type Period, periodWords } from "./period.ts";

/** What stays from report to report. */
export const keptHead = headSchema.omit({ number: true, day: true, subject: true });

const settingName = (unit: string) => `report.head:${unit}`;

/** As it was kept last, or as a body of this kind would have it. */
export async function headFor(db: Kysely<Database>, unit: string): Promise<KeptHead> {
  const kept = await findSetting(db, settingName(unit));
  const read = kept === null ? null : keptHead.safeParse(JSON.parse(kept));
  if (read?.success) return read.data;
  return usualHead(await bodyOf(db, unit), await findProvince(db));
}

/** Kinds of schools that the department runs itself; the others belong to their commune since 2025. */
const OF_DEPARTMENT: readonly string[] = [
  "upper-secondary",
  "multi-level",
  "continuing-education",
  "vocational-secondary",
];
const CENTRES: readonly string[] = ["continuing-education"];
const COMMUNES: readonly string[] = ["commune", "ward", "special-zone"];

async function bodyOf(db: Kysely<Database>, id: string): Promise<ReportBody> {
  const [unit] = await listUnitsByIds(db, [id]);
  const [role] = await listUnitRoles(db, [id]);
  if (!unit || !role) return { kind: "department" };
  const { name, kind } = unit;
  switch (role.role) {
    case "school": {
      const parent = OF_DEPARTMENT.includes(kind) ? null : await findParent(db, id);
      const above = parent && COMMUNES.includes(parent.kind) ? parent.name : null;
      return { kind: "school", name, above, centre: CENTRES.includes(kind) };
    }
    case "branch":
      return { kind: "union", name, above: (await findParent(db, id))?.name ?? null };
    case "area":
      if (COMMUNES.includes(kind)) return { kind: "commune", name };
      return (await ancestorsOf(db, id)).length > 1 ? { kind: "group", name } : { kind: "department" };
    default:
      return { kind: "group", name };
  }
}

export async function keepHead(db: Kysely<Database>, unit: string, head: ReportHead): Promise<void> {
  await putSetting(db, settingName(unit), JSON.stringify(keptHead.parse(head)));
}

/** "Kết quả tuyên truyền, quảng bá ASEAN năm 2026" */
export function usualSubject(period: Period): string {
  return `Kết quả tuyên truyền, quảng bá ASEAN ${periodWords(period)}`;
}

/** "Kết quả tổ chức cuộc thi “Em yêu ASEAN”" */
export function contestSubject(title: string): string {
  const named = /^cuộc thi\s+/i.test(title) ? title.replace(/^cuộc thi\s+/i, "") : title;
  return `Kết quả tổ chức cuộc thi “${named}”`;
}
