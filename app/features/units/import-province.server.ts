import { join } from "node:path";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { findProvince } from "#db/queries/installation.ts";
import { listUnitsByIds } from "#db/queries/units.ts";
import { provinceFolder, UnknownProvinceError } from "./insert-province.server.ts";
import { loadUnitFile } from "./load-unit-file.server.ts";
import { provinceForest, provinceIds } from "./province-forest.server.ts";
import { readProvinceFiles } from "./unit-file.server.ts";

/** One installation serves one province: its name is given. */
export class OtherProvinceError extends Error {
  constructor(name: string) {
    super(`Bản cài đặt này phục vụ ${name}, không nhập tỉnh khác vào được.`);
    this.name = "OtherProvinceError";
  }
}

export interface ProvinceReport {
  readonly province: string;
  readonly new: number;
  readonly unchanged: number;
  readonly communes: number;
  readonly formerDistricts: number;
  readonly written: boolean;
}

/**
 * Brings a province's units in, or with `dryRun` says how many are missing. Doing it again changes nothing. Throws
 * UnknownProvinceError and OtherProvinceError.
 */
export async function importProvince(
  handle: Pick<DatabaseHandle, "db">,
  { code, now, dryRun = false }: { code: string; now: number; dryRun?: boolean },
  unitsFolder = join("content", "units"),
): Promise<ProvinceReport> {
  const folder = provinceFolder(unitsFolder, code);
  if (folder === null) throw new UnknownProvinceError(code);
  const files = readProvinceFiles(folder);
  const standing = await findProvince(handle.db);
  if (standing && standing.id !== provinceIds.province(code)) throw new OtherProvinceError(standing.name);
  const { units } = provinceForest(files);
  const known = await listUnitsByIds(
    handle.db,
    units.map((unit) => unit.id),
  );
  const report = {
    province: files.province.name,
    new: units.length - known.length,
    unchanged: known.length,
    communes: files.communes.length,
    formerDistricts: files.formerDistricts.length,
  };
  if (dryRun || report.new === 0) return { ...report, written: false };
  const { province } = await loadUnitFile(handle, { folder, today: localDay(now) });
  const entry = { at: now, actor: null, action: "units.import", subject: `unit:${province}`, unit: province };
  await audit(handle.db, { ...entry, data: { new: report.new } });
  return { ...report, written: true };
}
