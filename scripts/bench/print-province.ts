import type { Bench } from "../bench.ts";
import { benchProvince } from "./province.ts";

export const printProvince: Bench = async ({ schools, json }, say) => {
  const result = await benchProvince(schools, say);
  if (json) return result;
  const { seconds } = result;
  console.log(`${result.schools} trường, ${result.classes} lớp, ${result.pupils} học sinh`);
  console.log(
    `Đơn vị ${seconds.units} s, trường ${seconds.schools} s, danh sách ${seconds.rolls} s; cả thảy ${seconds.all} s`,
  );
  console.table(result.lists);
  return result;
};
