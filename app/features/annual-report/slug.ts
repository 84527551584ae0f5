import { foldKey } from "#app/domain/vietnamese.ts";
import type { ReportModel } from "./model.ts";

const plain = (text: string) =>
  foldKey(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** "bao-cao-asean-2026-tinh-an-giang": the beginning of the files' names. */
export function reportSlug({ period, unit }: Pick<ReportModel, "period" | "unit">): string {
  const { kind, from, to } = period;
  const when = {
    calendar: from.slice(0, 4),
    school: `nam-hoc-${from.slice(0, 4)}-${to.slice(0, 4)}`,
    free: `${from}-${to}`,
  }[kind];
  return ["bao-cao-asean", when, plain(unit.name).slice(0, 60)].filter(Boolean).join("-");
}
