/** Units and schools come in, and coming in twice changes nothing. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importProvince, importSchools, rebuildClosure, type SchoolsReport } from "#app/features/units/api.server.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { NOW, TODAY } from "./rolls-school.ts";

const LIST = readFileSync("tests/fixtures/schools/list.csv", "utf8");
const HEAD = LIST.split("\n")[0]!;

const figures = ({ rows, new: made, changed, unchanged, problems }: SchoolsReport) =>
  [rows, made, changed, unchanged, problems.length].join(" ");

eachDatabase("units and schools", (open) => {
  test("a province comes in once", async () => {
    const handle = await open();
    const dry = await importProvince(handle, { code: "91", now: NOW, dryRun: true });
    expect(dry).toMatchObject({ new: 232, unchanged: 0, written: false });
    expect(await importProvince(handle, { code: "91", now: NOW })).toMatchObject({ new: 232, written: true });
    expect(await importProvince(handle, { code: "91", now: NOW })).toMatchObject({ new: 0, unchanged: 232 });
    await expect(importProvince(handle, { code: "38", now: NOW })).rejects.toThrow(
      "Bản cài đặt này phục vụ Tỉnh An Giang, không nhập tỉnh khác vào được.",
    );
  });

  test("schools hang under former district and province; the map moves them, also later", async () => {
    const handle = await open();
    const bring = (list: string | null, map: string | null = null) => importSchools(handle, { list, map, now: NOW });
    await expect(bring(LIST)).rejects.toThrow("Chưa có tỉnh trong hệ thống. Nhập đơn vị trước: npm run units:import");
    await importProvince(handle, { code: "91", now: NOW });
    const first = await bring(LIST);
    expect(figures(first)).toBe("12 10 0 0 2");
    expect(first.withoutDistrict).toEqual([]);
    expect(first.problems.map(({ row, code }) => [row, code])).toEqual([
      [12, "other_province"],
      [13, "other_province"],
    ]);
    expect(figures(await bring(LIST))).toBe("12 0 0 10 2");

    const parents = async (code: string) => {
      const rows = await handle.db
        .selectFrom("unit_closure")
        .innerJoin("unit as above", "above.id", "ancestor")
        .innerJoin("unit as school", "school.id", "descendant")
        .select(["tree", "above.name"])
        .where("school.code", "=", code)
        .where("unit_closure.depth", "=", 1)
        .orderBy("tree")
        .execute();
      return rows.map(({ tree, name }) => `${tree}: ${name}`);
    };
    expect(await parents("54/001")).toEqual(["former-district: Thành phố Rạch Giá", "state: Tỉnh An Giang"]);
    expect(figures(await bring(null, "54/001,30292\n"))).toBe("0 0 1 0 0");
    expect(figures(await bring(LIST, "Mã trường;Mã xã\n54/1;30292\n"))).toBe("12 0 0 10 2");
    expect(await parents("54/001")).toEqual(["former-district: Thành phố Rạch Giá", "state: Phường Bình Đức"]);
    expect((await bring(LIST)).withoutCommune).not.toContain("54/001");
    await handle.db.transaction().execute(async (trx) => expect(await rebuildClosure(trx, TODAY)).toBe(0));
  });

  test.each([
    [
      "54,Kiên Giang,01,Thành phố Rạch Giá,,THPT A,",
      null,
      [[2, "moet_school_code", "code_format", "Mã trường “” chưa đúng."]],
    ],
    ["54,Kiên Giang,01,Thành phố Rạch Giá,001,,", null, [[2, "school_name", "name_missing", "Thiếu tên trường."]]],
    [
      "54,Kiên Giang,01,X,001,THPT A,\n54,Kiên Giang,01,X,1,THPT B,",
      null,
      [[3, "moet_school_code", "duplicate_code", "Mã 54/001 đã có ở dòng 2."]],
    ],
    [
      "54,Kiên Giang,01,X,001,THPT A,",
      "54/001,99999",
      [[1, "map", "map_commune", "Tỉnh này không có xã, phường mã 99999."]],
    ],
    [
      "54,Kiên Giang,01,X,001,THPT A,",
      "54/777,30292",
      [[1, "map", "map_school", "Không có trường mã 54/777 trong tệp và trong hệ thống."]],
    ],
  ] as const)("a wrong row says where and why, and nothing is written: %s", async (rows, map, problems) => {
    const handle = await open();
    await importProvince(handle, { code: "91", now: NOW });
    const report = await importSchools(handle, { list: `${HEAD}\n${rows}`, map, now: NOW });
    expect(report.written).toBe(false);
    expect(report.problems.map((one) => [one.row, one.column, one.code, one.message])).toEqual(problems);
    const schools = handle.db.selectFrom("unit").select("id").where("code_scheme", "=", "moet-truong");
    expect(await schools.execute()).toEqual([]);
  });
});
