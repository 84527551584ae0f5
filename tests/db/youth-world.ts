/** Two schools as in rolls-school.ts, and the Đoàn tree beside them: province, two wards, room for branches. */
import type { Grant } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { findBranch, importRoll, type RollFile, type RollImport } from "#app/features/rolls/api.server.ts";
import { readRoll } from "#app/features/rolls/read-roll.ts";
import { insertUnits, listUnitsByIds, rebuildClosure, type UnitRow } from "#app/features/units/api.server.ts";
import { textCell } from "#app/sheets/cells.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { bring, insertSchools, NOW, rollOf, TODAY } from "./rolls-school.ts";

type Db = Pick<DatabaseHandle, "db">;

const SINCE = "2025-07-01";
export const WARDS = ["doan-30307", "doan-30292"] as const;

/** 10A1 with three members of four, 10A2 with one of two; a pupil of the other school. */
const PUPILS = [
  ["1", "0011", "Nguyễn An", "07/02/2011", "10A1", "x"],
  ["2", "0012", "Lê Bình", "08/02/2011", "10A1", ""],
  ["3", "0013", "Võ Chi", "09/02/2011", "10A1", "x"],
  ["4", "0014", "Hồ Dung", "09/09/2010", "10A1", "x"],
  ["5", "0015", "Mai Em", "01/03/2011", "10A2", "x"],
  ["6", "0016", "Lâm Phúc", "02/03/2011", "10A2", ""],
];
const HEAD = ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Chi đoàn"];

export async function insertYouthUnions(handle: Db): Promise<void> {
  await insertSchools(handle);
  const own = (id: string, kind: "province-union" | "communal-union", code: string, name: string) => {
    return { id, kind, codeScheme: "goc-asean", code, name, validFrom: SINCE };
  };
  await handle.db.transaction().execute(async (trx) => {
    await insertUnits(trx, {
      units: [
        own("tinh-doan", "province-union", "tinh-doan-91", "Tỉnh Đoàn An Giang"),
        own("ward-1", "communal-union", WARDS[0], "Đoàn phường Long Xuyên"),
        own("ward-2", "communal-union", WARDS[1], "Đoàn phường Bình Đức"),
      ],
      edges: [
        { tree: "youth", child: "tinh-doan", parent: "province", validFrom: SINCE },
        { tree: "youth", child: "ward-1", parent: "tinh-doan", validFrom: SINCE },
        { tree: "youth", child: "ward-2", parent: "tinh-doan", validFrom: SINCE },
      ],
    });
    await rebuildClosure(trx, TODAY);
  });
}

/** The same with the pupils above, their classes and branches. */
export async function insertPupils(handle: Db): Promise<void> {
  await insertYouthUnions(handle);
  await bring(handle, rollOf(HEAD, ...PUPILS));
  await bring(handle, rollOf(HEAD, ["1", "0021", "Phan Giang", "05/05/2011", "10B1", "x"]), { code: "54/002" });
}

export async function unitNamed({ db }: Db, name: string): Promise<UnitRow> {
  const { id } = await db.selectFrom("unit").select("id").where("name", "=", name).executeTakeFirstOrThrow();
  return (await listUnitsByIds(db, [id]))[0]!;
}

export async function personNamed({ db }: Db, name: string): Promise<string> {
  return (await db.selectFrom("person").select("id").where("full_name", "=", name).executeTakeFirstOrThrow()).id;
}

/** "name: unit since–until" of every membership in the Đoàn tree, by name and time. */
export async function youthOf({ db }: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("unit", "unit.id", "membership.unit")
    .innerJoin("person", "person.id", "membership.person")
    .select([
      "person.full_name as name",
      "unit.name as unit",
      "membership.valid_from as since",
      "membership.valid_to as until",
    ])
    .where("membership.tree", "=", "youth")
    .orderBy("person.sort_key")
    .orderBy("membership.valid_from")
    .orderBy("membership.valid_to", (order) => order.asc().nullsLast())
    .execute();
  return rows.map(({ name, unit, since, until }) => `${name}: ${unit} ${since}–${until ?? ""}`);
}

/** Only memberships that hold, without dates. */
export async function membersNow({ db }: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("unit", "unit.id", "membership.unit")
    .innerJoin("person", "person.id", "membership.person")
    .select(["person.full_name as name", "unit.name as unit"])
    .where("membership.tree", "=", "youth")
    .where("membership.valid_to", "is", null)
    .orderBy("person.sort_key")
    .execute();
  return rows.map(({ name, unit }) => `${name}: ${unit}`);
}

export function viewerWith(...grants: readonly Grant[]): Viewer {
  return { account: "a", person: "staff", grants, name: "Bí thư", detail: null, homeUnit: null, slipPassword: false };
}

/** A list of members of one sheet. */
export function membersFile(...rows: string[][]): RollFile {
  const sheet = { name: "Sheet1", rows: rows.map((row, at) => ({ row: at + 1, cells: row.map(textCell) })) };
  return readRoll([sheet], TODAY, "members");
}

/** Brings a list of members in as the shell does. */
export async function bringMembers(handle: Db, key: string, file: RollFile, options: Partial<RollImport> = {}) {
  const found = await findBranch(handle, key);
  if (!found.ok) throw new Error(`${key}: ${found.code}`);
  return importRoll(handle, { file, place: found.place, now: NOW, actor: null, ...options });
}
