import type { Bench } from "../bench.ts";
import { benchRoll } from "./roll.ts";

export const printRoll: Bench = async ({ json }, say) => {
  const result = await benchRoll(say);
  if (json) return result;
  console.table(
    result.rounds.map(({ idle, busy, previewMs, applyMs, loopMs }, at) => ({
      vòng: at + 1,
      "lưu khi rảnh p99 ms": idle.p99,
      "lưu khi nhập p99 ms": busy.p99,
      "lỗi lưu": idle.errors + busy.errors,
      "xem trước ms": previewMs,
      "ghi ms": applyMs,
      "vòng sự kiện chậm nhất ms": loopMs,
    })),
  );
  console.table(result.hostile);
  const { idleP99, busyP99, previewMs, applyMs, loopMs } = result.median;
  console.log(
    `Trung vị: xem trước ${previewMs} ms, ghi ${applyMs} ms; lưu p99 ${busyP99} ms, khi rảnh ${idleP99} ms; vòng sự kiện chậm nhất ${loopMs} ms`,
  );
  return result;
};
