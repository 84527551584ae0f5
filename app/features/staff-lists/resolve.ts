/** What each row asks for in the units that stand: a place, and roles there. Pure. */
import type { Role } from "#app/domain/permissions.ts";
import { roleFits } from "#app/domain/role-units.ts";
import { placeFinder } from "./places.ts";
import type { Post } from "./posts.ts";
import {
  noteOf,
  type StaffNote,
  type StaffNoteCode,
  type StaffProblem,
  type StaffProblemCode,
  sentenceOf,
} from "./problems.ts";
import type { StaffFile, StaffRow } from "./staff-file.ts";
import type { StaffPlace, StaffState } from "./state.ts";

export interface WantedRole {
  readonly role: Role;
  readonly unit: string;
  readonly unitName: string;
  readonly homeroom: boolean;
}

/** A row that can be written as far as it alone can tell. */
export interface Wish {
  readonly row: StaffRow;
  readonly home: StaffPlace;
  readonly roles: readonly WantedRole[];
}

export interface Remarks {
  readonly problems: StaffProblem[];
  readonly notes: StaffNote[];
}

/** Points at a row and the column of one of these fields, the first that the file has. */
export function pointer(file: StaffFile, remarks: Remarks) {
  const at = ({ row, sheet }: StaffRow, fields: readonly string[]) => {
    const column = fields.map((field) => file.headings[field]).find((heading) => heading !== undefined) ?? "";
    return { row, column, sheet };
  };
  return {
    report(row: StaffRow, fields: readonly string[], code: StaffProblemCode, text = ""): null {
      remarks.problems.push({ ...at(row, fields), code, message: sentenceOf(code, text) });
      return null;
    },
    note(row: StaffRow, fields: readonly string[], code: StaffNoteCode, text = ""): void {
      remarks.notes.push({ ...at(row, fields), code, message: noteOf(code, text) });
    },
  };
}

const PLACE = ["placeCode", "place"];
const POST = ["role", "post", "homeroomTeacher"];

export function resolveRows(file: StaffFile, state: StaffState, remarks: Remarks): Wish[] {
  const find = placeFinder(state.places);
  const { report, note } = pointer(file, remarks);

  const homeOf = (row: StaffRow): StaffPlace | null => {
    const text = row.place ?? "";
    const found = text === "" ? null : find(text);
    if (state.home) {
      // what names no school at all is something within it ("Tổ Toán")
      if (!found || !("place" in found) || found.place.id === state.home.id) return state.home;
      return found.place.part === "school" ? report(row, PLACE, "other_school", found.place.name) : state.home;
    }
    if (!found) {
      const province = state.places.find(({ part, id }) => part === "province" && state.scope.has(id));
      const ofProvince = row.posts.every(({ role }) => role === "department" || role === "writer");
      return province && ofProvince ? province : report(row, PLACE, "place_missing");
    }
    if ("problem" in found) return report(row, PLACE, found.problem, text);
    return state.scope.has(found.place.id) ? found.place : report(row, PLACE, "place_unknown", text);
  };

  const rolesAt = (row: StaffRow, home: StaffPlace, post: Post): WantedRole[] | null => {
    const { role } = post;
    const misplaced = () => report(row, POST, "role_place", home.name);
    if (role === "teacher" || role === "secretary") {
      const school = home.part === "school" ? state.schools.get(home.id) : undefined;
      if (!school) return misplaced();
      if (role === "secretary") {
        const unit = post.troop ? (school.troop ?? school.union) : (school.union ?? school.troop);
        if (!unit) note(row, POST, "no_union");
        return unit ? [{ role, unit: unit.id, unitName: unit.name, homeroom: false }] : [];
      }
      return classesOf(row, school.classes);
    }
    const unit = role === "department" || role === "writer" ? provinceFor(home) : home;
    if (!unit || !roleFits(role, unit.part)) return misplaced();
    return [{ role, unit: unit.id, unitName: unit.name, homeroom: false }];
  };

  /** Officers of the department belong to the province, wherever the row says they sit. */
  const provinceFor = (home: StaffPlace) =>
    home.part === "school" ? null : state.places.find(({ part, id }) => part === "province" && state.scope.has(id));

  const classesOf = (
    row: StaffRow,
    classes: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
  ): WantedRole[] | null => {
    const wanted = [
      ...row.homeroom.map((one) => ({ ...one, homeroom: true })),
      ...row.classes.map((one) => ({ ...one, homeroom: false })),
    ];
    if (wanted.length === 0) note(row, POST, "class_missing");
    const found = wanted.map(({ key, name, homeroom }): WantedRole | null => {
      const unit = classes.get(key);
      if (unit) return { role: "teacher", unit: unit.id, unitName: unit.name, homeroom };
      return report(row, homeroom ? ["homeroom", "class", "classCode"] : ["classes", "class"], "class_unknown", name);
    });
    return found.every((one) => one !== null) ? found : null;
  };

  return file.good.flatMap((row): Wish[] => {
    const before = { problems: remarks.problems.length, notes: remarks.notes.length };
    const home = homeOf(row);
    const roles = home ? row.posts.map((post) => rolesAt(row, home, post)) : [];
    if (home && remarks.problems.length === before.problems)
      return [{ row, home, roles: roles.flatMap((one) => one ?? []) }];
    // what is wrong is told; what would have been to know about a good row is not
    remarks.notes.length = before.notes;
    return [];
  });
}

const GIVEN: Readonly<Record<Role, string>> = {
  teacher: "dạy",
  manager: "quản lý",
  secretary: "bí thư",
  area: "cán bộ địa bàn",
  organiser: "ban tổ chức",
  department: "cán bộ Sở",
  writer: "biên soạn câu hỏi",
  admin: "quản trị",
};

/** A role in words, as a preview says what would be given: "chủ nhiệm 10A1", "bí thư Đoàn trường THPT Sông Hậu". */
export function wantedText({ role, unitName, homeroom }: WantedRole): string {
  // these are of the province, and of nothing else
  if (role === "department" || role === "writer") return GIVEN[role];
  return `${homeroom ? "chủ nhiệm" : GIVEN[role]} ${unitName}`;
}
