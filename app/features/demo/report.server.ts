import type { Content } from "#app/content/types.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import {
  changeReport,
  commentReport,
  createReport,
  periodOf,
  readReport,
} from "#app/features/annual-report/api.server.ts";
import { derivedId } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findReport } from "#db/queries/reports.ts";
import { accountId } from "./accounts.server.ts";
import { DAY } from "./calendar.ts";

/** The department's report of the year, half written, with a remark of a second reader. */
export async function insertDemoReport(
  handle: DatabaseHandle,
  content: Pick<Content, "modules">,
  { province, now }: { province: string; now: number },
): Promise<void> {
  const period = periodOf(localDay(now).slice(0, 4))!;
  const officer = accountId("canboso", now);
  const id = derivedId(now, "demo-report", period.from);
  await createReport(handle, content, { unit: province, period }, { account: officer, now: now - 2 * DAY }, id);
  const row = await findReport(handle.db, id);
  if (!row) throw new Error("no report");
  const loaded = readReport(row);
  const texts = {
    direct:
      "Sở ban hành kế hoạch tuyên truyền, quảng bá ASEAN đến toàn thể {Số trường} trường trên địa bàn. [Ghi số, ngày kế hoạch.]",
    causes: "Một số trường thiếu phòng máy, học sinh thi chung thiết bị nên phải chia ca.",
  };
  await changeReport(handle, loaded, 1, { texts }, { account: officer, now: now - DAY });
  const remark = { part: "weaknesses", text: "Nêu thêm hướng hỗ trợ các trường chưa có người dự thi." };
  await commentReport(handle, loaded, remark, { account: accountId("quantri", now), now: now - DAY / 2 });
}
