/** How long 3,000 rows take inside a process, and how long the writer is held: printed, not asserted. */
import { expect, test } from "vitest";
import { eachDatabase } from "#tests/support/databases.ts";
import { bring, insertSchools, rollOf } from "./rolls-school.ts";

eachDatabase("a roll of 3,000 rows", (open, { dialect }) => {
  test("previews, applies, applies again", async () => {
    const handle = await open();
    await insertSchools(handle);
    const rows = Array.from({ length: 3_000 }, (_, at) => [
      String(at + 1),
      `99${String(at).padStart(8, "0")}`,
      "Nguyễn Hoàng Thuỳ Dương",
      `${1 + (at % 28)}/${1 + (at % 12)}/2010`,
      `${10 + (at % 3)}A${1 + (at % 25)}`,
    ]);
    const roll = rollOf(["STT", "Mã MOET", "Họ và tên", "Ngày sinh", "Lớp"], ...rows);
    const times: string[] = [];
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const from = performance.now();
      const result = await work();
      times.push(`${name} ${Math.round(performance.now() - from)} ms`);
      return result;
    };
    await timed("preview", () => bring(handle, roll, { dryRun: true }));
    expect(await timed("apply", () => bring(handle, roll))).toMatchObject({ new: 3_000, written: true });
    expect(await timed("again", () => bring(handle, roll))).toMatchObject({ new: 0, changed: 0, unchanged: 3_000 });
    console.log(`${dialect}: ${times.join(", ")}`);
  });
});
