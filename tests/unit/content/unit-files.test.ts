/** The shipped unit files: every province of the country, whole and without loose ends. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readProvinceFiles } from "#app/features/units/unit-file.server.ts";

const folder = new URL("../../../content/units", import.meta.url).pathname;
const provinces = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, ...readProvinceFiles(join(folder, name)) }));

describe("unit files", () => {
  it("hold 34 provinces with 3,321 communes, wards and special zones, each code once", () => {
    expect(new Set(provinces.map(({ province }) => province.code)).size).toBe(34);
    const communes = provinces.flatMap(({ communes }) => communes.map(({ code }) => code));
    expect(communes.length).toBe(3_321);
    expect(new Set(communes).size).toBe(3_321);
  });

  it("lead every commune of An Giang to a former district", () => {
    const anGiang = provinces.find(({ name }) => name === "an-giang")!;
    expect([anGiang.communes.length, anGiang.formerDistricts.length]).toEqual([102, 26]);
    expect(anGiang.communes.filter(({ code }) => !anGiang.districtsOfCommune.has(code))).toEqual([]);
  });

  it.each(provinces.map((one) => [one.name, one] as const))("name only units that exist: %s", (_name, one) => {
    const communes = new Set(one.communes.map(({ code }) => code));
    const districts = new Set(one.formerDistricts.map(({ code }) => code));
    const shares = [...one.districtsOfCommune];
    expect(shares.filter(([commune]) => !communes.has(commune))).toEqual([]);
    expect(shares.flatMap(([, list]) => list).filter((district) => !districts.has(district))).toEqual([]);
  });
});
