/** The people of one table of a staff list, row by row. */
import { type ClassName, parseClassName, parseGrade } from "#app/domain/class-name.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import { type Read, readBirth, readClass, readCode, readName } from "#app/sheets/cell-values.ts";
import type { Cell, SheetRow } from "#app/sheets/cells.ts";
import { cellOf, joinedName, rawRow, type Table } from "#app/sheets/table.ts";
import type { StaffField } from "./columns.ts";
import { type Post, readPosts } from "./posts.ts";
import {
  noteOf,
  type StaffNote,
  type StaffNoteCode,
  type StaffProblem,
  type StaffProblemCode,
  sentenceOf,
} from "./problems.ts";
import type { StaffRow } from "./staff-file.ts";

/** A row with the birth date, which only tells two people of one name apart and goes no further. */
export interface ReadRow extends StaffRow {
  readonly birth: string | null;
}

export interface ReadRows {
  readonly rows: number;
  readonly good: ReadRow[];
  readonly problems: StaffProblem[];
  readonly notes: StaffNote[];
  readonly skipped: number;
}

/** One row at work: its cells, and where remarks about it go. */
interface Reading {
  cell(field: StaffField): Cell | undefined;
  report(field: StaffField | null, code: StaffProblemCode, text?: string): null;
  note(field: StaffField | null, code: StaffNoteCode, text?: string): void;
}

/** `today` is YYYY-MM-DD. */
export function readRows(table: Table<StaffField>, today: string): ReadRows {
  const kinds = table.rows.map((row) => kindOf(table, row));
  const last = kinds.lastIndexOf("person");
  const grades = gradesOf(table);
  const found = {
    rows: 0,
    good: [] as ReadRow[],
    problems: [] as StaffProblem[],
    notes: [] as StaffNote[],
    skipped: 0,
  };
  table.rows.slice(0, last + 1).forEach((row, at) => {
    if (kinds[at] === "empty") return;
    found.rows += 1;
    const before = found.problems.length;
    const place = (field: StaffField | null) => {
      const column = field === null ? undefined : table.columns.get(field);
      const heading = column === undefined ? "" : (table.headings.get(column) ?? "");
      return { row: row.row, column: heading, sheet: table.sheet };
    };
    const reading: Reading = {
      cell: (field) => cellOf(table, row, field),
      report(field, code, text = "") {
        found.problems.push({ ...place(field), code, message: sentenceOf(code, text) });
        return null;
      },
      note(field, code, text = "") {
        found.notes.push({ ...place(field), code, message: noteOf(code, text) });
      },
    };
    if (kinds[at] === "note") {
      reading.report(null, "row_unclear");
      return;
    }
    const person = readPerson(reading, table, { grades, today });
    if (found.problems.length > before) return;
    if (person) found.good.push({ ...rawRow(table, row), ...person });
    else found.skipped += 1;
  });
  return found;
}

/** Signatures below the table have no number, code or login; classes without a homeroom teacher are nobody. */
function kindOf(table: Table<StaffField>, row: SheetRow): "person" | "note" | "empty" {
  const has = (...fields: (StaffField | "number")[]) => fields.some((field) => cellOf(table, row, field));
  if (has("code", "login")) return "person";
  if (!has("name", "family", "given", ...(table.columns.has("name") ? [] : ["homeroomTeacher" as const]))) {
    return "empty";
  }
  if (table.columns.has("number")) {
    return /^\d+\.?$/.test(cellOf(table, row, "number")?.text ?? "") ? "person" : "note";
  }
  const more = ["role", "post", "homeroom", "classes", "class", "classCode", "phone", "birth", "place"] as const;
  return has(...more, "homeroomTeacher") ? "person" : "note";
}

/** Null for somebody the product has no use for, and where something was reported. */
function readPerson(
  reading: Reading,
  table: Table<StaffField>,
  around: { grades: ReadonlySet<number>; today: string },
): Omit<ReadRow, "sheet" | "row" | "cells"> | null {
  const { cell, report, note } = reading;
  const ofClass = !table.columns.has("name") && !table.columns.has("family");
  const nameField = ofClass ? "homeroomTeacher" : table.columns.has("name") ? "name" : "family";
  const nameCell = ofClass ? cell("homeroomTeacher") : joinedName(cell("name") ?? cell("family"), cell("given"));
  const name = nameCell ? take(reading, nameField, readName(nameCell), nameCell) : report(nameField, "name_missing");
  const status = cell("status")?.text ?? "";
  if (/chuyen (di|cong tac|truong)|nghi (viec|huu)|thoi viec|da nghi|qua doi/.test(foldKey(status))) {
    note("status", "left", name ?? "");
    return null;
  }
  const told = readPosts((cell("role") ?? cell("post"))?.text ?? "");
  const postField = cell("role") ? "role" : "post";
  for (const words of told.unknown) report(postField, "role_unknown", words);
  if (told.admin) report(postField, "role_admin");
  if (told.branch) report(postField, "role_branch");
  const lists = readClassLists(reading, { ofClass, homeroom: told.homeroom, named: !ofClass }, around.grades);
  const teaches = lists.homeroom.length + lists.classes.length > 0;
  const posts: Post[] = [...told.posts];
  if ((teaches || ofClass) && !posts.some(({ role }) => role === "teacher"))
    posts.push({ role: "teacher", troop: false });
  if (posts.length === 0 && told.unknown.length === 0 && !told.admin && !told.branch) {
    note(cell("role") || cell("post") ? postField : null, "not_staff", (cell("role") ?? cell("post"))?.text);
    return null;
  }
  const birth = cell("birth");
  const born = birth ? readBirth(birth, around.today) : null;
  return {
    name: name ?? "",
    code: readStaffCode(reading),
    login: readLogin(reading),
    phone: readPhone(reading),
    posts,
    ...lists,
    place: (cell("placeCode") ?? cell("place"))?.text ?? null,
    birth: born?.ok ? born.value : null,
  };
}

function take<T>({ report }: Reading, field: StaffField, result: Read<T>, cell: Cell): T | null {
  return result.ok ? result.value : report(field, result.code, cell.text);
}

function readStaffCode(reading: Reading): string | null {
  const cell = reading.cell("code");
  return cell ? take(reading, "code", readCode(cell, "code"), cell) : null;
}

function readLogin({ cell, report }: Reading): string | null {
  const login = cell("login");
  if (!login) return null;
  const text = foldKey(login.text);
  const fits = !login.formula && text === login.text.toLowerCase() && /^[a-z0-9][a-z0-9._-]{3,39}$/.test(text);
  return fits ? text : report("login", "login_format", login.text);
}

/** Ten or eleven digits, the first of several numbers; Excel drops the zero in front. Twelve are no telephone's. */
export function phoneOf(text: string): string | null {
  const first = text.split(/[/;,]| - /)[0] ?? "";
  const digits = first.replace(/[^\d+]/g, "").replace(/^(\+84|84(?=\d{9,10}$))/, "0");
  const whole = /^[2-9]\d{8,9}$/.test(digits) ? `0${digits}` : digits;
  return /^0\d{9,10}$/.test(whole) ? whole : null;
}

function readPhone({ cell, note }: Reading): string | null {
  const phone = cell("phone");
  if (!phone) return null;
  const found = phone.formula ? null : phoneOf(phone.text);
  if (/^\d{12}$/.test(phone.text.replace(/\s/g, ""))) note("phone", "phone_personal_id");
  else if (found === null) note("phone", "phone_format", phone.text);
  return found;
}

/** "10A1, 10A2; 11B" and a cell that Excel turned into a date. */
function readClassLists(
  reading: Reading,
  { ofClass, homeroom, named }: { ofClass: boolean; homeroom: boolean; named: boolean },
  grades: ReadonlySet<number>,
): { homeroom: ClassName[]; classes: ClassName[] } {
  const { cell, report } = reading;
  const classesIn = (field: StaffField): ClassName[] => {
    const found = cell(field);
    if (!found) return [];
    const grade = parseGrade(cell("grade")?.text ?? "");
    const parts = found.day ? [found] : classWords(found.text).map((text) => ({ text }));
    return parts.flatMap((part) => {
      if (/^(|x|-|khong|ko|chua)$/.test(foldKey(part.text))) return [];
      const read = readClass(part, ofClass ? grade : null, grades);
      if (read.ok) return [read.value];
      report(field, read.code, part.text);
      return [];
    });
  };
  const plain = classesIn(cell("class") ? "class" : "classCode");
  const own = [...classesIn("homeroom"), ...(named ? classesIn("homeroomTeacher") : [])];
  const taught = classesIn("classes");
  const plainIsOwn = ofClass || (homeroom && own.length === 0);
  const first = unique(plainIsOwn ? [...own, ...plain] : own);
  const keys = new Set(first.map(({ key }) => key));
  const others = unique(plainIsOwn ? taught : [...taught, ...plain]).filter(({ key }) => !keys.has(key));
  return { homeroom: first, classes: others };
}

/** Classes are kept apart by signs, or by lines, of which only spaces are left: "10 chuyên Sinh" stays one. */
function classWords(text: string): string[] {
  return text.split(/[,;&\n]|\s(?:và|\+)\s/).flatMap((part) => {
    const words = part.trim().split(" ");
    return words.every((word) => /^(1[0-2]|[1-9])[/.\p{L}]/u.test(word)) ? words : [part.trim()];
  });
}

function unique(classes: readonly ClassName[]): ClassName[] {
  return [...new Map(classes.map((one) => [one.key, one])).values()];
}

/** Grades that the table speaks of as text, for classes that Excel turned into dates. */
function gradesOf(table: Table<StaffField>): ReadonlySet<number> {
  const fields = ["homeroom", "classes", "class"] as const;
  const texts = table.rows.flatMap((row) => fields.flatMap((field) => cellOf(table, row, field) ?? []));
  const named = texts.filter(({ day }) => day === undefined).flatMap(({ text }) => text.split(/[,;]/));
  return new Set(named.flatMap((text) => parseClassName(text)?.grade ?? []));
}
