/** What the content check says of plans, of their tables in README.md, and of lessons without a lesson plan. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkContent } from "#app/content/check.server.ts";
import { writePlanTables } from "#app/content/plan-coverage.server.ts";
import { type Files, LESSON, SOUND, writeContent } from "./temp-content.ts";

const PLANS = "plans.yaml";
const README = "README.md";
const STALE = "Bảng kế hoạch không còn khớp plans.yaml; chạy npm run content:check -- --write.";

function problemsOf(files: Files): string[] {
  const root = writeContent(files);
  return checkContent([root]).problems.map(
    ({ file, line, message }) => `${file.slice(root.length + 1)}:${line}: ${message}`,
  );
}

function spoilt(file: string, from: string | RegExp, to: string): Files {
  const text = SOUND[file] ?? "";
  const other = text.replace(from, to);
  expect(other, "the replacement must change the file").not.toBe(text);
  return { ...SOUND, [file]: other };
}

test.each<[string, string | RegExp, string, string[]]>([
  ["unknown lesson", "[bai-thu]", "[bai-thu, bai-la]", [`${PLANS}:7: Không có bài nào mã “bai-la”.`]],
  ["profile without a file", "[lao]", "[lao, brunei]", [`${PLANS}:8: Không có hồ sơ nước nào mã “brunei”.`]],
  [
    "line without an answer",
    "lessons: [bai-thu]",
    "lessons: []",
    [`${PLANS}:7: Dòng “hieu-biet” của kế hoạch chưa có bài học hay hồ sơ nước nào.`],
  ],
  [
    "no such country",
    "[lao]",
    "[fiji]",
    [`${PLANS}:8: Trường “plans[1].lines[2].countries” phải là all hoặc danh sách mã nước.`],
  ],
  ["missing field", "    province: Tỉnh Thử\n", "", [`${PLANS}:2: Thiếu trường “plans[1].province”.`]],
  ["unknown field", "year: 2021", "nam: 2021", [`${PLANS}:5: Không có trường nào tên “nam”.`]],
  ["odd year", "year: 2021", "year: hai", [`${PLANS}:5: Trường “plans[1].year” phải là số.`]],
  [
    "line twice",
    "id: lang-gieng",
    "id: hieu-biet",
    [`${PLANS}:8: Có hai dòng “hieu-biet” của “ke-hoach-tinh”; lần trước ở dòng 7.`],
  ],
  [
    "plan twice",
    /( {2}- id: ke-hoach-tinh[\s\S]*)/,
    "$1$1",
    [
      `${PLANS}:9: Có hai kế hoạch “ke-hoach-tinh”; lần trước ở dòng 2.`,
      `${PLANS}:14: Có hai dòng “hieu-biet” của “ke-hoach-tinh”; lần trước ở dòng 7.`,
      `${PLANS}:15: Có hai dòng “lang-gieng” của “ke-hoach-tinh”; lần trước ở dòng 8.`,
    ],
  ],
  [
    "ten members",
    "Hiểu một điều.",
    "Du lịch trong 10 quốc gia ASEAN.",
    [`${PLANS}:7: “10 quốc gia ASEAN”: từ 26/10/2025 ASEAN có 11 nước; kể chuyện cũ thì thêm “khi đó”.`],
  ],
])("%s", (_name, from, to, expected) => {
  const others = problemsOf(spoilt(PLANS, from, to)).filter((problem) => !problem.endsWith(STALE));
  expect(others).toEqual(expected);
});

test("plans that are no YAML are said with their lines, and the rest stands", () => {
  const lines = problemsOf(spoilt(PLANS, "plans:", "plans: ["));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^plans\.yaml:\d+: YAML sai cú pháp: /);
});

test.each([
  ["a demand that changed", PLANS, "Hiểu một điều.", "Hiểu hai điều."],
  ["a table that was edited", README, "Hiểu một điều.", "Hiểu hai điều."],
  ["a lesson that has a new title", "modules/phan-thu/bai-thu.md", "title: Bài thử", "title: Bài mới"],
])("the tables no longer fit after %s, and are written anew", (_name, file, from, to) => {
  const files = spoilt(file, from, to);
  expect(problemsOf(files)).toEqual([`${README}:3: ${STALE}`]);
  const root = writeContent(files);
  expect(writePlanTables([root])).toEqual([join(root, README)]);
  expect(checkContent([root]).problems).toEqual([]);
  expect(writePlanTables([root])).toEqual([]);
});

test("a README without the marks is left alone", () => {
  const root = writeContent({ ...SOUND, [README]: "# Soạn bài\n" });
  expect(checkContent([root]).problems).toEqual([]);
  expect(writePlanTables([root])).toEqual([]);
  expect(readFileSync(join(root, README), "utf8")).toBe("# Soạn bài\n");
});

test("counts lines with an answer; a department's plan stands beside ours and may name our lessons", () => {
  const base = writeContent(SOUND);
  const own = writeContent({
    [PLANS]: (SOUND[PLANS] ?? "").replaceAll("ke-hoach-tinh", "ke-hoach-so").replace("[lao]", "[]"),
  });
  const { plans, problems } = checkContent([base, own]);
  expect(plans.map(({ id, province, lines, covered }) => [id, province, lines, covered])).toEqual([
    ["ke-hoach-tinh", "Tỉnh Thử", 2, 2],
    ["ke-hoach-so", "Tỉnh Thử", 2, 1],
  ]);
  expect(problems.map(({ file }) => file)).toEqual([join(own, PLANS)]);
});

test("a lesson that we ship needs a lesson plan, one that a department adds does not", () => {
  const bare = LESSON.replace(/plan:.*\n/, "");
  const missing = "Bài thiếu “plan”, gợi ý cho thầy cô.";
  expect(problemsOf({ ...SOUND, "modules/phan-thu/bai-thu.md": bare })).toEqual([
    `modules/phan-thu/bai-thu.md:1: ${missing}`,
  ]);
  const own = writeContent({
    "modules/phan-thu/bai-moi.md": bare.replace("id: bai-thu", "id: bai-moi"),
    "modules/phan-thu/hinh.svg": SOUND["modules/phan-thu/hinh.svg"] ?? "",
  });
  expect(checkContent([writeContent(SOUND), own]).problems).toEqual([]);
});
