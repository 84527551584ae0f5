import { describe, expect, it } from "vitest";
import { classReminder, endWithDay, momentWithDay, schoolReminder } from "#app/domain/reminder.ts";

/** 08:00 on Monday 16/11/2026 in Viet Nam. */
const OPENS = Date.UTC(2026, 10, 16, 1);
/** 17:00 on Friday 04/12/2026. */
const CLOSES = Date.UTC(2026, 11, 4, 10);
const ROUND = { title: "Tìm hiểu ASEAN 2026", roundTitle: "Vòng chính thức", opensAt: OPENS, closesAt: CLOSES };
const ADDRESS = "https://asean.example.vn/dang-nhap";
const ENTER = `Vào ${ADDRESS}, đăng nhập bằng mã và mật khẩu trên phiếu đã phát. Mất phiếu thì nhắn lại để được in phiếu mới.`;
const EXCUSE = "Bạn nào có lý do (máy hỏng, mất mạng, ốm) thì nhắn lại để báo ban tổ chức.";
const HEAD = "Lớp 10A1: Tìm hiểu ASEAN 2026, Vòng chính thức.";
const OPEN_UNTIL = "Đóng lúc 17:00 thứ sáu, ngày 04/12/2026.";
const CLOSED_AT = "Đã đóng lúc 17:00 thứ sáu, ngày 04/12/2026.";

const [BEFORE, OPEN, CLOSED] = [OPENS - 1, OPENS, CLOSES];
const names = (n: number) => Array.from({ length: n }, (_, at) => `Nguyễn Văn ${at + 1}`);

describe("moments with their day", () => {
  it.each([
    [momentWithDay(OPENS), "08:00 thứ hai, ngày 16/11/2026"],
    [endWithDay(CLOSES), "17:00 thứ sáu, ngày 04/12/2026"],
    // midnight after Sunday the 29th
    [endWithDay(Date.UTC(2026, 10, 29, 17)), "24h00 chủ nhật, ngày 29/11/2026"],
  ])("%s", (said, expected) => expect(said).toBe(expected));
});

describe("the text for a class's group", () => {
  it.each([
    [
      "before it opens",
      BEFORE,
      { members: 40, sat: 0, running: 0 },
      true,
      [HEAD, "Mở lúc 08:00 thứ hai, ngày 16/11/2026. Đóng lúc 17:00 thứ sáu, ngày 04/12/2026.", ENTER],
    ],
    [
      "open, many missing",
      OPEN,
      { members: 40, sat: 37, running: 1 },
      false,
      [HEAD, OPEN_UNTIL, "Đã thi 37 trong 40 bạn. 1 bạn đang làm bài. Còn 2 bạn chưa thi.", ENTER],
    ],
    [
      "open, many missing, with names",
      OPEN,
      { members: 40, sat: 38, running: 0 },
      true,
      [
        HEAD,
        OPEN_UNTIL,
        "Đã thi 38 trong 40 bạn. Còn 2 bạn chưa thi.",
        "Chưa thi:",
        "1. Nguyễn Văn 1",
        "2. Nguyễn Văn 2",
        ENTER,
      ],
    ],
    [
      "open, one missing, with names",
      OPEN,
      { members: 2, sat: 1, running: 0 },
      true,
      [HEAD, OPEN_UNTIL, "Đã thi 1 trong 2 bạn. Còn 1 bạn chưa thi.", "Chưa thi:", "1. Nguyễn Văn 1", ENTER],
    ],
    [
      "open, the last ones sit",
      OPEN,
      { members: 40, sat: 39, running: 1 },
      true,
      [HEAD, OPEN_UNTIL, "Đã thi 39 trong 40 bạn. 1 bạn đang làm bài."],
    ],
    ["open, all have sat", OPEN, { members: 40, sat: 40, running: 0 }, true, [HEAD, OPEN_UNTIL, "Cả 40 bạn đã thi."]],
    [
      "open, the only one has sat",
      OPEN,
      { members: 1, sat: 1, running: 0 },
      false,
      [HEAD, OPEN_UNTIL, "Bạn duy nhất đã thi."],
    ],
    [
      "closed with absentees",
      CLOSED,
      { members: 40, sat: 39, running: 0 },
      false,
      [HEAD, CLOSED_AT, "Đã thi 39 trong 40 bạn. 1 bạn không dự thi.", EXCUSE],
    ],
    [
      "closed with absentees by name",
      CLOSED,
      { members: 40, sat: 39, running: 0 },
      true,
      [HEAD, CLOSED_AT, "Đã thi 39 trong 40 bạn. 1 bạn không dự thi.", "Không dự thi:", "1. Nguyễn Văn 1", EXCUSE],
    ],
    [
      "closed, all have sat",
      CLOSED,
      { members: 40, sat: 40, running: 0 },
      true,
      [HEAD, CLOSED_AT, "Cả 40 bạn đã thi."],
    ],
    ["an empty list", OPEN, { members: 0, sat: 0, running: 0 }, true, [HEAD, OPEN_UNTIL]],
  ] as const)("%s", (_what, now, turnout, withNames, lines) => {
    const missing = turnout.members - turnout.sat - turnout.running;
    const reminder = {
      round: ROUND,
      name: "Lớp 10A1",
      address: ADDRESS,
      ...turnout,
      names: withNames ? names(missing) : null,
    };
    expect(classReminder(reminder, now).split("\n")).toEqual(lines);
  });
});

describe("the text for the teachers' group", () => {
  const NAME = "Trường THPT Sông Hậu";
  const TOP = `${NAME}: Tìm hiểu ASEAN 2026, Vòng chính thức.`;
  const PAGE = "https://asean.example.vn/lop";
  const group = (name: string, members: number, sat: number, running = 0) => ({ name, members, sat, running });
  const all = [group("10A1", 40, 0), group("10A2", 40, 38, 1), group("10A3", 1_200, 1_200), group("10A4", 0, 0)];

  it.each([
    [
      "before it opens",
      BEFORE,
      all,
      [
        TOP,
        "Mở lúc 08:00 thứ hai, ngày 16/11/2026. Đóng lúc 17:00 thứ sáu, ngày 04/12/2026.",
        "Nhờ từng lớp phát phiếu và cho đăng nhập thử trước giờ mở.",
      ],
    ],
    [
      "open",
      OPEN,
      all,
      [
        TOP,
        OPEN_UNTIL,
        "Đã thi 1.238 trong 1.280 bạn (96,7%). 1 bạn đang làm bài.",
        "41 bạn ở 2 lớp chưa thi:",
        "10A1: cả 40 bạn",
        "10A2: 1/40 bạn",
        "Đã thi đủ: 10A3.",
        `Xem bạn nào ở ${PAGE}`,
      ],
    ],
    [
      "closed",
      CLOSED,
      [group("10A2", 40, 39)],
      [
        TOP,
        CLOSED_AT,
        "Đã thi 39 trong 40 bạn (97,5%).",
        "1 bạn ở 1 lớp không dự thi:",
        "10A2: 1/40 bạn",
        `Xem bạn nào ở ${PAGE}`,
      ],
    ],
    [
      "everybody has sat",
      OPEN,
      [group("10A3", 2, 2)],
      [TOP, OPEN_UNTIL, "Đã thi 2 trong 2 bạn (100,0%).", "Đã thi đủ: 10A3."],
    ],
    ["lists that are all empty", OPEN, [group("10A4", 0, 0)], [TOP, OPEN_UNTIL]],
  ] as const)("%s", (_what, now, groups, lines) => {
    const text = schoolReminder({ round: ROUND, name: NAME, word: "lớp", groups, address: PAGE }, now);
    expect(text.split("\n")).toEqual(lines);
  });
});
