/** A small province for the tests of units: two communes, one former district and one cluster across them. */
import { insertPeople } from "#app/features/people/api.server.ts";
import {
  ensureTrees,
  insertUnits,
  type NewEdge,
  type NewUnit,
  rebuildClosure,
} from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";

export const TODAY = "2026-11-22";
export const NOW = Date.UTC(2026, 10, 22, 5);
export const SINCE = "2026-09-01";

const UNITS: Record<string, { kind: NewUnit["kind"]; on: readonly (readonly [NewEdge["tree"], string])[] }> = {
  province: { kind: "province", on: [] },
  communeA: { kind: "commune", on: [["state", "province"]] },
  communeB: { kind: "commune", on: [["state", "province"]] },
  district: { kind: "former-district", on: [["former-district", "province"]] },
  cluster: { kind: "cluster", on: [["cluster", "province"]] },
  school1: {
    kind: "lower-secondary",
    on: [
      ["state", "communeA"],
      ["former-district", "district"],
    ],
  },
  school2: {
    kind: "upper-secondary",
    on: [
      ["state", "communeB"],
      ["former-district", "district"],
      ["cluster", "cluster"],
    ],
  },
  class1: { kind: "class", on: [["state", "school1"]] },
  class2: { kind: "class", on: [["state", "school2"]] },
  provinceUnion: { kind: "province-union", on: [["youth", "province"]] },
  schoolUnion: { kind: "school-union", on: [["youth", "provinceUnion"]] },
  branch2: { kind: "chi-doan", on: [["youth", "schoolUnion"]] },
};

/** Inserts the province above; ids are the names. */
export async function insertForest({ db }: DatabaseHandle): Promise<void> {
  await ensureTrees(db);
  await insertUnits(db, {
    units: Object.entries(UNITS).map(([id, { kind }]) => ({
      id,
      kind,
      codeScheme: "test",
      code: id,
      name: id,
      validFrom: SINCE,
    })),
    edges: Object.entries(UNITS).flatMap(([child, { on }]) =>
      on.map(([tree, parent]) => ({ tree, child, parent, validFrom: SINCE })),
    ),
  });
  await db.transaction().execute((trx) => rebuildClosure(trx, TODAY));
}

/** People by id with the class and branch they are in. */
export async function insertMembers({ db }: DatabaseHandle, people: Record<string, readonly string[]>): Promise<void> {
  await insertPeople(
    db,
    Object.entries(people).map(([id, units]) => ({
      id,
      fullName: `Nguyễn Văn ${id}`,
      birthDate: null,
      codes: [{ scheme: "test", code: id }],
      memberships: units.map((unit) => ({
        tree: unit.startsWith("class") ? "state" : "youth",
        unit,
        role: "pupil",
        validFrom: SINCE,
      })),
    })),
  );
}
