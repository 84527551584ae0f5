/** Reads the unit files of one province (`content/units/<province>/*.csv`; their README says what the columns mean). */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface ProvinceFiles {
  readonly province: { readonly code: string; readonly name: string };
  readonly communes: readonly { code: string; kind: "commune" | "ward" | "special-zone"; name: string }[];
  readonly formerDistricts: readonly { code: string; name: string; formerProvince: string }[];
  /** Commune code → the former districts it was made from, the one with most old communes first. */
  readonly districtsOfCommune: ReadonlyMap<string, readonly string[]>;
}

/** Throws with file and line when a row does not fit its header. */
export function readCsv(file: string, columns: readonly string[]): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").normalize("NFC").trimEnd().split(/\r?\n/);
  if (header !== columns.join(",")) throw new Error(`${file}: dòng 1 phải là “${columns.join(",")}”`);
  return lines.map((line, index) => {
    const cells = line.split(",");
    if (cells.length !== columns.length) throw new Error(`${file}: dòng ${index + 2} phải có ${columns.length} ô`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]!]));
  });
}

const COMMUNE_KINDS = ["commune", "ward", "special-zone"] as const;

/** `folder` holds the four files of one province. */
export function readProvinceFiles(folder: string): ProvinceFiles {
  const province = readCsv(join(folder, "province.csv"), ["code", "kind", "name"])[0];
  if (!province) throw new Error(`${folder}/province.csv: thiếu dòng của tỉnh`);
  const communes = readCsv(join(folder, "communes.csv"), ["code", "kind", "name"]).map((row) => {
    const kind = COMMUNE_KINDS.find((one) => one === row.kind);
    if (!kind) throw new Error(`${folder}/communes.csv: không có loại đơn vị “${row.kind}”`);
    return { code: row.code!, kind, name: row.name! };
  });
  const formerDistricts = readCsv(join(folder, "former-districts.csv"), ["code", "name", "former_province"]).map(
    (row) => ({
      code: row.code!,
      name: row.name!,
      formerProvince: row.former_province!,
    }),
  );
  const shares = readCsv(join(folder, "commune-districts.csv"), ["commune", "district", "old_communes"]);
  const districtsOfCommune = new Map<string, string[]>();
  for (const row of shares.sort((a, b) => Number(b.old_communes) - Number(a.old_communes))) {
    districtsOfCommune.set(row.commune!, [...(districtsOfCommune.get(row.commune!) ?? []), row.district!]);
  }
  return { province: { code: province.code!, name: province.name! }, communes, formerDistricts, districtsOfCommune };
}
