/** A province with two schools, and ways to read files into them as the shell does. */
import { readFileSync } from "node:fs";
import { startOfLocalDay } from "#app/domain/vietnamese.ts";
import {
  findSchool,
  importRoll,
  type RollFile,
  type RollImport,
  type RollReport,
} from "#app/features/rolls/api.server.ts";
import { readRoll } from "#app/features/rolls/read-roll.ts";
import { ensureTrees, insertUnits, rebuildClosure } from "#app/features/units/api.server.ts";
import { type Cell, textCell } from "#app/sheets/cells.ts";
import { readWorkbook } from "#app/sheets/read-workbook.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";

export const TODAY = "2026-11-22";
export const NOW = startOfLocalDay(TODAY) + 9 * 3_600_000;
const SINCE = "2025-07-01";

/** Schools 54/001 and 54/002 in one province. */
export async function insertSchools({ db }: Pick<DatabaseHandle, "db">): Promise<void> {
  const school = (code: string, name: string) =>
    ({
      id: `school-${code}`,
      kind: "upper-secondary",
      codeScheme: "moet-truong",
      code,
      name,
      validFrom: SINCE,
    }) as const;
  const province = { id: "province", kind: "province", codeScheme: "dvhc", code: "91", name: "Tỉnh An Giang" } as const;
  const schools = [school("54/001", "Trường THPT Nguyễn Trung Trực"), school("54/002", "Trường THPT Huỳnh Mẫn Đạt")];
  await db.transaction().execute(async (trx) => {
    await ensureTrees(trx);
    await insertUnits(trx, {
      units: [{ ...province, validFrom: SINCE }, ...schools],
      edges: schools.map(({ id }) => ({ tree: "state", child: id, parent: "province", validFrom: SINCE })),
    });
    await rebuildClosure(trx, TODAY);
  });
}

export function sample(name: string): RollFile {
  return readRoll(readWorkbook(readFileSync(`tests/fixtures/rolls/${name}.xlsx`)), TODAY);
}

/** A roll of one sheet; rows are numbered from 1, cells are text unless given as cells. */
export function rollOf(...rows: (string | Cell | undefined)[][]): RollFile {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? textCell(cell) : cell)));
  return readRoll([{ name: "Sheet1", rows: cells.map((row, at) => ({ row: at + 1, cells: row })) }], TODAY);
}

export async function bring(
  handle: Pick<DatabaseHandle, "db">,
  file: RollFile,
  options: Partial<RollImport> & { code?: string } = {},
): Promise<RollReport> {
  const place = await findSchool(handle, options.code ?? "54/001");
  return importRoll(handle, { file, place: place!, now: NOW, actor: null, ...options });
}

export const figures = ({ rows, new: made, changed, unchanged, absent, problems }: RollReport) =>
  [rows, made, changed, unchanged, absent, problems.length].join(" ");
