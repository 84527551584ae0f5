import type { DatabaseHandle } from "#db/connect.ts";
import { ensureTrees, insertUnits } from "./insert-units.server.ts";
import { provinceForest, provinceIds } from "./province-forest.server.ts";
import { rebuildClosure } from "./rebuild-closure.server.ts";
import { type ProvinceFiles, readProvinceFiles } from "./unit-file.server.ts";

/**
 * Loads the units of one province from its folder of files, all or nothing; loading again changes nothing.
 * Gives what was read and the province's id. Throws when a file is missing or wrong, with file and line.
 */
export async function loadUnitFile(
  { db }: Pick<DatabaseHandle, "db">,
  { folder, today }: { folder: string; today: string },
): Promise<{ files: ProvinceFiles; province: string }> {
  const files = readProvinceFiles(folder);
  const forest = provinceForest(files);
  await db.transaction().execute(async (trx) => {
    await ensureTrees(trx);
    await insertUnits(trx, forest);
    await rebuildClosure(trx, today);
  });
  return { files, province: provinceIds.province(files.province.code) };
}
