import { readdirSync } from "node:fs";
import { join } from "node:path";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { loadUnitFile } from "./load-unit-file.server.ts";
import { type ProvinceFiles, readCsv } from "./unit-file.server.ts";

/** A province code of which no folder of content/units knows. */
export class UnknownProvinceError extends Error {
  constructor(code: string) {
    super(`Không có tỉnh mã ${code} trong content/units.`);
    this.name = "UnknownProvinceError";
  }
}

/** The folder of the province with this code (today's list); null when there is none. */
export function provinceFolder(unitsFolder: string, code: string): string | null {
  const folders = readdirSync(unitsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = folders.find((entry) => {
    const rows = readCsv(join(unitsFolder, entry.name, "province.csv"), ["code", "kind", "name"]);
    return rows[0]?.code === code;
  });
  return found ? join(unitsFolder, found.name) : null;
}

/**
 * Loads the units of a province by its code: province, communes, the youth union beside them, former districts. Doing
 * it again changes nothing. Throws UnknownProvinceError for a code that is not in today's list.
 */
export async function insertProvince(
  handle: Pick<DatabaseHandle, "db">,
  code: string,
  now: number,
  unitsFolder = join("content", "units"),
): Promise<{ files: ProvinceFiles; province: string }> {
  const folder = provinceFolder(unitsFolder, code);
  if (folder === null) throw new UnknownProvinceError(code);
  return loadUnitFile(handle, { folder, today: localDay(now) });
}
