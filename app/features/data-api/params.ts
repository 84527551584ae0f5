/** What questions may say. Anything else is refused, so that a mistyped word is not taken for no word. */
import { z } from "zod";
import { UNIT_FORMULAS } from "#app/domain/contest.ts";
import { UNIT_BOARDS } from "#app/features/boards/api.server.ts";

export const USUAL_LIMIT = 200;
export const LARGEST_LIMIT = 1_000;

const ID = /^[\w.-]{1,60}$/;
/** Whether a word can be the id of anything here. */
export const isId = (text: string): boolean => ID.test(text);

const id = z
  .string({ error: "Ghi một lần, bằng mã." })
  .regex(ID, "Không phải mã: chỉ có chữ không dấu, số, gạch nối, dài nhất 60.");

const limitUpTo = (most: number, usual: number) => {
  const error = `Số nguyên từ 1 đến ${most}.`;
  return z
    .string({ error })
    .regex(/^[1-9]\d{0,4}$/, error)
    .transform(Number)
    .pipe(z.int().min(1).max(most, error))
    .default(usual)
    .describe(`Số dòng nhiều nhất của một trang, từ 1 đến ${most}; không ghi là ${usual}`);
};

const cursor = z
  .string({ error: "Ghi một lần, lấy từ next của trang trước." })
  .max(1_000, "Không phải con trỏ trang.")
  .optional()
  .describe("Con trỏ lấy từ next của trang trước; không ghi là trang đầu");

export const paging = { limit: limitUpTo(LARGEST_LIMIT, USUAL_LIMIT), cursor };
/** Of reports, each of which has to be opened to say what it is of. */
export const fewPaging = { limit: limitUpTo(50, 20), cursor };

export const unitParam = id.optional().describe("Mã (id) của một đơn vị; không ghi là đơn vị của mã truy cập");
export const contestParam = id.describe("Mã (id) của cuộc thi");
export const roundParam = id.optional();

export const BOARD_IDS = UNIT_BOARDS.map((board) => board.id) as [string, ...string[]];
const tables = UNIT_BOARDS.map((board) => `${board.id} = ${board.label}`).join("; ");

export const byParam = z
  .enum(BOARD_IDS, { error: `Một trong: ${BOARD_IDS.join(", ")}.` })
  .optional()
  .describe(`Chia theo đơn vị nào: ${tables}`);

export const roleParam = z
  .enum(["area", "school", "class", "branch", "other"], { error: "Một trong: area, school, class, branch, other." })
  .optional()
  .describe("Chỉ lấy một loại: area = địa bàn, school = trường, class = lớp, branch = tổ chức Đoàn, Đội, other = khác");

export const kindParam = id.optional().describe("Chỉ lấy một loại đơn vị, bằng mã loại (kind)");

export const periodParam = z
  .enum(["year", "month", "all"], { error: "Một trong: year, month, all." })
  .default("year")
  .describe("year = năm học này đến hôm nay, month = tháng này, all = từ trước đến nay");

export const formulaParam = z
  .enum(UNIT_FORMULAS, { error: `Một trong: ${UNIT_FORMULAS.join(", ")}.` })
  .optional()
  .describe("Công thức xếp hạng của cuộc thi; không ghi là công thức đầu trong thể lệ");

export const sizeParam = id.optional().describe("Nhóm quy mô trường, bằng id trong sizes; không ghi là nhóm đầu");
