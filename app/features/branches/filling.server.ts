import type { Kysely } from "kysely";
import { groupWord } from "#app/domain/branch.ts";
import { type UnitRow, youthPlace } from "#app/features/units/api.server.ts";
import { paths } from "#app/paths.ts";
import type { Database } from "#db/connect.ts";

/** A class or branch in words, and how people come into it. */
export interface GroupPage {
  /** "lớp", "chi đoàn", "chi đội". */
  readonly word: string;
  /** Where its people are brought in: from a file, or by ticking pupils. */
  readonly fill: { readonly href: string; readonly label: string };
  /** Where members are ticked; null for classes. */
  readonly members: string | null;
}

export async function groupPage(db: Kysely<Database>, unit: Pick<UnitRow, "id" | "kind">): Promise<GroupPage> {
  const place = await youthPlace(db, unit.id);
  const members = place?.level === "branch" ? paths.branchMembers(unit.id) : null;
  const fill =
    members && place?.ofSchool
      ? { href: members, label: "Chọn đoàn viên" }
      : { href: paths.rollImport(unit.id), label: "Nhập danh sách" };
  return { word: groupWord(unit.kind), fill, members };
}
