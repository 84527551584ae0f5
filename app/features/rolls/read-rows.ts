/** The pupils of one table, row by row. */
import { type ClassName, parseClassName, parseGrade } from "#app/domain/class-name.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import { hasLeft, type Read, readBirth, readClass, readCode, readName, readParts } from "#app/sheets/cell-values.ts";
import type { Cell, SheetRow } from "#app/sheets/cells.ts";
import { cellOf, joinedName, type Table as SheetTable } from "#app/sheets/table.ts";
import { CODE_FIELDS, type Field } from "./columns.ts";
import { type RollProblem, type RollProblemCode, sentenceOf } from "./problems.ts";
import type { RollRow } from "./roll-file.ts";

export interface ReadRows {
  readonly rows: number;
  readonly good: RollRow[];
  readonly problems: RollProblem[];
}

type Table = SheetTable<Field>;
type Fields = (field: Field) => Cell | undefined;

/** `today` is YYYY-MM-DD. */
export function readRows(table: Table, today: string): ReadRows {
  const title = titleClass(table);
  const grades = gradesOf(table, title);
  const cellsOf = (row: SheetRow): Fields => {
    return (field) => cellOf(table, row, field);
  };
  const kinds = table.rows.map((row) => kindOf(cellsOf(row), table));
  const last = kinds.lastIndexOf("pupil");
  const result = { rows: 0, good: [] as RollRow[], problems: [] as RollProblem[] };
  table.rows.slice(0, last + 1).forEach((row, at) => {
    if (kinds[at] === "empty") return;
    result.rows += 1;
    const problems: RollProblem[] = [];
    const report = (field: Field | null, code: RollProblemCode, text = "") => {
      const column = field === null ? undefined : table.columns.get(field);
      const heading = column === undefined ? "" : (table.headings.get(column) ?? "");
      problems.push({ row: row.row, column: heading, code, message: sentenceOf(code, text), sheet: table.sheet });
    };
    const cells = cellsOf(row);
    if (kinds[at] === "note") report(null, "row_unclear");
    const pupil = kinds[at] === "pupil" ? readPupil(table, cells, { title, grades, today, report }) : null;
    if (problems.length > 0) result.problems.push(...problems);
    else if (pupil) result.good.push({ ...pupil, sheet: table.sheet, row: row.row });
  });
  return result;
}

/**
 * A pupil has a code, a birth date or a number with something beside it; signatures below the table have none of them,
 * and prepared rows only have their number.
 */
function kindOf(cells: Fields, { columns }: Table): "pupil" | "note" | "empty" {
  const code = CODE_FIELDS.some((field) => cells(field));
  const name = cells("name") ?? cells("family") ?? cells("given");
  const birth = cells("birth") ?? cells("birthYear");
  if (!code && !name && !birth) return "empty";
  if (code || birth) return "pupil";
  if (columns.has("number")) return /^\d+\.?$/.test(cells("number")?.text ?? "") ? "pupil" : "note";
  return (cells("class") ?? cells("branch")) ? "pupil" : "note";
}

interface Around {
  readonly title: ClassName | null;
  readonly grades: ReadonlySet<number>;
  readonly today: string;
  report(field: Field | null, code: RollProblemCode, text?: string): void;
}

function readPupil(table: Table, cells: Fields, around: Around): Omit<RollRow, "sheet" | "row"> {
  const { report, today } = around;
  const take = <T>(field: Field, result: Read<T>): T | null => {
    if (result.ok) return result.value;
    report(field, result.code, cells(field)?.text);
    return null;
  };
  const codes = CODE_FIELDS.flatMap((field) => {
    const cell = cells(field);
    const marked = field === "memberCode" && cell && markOf(cell.text) !== null;
    const code = cell && !marked ? take(field, readCode(cell, field)) : null;
    return code === null ? [] : [{ field, code }];
  });
  const nameCell = joinedName(cells("name") ?? cells("family"), cells("given"));
  const name = nameCell ? take(cells("name") ? "name" : "family", readName(nameCell)) : null;
  const [birth, day] = [cells("birth"), cells("birthDay")];
  const parts = !birth || (table.columns.has("birthDay") && table.columns.has("birthYear"));
  const month = cells("birthMonth");
  const year = cells("birthYear");
  let born: string | null = null;
  if (!parts && birth) born = take("birth", readBirth(birth, today));
  else if (day || month) {
    born = take("birthYear", readParts(day?.text ?? "", month?.text ?? "", year?.text ?? "", today));
  } else if (birth) born = take("birth", readBirth(birth, today));
  return {
    name,
    birth: born,
    codes,
    class: readClassOf(cells, around),
    left: hasLeft(cells("status")?.text ?? ""),
    branch: branchOf(cells),
  };
}

function readClassOf(cells: Fields, { title, grades, report }: Around): ClassName | null {
  const cell = cells("class");
  const gradeText = cells("grade")?.text;
  if (!cell) return title;
  const result = readClass(cell, gradeText ? parseGrade(gradeText) : null, grades);
  if (result.ok) return result.value;
  report("class", result.code, result.code === "class_grade" ? `${cell.text}, ${gradeText}` : cell.text);
  return null;
}

/** What a cell ticks or leaves open; null for words of its own. */
function markOf(text: string): "yes" | "no" | null {
  const key = foldKey(text);
  if (/^(x|co|1|✓|✔|doan vien|doi vien|da ket nap)$/.test(key)) return "yes";
  return /^(khong|chua|0|-|ko|k|chua co|chua ket nap)$/.test(key) ? "no" : null;
}

/** A name is a branch's; ticks and codes mean the own one ("", the class's); null = the file says nothing. */
function branchOf(cells: Fields): string | null {
  const name = cells("branch")?.text;
  const sign = name ?? cells("memberCode")?.text ?? cells("memberTick")?.text;
  if (sign === undefined) return null;
  const mark = markOf(sign);
  if (mark !== null) return mark === "yes" ? "" : null;
  return name ?? "";
}

/** The class that the lines above the table or the sheet's own name tell of. */
function titleClass({ above, sheet }: Table): ClassName | null {
  for (const line of above) {
    const text = /lớp\s*:?\s*([^-–,;]+(?:-\d+)?)/iu
      .exec(line)?.[1]
      ?.replace(/\s*(năm học|niên khoá|niên khóa|sĩ số).*$/iu, "");
    const found = text ? parseClassName(text.trim()) : null;
    if (found && found.name.length <= 30) return found;
  }
  return /\d/.test(sheet) && !/^(sheet|trang)/i.test(sheet) ? parseClassName(sheet) : null;
}

/** Grades that the table speaks of without doubt: from its title, its grade column and classes written as text. */
function gradesOf(table: Table, title: ClassName | null): ReadonlySet<number> {
  const grades = new Set<number>(title ? [title.grade] : []);
  const [classes, column] = [table.columns.get("class"), table.columns.get("grade")];
  for (const { cells } of table.rows) {
    const grade = column === undefined ? null : parseGrade(cells[column]?.text ?? "");
    const cell = classes === undefined ? undefined : cells[classes];
    const found = cell && cell.day === undefined ? parseClassName(cell.text)?.grade : undefined;
    for (const one of [grade, found]) if (one) grades.add(one);
  }
  return grades;
}
