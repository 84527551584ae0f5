/** What the content check says of profiles and of the timeline: sound ones, and the ways to spoil them. */
import { expect, test } from "vitest";
import { checkContent } from "#app/content/check.server.ts";
import { SOUND, writeContent } from "./temp-content.ts";

const COUNTRY = "countries/lao.md";
const TIMELINE = "timeline.yaml";

function spoil(file: string, from: string | RegExp, to: string): string[] {
  const text = SOUND[file] ?? "";
  const spoilt = text.replace(from, to);
  expect(spoilt, "the replacement must change the file").not.toBe(text);
  const root = writeContent({ ...SOUND, [file]: spoilt });
  return checkContent([root]).problems.map(
    ({ file: where, line, message }) => `${where.slice(root.length + 1)}:${line}: ${message}`,
  );
}

test("counts what is sound", () => {
  const { problems, counts, reviews } = checkContent([writeContent(SOUND)]);
  expect(problems).toEqual([]);
  expect(counts).toMatchObject({ countries: 1, moments: 4 });
  expect(reviews.map(({ id }) => id)).toEqual(expect.arrayContaining(["countries/lao", "timeline"]));
});

test.each<[string, string, string | RegExp, string, string[]]>([
  ["no head", COUNTRY, "---\n", "", [`${COUNTRY}:1: Hồ sơ phải mở đầu bằng phần khai báo giữa hai dòng ---.`]],
  ["missing field", COUNTRY, /capital:.*\n/, "", [`${COUNTRY}:2: Thiếu trường “capital”.`]],
  [
    "unknown field",
    COUNTRY,
    "currency: {",
    "ruler: An\ncurrency: {",
    [`${COUNTRY}:8: Không có trường nào tên “ruler”.`],
  ],
  [
    "no such country",
    COUNTRY,
    "id: lao",
    "id: atlantis",
    [
      `${COUNTRY}:2: Trường “id” phải là một trong: brunei, campuchia, indonesia, lao, malaysia, myanmar, philippines, singapore, thai-lan, timor-leste, viet-nam.`,
    ],
  ],
  ["id is not the file's", COUNTRY, "id: lao", "id: brunei", [`${COUNTRY}:2: “id” phải trùng tên tệp “lao”.`]],
  [
    "field without a fact",
    COUNTRY,
    "kíp, facts: [FND-001]",
    "kíp, facts: []",
    [`${COUNTRY}:8: Trường “currency.facts” đang để trống.`],
  ],
  [
    "field as bare text",
    COUNTRY,
    "{ text: kíp, facts: [FND-001] }",
    "kíp",
    [`${COUNTRY}:8: Trường “currency” phải là nhóm trường.`],
  ],
  [
    "unknown fact",
    COUNTRY,
    "Viêng Chăn, facts: [FND-001]",
    "Viêng Chăn, facts: [FND-999]",
    [`${COUNTRY}:6: Không có dữ kiện “FND-999” trong bảng dữ kiện.`],
  ],
  [
    "unverified fact, deep inside",
    COUNTRY,
    "Quốc khánh, facts: [FND-001]",
    "Quốc khánh, facts: [FND-003]",
    [`${COUNTRY}:19: Dữ kiện “FND-003” chưa xác minh, không dùng được.`],
  ],
  [
    "unknown fact in the text",
    COUNTRY,
    "{id=FND-001}",
    "{id=FND-404}",
    [`${COUNTRY}:25: Không có dữ kiện “FND-404” trong bảng dữ kiện.`],
  ],
  ["population without a year", COUNTRY, "  year: 2024\n", "", [`${COUNTRY}:10: Thiếu trường “population.year”.`]],
  [
    "odd language",
    COUNTRY,
    "lo-Latn",
    "tiếng Lào",
    [`${COUNTRY}:16: Trường “greeting.words[1].lang” phải là mã tiếng, dạng ms hoặc th-Latn.`],
  ],
  [
    "no such day of the year",
    COUNTRY,
    '"12-02"',
    '"02-30"',
    [`${COUNTRY}:19: Trường “days[1].on” phải là ngày trong năm, dạng 08-08.`],
  ],
  [
    "review before",
    COUNTRY,
    "reviewBy: 2027",
    "reviewBy: 2025",
    [`${COUNTRY}:21: Trường “reviewBy” phải sau hoặc bằng “asOf”.`],
  ],
  [
    "a question too few",
    COUNTRY,
    /:::check\{#g[\s\S]*?\n:::\n/,
    "",
    [`${COUNTRY}:1: Hồ sơ cần ít nhất 3 câu hỏi (:::check), đang có 2.`],
  ],
  ["no ties", COUNTRY, "## Với Việt Nam", "## Khác", [`${COUNTRY}:1: Hồ sơ thiếu mục “## Với Việt Nam”.`]],
  [
    "too short",
    COUNTRY,
    /(Lời kể cho học sinh\. )+/,
    "Lời kể. ",
    [`${COUNTRY}:1: Lời kể cần từ 250 đến 450 chữ, đang có 12.`],
  ],
  [
    "too long",
    COUNTRY,
    "Hai nước là",
    "Hai nước là ".repeat(60),
    [`${COUNTRY}:1: Lời kể cần từ 250 đến 450 chữ, đang có 487.`],
  ],
  [
    "figure",
    COUNTRY,
    "Hai nước",
    '::figure{src=hinh.svg alt="Hình"}\n\nHai nước',
    [`${COUNTRY}:29: Hồ sơ nước không có hình riêng; bản đồ do trang vẽ.`],
  ],
  [
    "raw HTML",
    COUNTRY,
    "Hai nước",
    "<b>x</b> Hai nước",
    [`${COUNTRY}:29: Không viết thẻ HTML trong bài; phần này sẽ không hiện.`],
  ],
  [
    "foreign name of the islands",
    COUNTRY,
    "Hai nước",
    "Ở Spratly, hai nước",
    [`${COUNTRY}:29: “Spratly”: dùng tên Hoàng Sa, Trường Sa.`],
  ],
  [
    "ten members",
    COUNTRY,
    "name: Lào",
    "name: Lào # ASEAN có 10 nước",
    [`${COUNTRY}:3: “ASEAN có 10 nước”: từ 26/10/2025 ASEAN có 11 nước; kể chuyện cũ thì thêm “khi đó”.`],
  ],
  [
    "no such moment",
    TIMELINE,
    "on: 1967-08-08",
    "on: 1967-02-30",
    [`${TIMELINE}:5: Trường “events[1].on” phải là năm, tháng hoặc ngày có thật, dạng 1967, 1967-08, 1967-08-08.`],
  ],
  [
    "moment of words",
    TIMELINE,
    "on: 1976",
    "on: đầu năm",
    [`${TIMELINE}:6: Trường “events[2].on” phải là năm, tháng hoặc ngày có thật, dạng 1967, 1967-08, 1967-08-08.`],
  ],
  [
    "event without a fact",
    TIMELINE,
    "Họp ở Bali., facts: [FND-001]",
    "Họp ở Bali., facts: []",
    [`${TIMELINE}:6: Trường “events[2].facts” đang để trống.`],
  ],
  [
    "unknown fact of an event",
    TIMELINE,
    "Họp ở Bali., facts: [FND-001]",
    "Họp ở Bali., facts: [FND-404]",
    [`${TIMELINE}:6: Không có dữ kiện “FND-404” trong bảng dữ kiện.`],
  ],
  ["event twice", TIMELINE, "id: nam-sau", "id: ra-doi", [`${TIMELINE}:6: Có hai mốc “ra-doi”; lần trước ở dòng 5.`]],
  [
    "two chairs of a year",
    TIMELINE,
    /( {2}- \{ year.*\n)/,
    "$1$1",
    [`${TIMELINE}:11: Có hai năm 2024; lần trước ở dòng 10.`],
  ],
  [
    "chair from nowhere",
    TIMELINE,
    "country: lao",
    "country: fiji",
    [
      `${TIMELINE}:10: Trường “chairs[1].country” phải là một trong: brunei, campuchia, indonesia, lao, malaysia, myanmar, philippines, singapore, thai-lan, timor-leste, viet-nam.`,
    ],
  ],
])("%s", (_name, file, from, to, expected) => {
  expect([...new Set(spoil(file, from, to))]).toEqual(expected);
});

test("our own profile tells of ASEAN instead of its ties with us", () => {
  const own = (SOUND[COUNTRY] ?? "").replace("id: lao", "id: viet-nam");
  const { [COUNTRY]: _lao, "plans.yaml": _plans, ...others } = SOUND;
  const problems = (text: string) =>
    checkContent([writeContent({ ...others, "countries/viet-nam.md": text })]).problems.map(({ message }) => message);
  expect(problems(own)).toEqual(["Hồ sơ thiếu mục “## Với ASEAN”."]);
  expect(problems(own.replace("## Với Việt Nam", "## Với ASEAN"))).toEqual([]);
});

test("a timeline that is no YAML is said once per place, and the rest stands", () => {
  const lines = spoil(TIMELINE, "events:", "events: [");
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^timeline\.yaml:\d+: YAML sai cú pháp: /);
});
