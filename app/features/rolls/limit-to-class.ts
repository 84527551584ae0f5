import type { ClassName } from "#app/domain/class-name.ts";
import { sentenceOf } from "./problems.ts";
import type { RollFile } from "./roll-file.ts";

/**
 * What a teacher may bring in: pupils of the own class. Rows of other classes become problems; rows that name no class
 * mean this one.
 */
export function limitToClass(file: RollFile, own: ClassName): RollFile {
  const elsewhere = file.good.filter((row) => row.class !== null && row.class.key !== own.key);
  const refused = new Set(elsewhere);
  return {
    ...file,
    good: file.good.filter((row) => !refused.has(row)).map((row) => ({ ...row, class: own })),
    problems: [
      ...file.problems,
      ...elsewhere.map((row) => ({
        sheet: row.sheet,
        row: row.row,
        column: file.headings.class ?? "",
        code: "other_class" as const,
        message: sentenceOf("other_class", row.class?.name),
      })),
    ],
    bad: [...file.bad, ...elsewhere.map((row) => ({ sheet: row.sheet, row: row.row, cells: cellsOfRow(file, row) }))],
  };
}

/** A row as the file has it, from what was read of it. */
export function cellsOfRow(file: RollFile, row: RollFile["good"][number]): Record<string, string> {
  const heading = (field: string) => file.headings[field];
  const cells: Record<string, string> = {};
  const put = (name: string | undefined, text: string | null | undefined) => {
    if (name && text) cells[name] = text;
  };
  put(heading("name") ?? heading("family"), row.name);
  put(heading("birth") ?? heading("birthYear"), row.birth?.split("-").reverse().join("/"));
  put(heading("class"), row.class?.name);
  put(heading("branch"), row.branch === "" ? "x" : row.branch);
  for (const { field, code } of row.codes) put(heading(field), code);
  return cells;
}
