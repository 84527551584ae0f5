import { expect, test } from "vitest";
import { checkContent } from "#app/content/check.server.ts";
import { QUESTIONS, SOUND, writeContent } from "./temp-content.ts";

const LESSON = "modules/phan-thu/bai-thu.md";
const BANK = "questions/thu.yaml";
const DRAWING = "modules/phan-thu/hinh.svg";
const MODULE = "modules/phan-thu/module.yaml";

function problemsOf(files: Readonly<Record<string, string>>): string[] {
  const root = writeContent(files);
  return checkContent([root]).problems.map(
    ({ file, line, message }) => `${file.slice(root.length + 1)}:${line}: ${message}`,
  );
}

/** Replaces text in one sound file and gives every problem that follows. */
function spoil(file: string, from: string | RegExp, to: string): string[] {
  const text = SOUND[file] ?? "";
  const spoilt = text.replace(from, to);
  expect(spoilt, "the replacement must change the file").not.toBe(text);
  return problemsOf({ ...SOUND, [file]: spoilt });
}

test("a sound directory has no problems", () => {
  expect(problemsOf(SOUND)).toEqual([]);
});

const QUESTION = QUESTIONS.slice(QUESTIONS.indexOf("  - key"));

test.each<[string, string, string | RegExp, string, string[]]>([
  [
    "unknown fact",
    LESSON,
    "id=FND-001",
    "id=FND-999",
    [`${LESSON}:18: Không có dữ kiện “FND-999” trong bảng dữ kiện.`],
  ],
  [
    "unverified fact",
    LESSON,
    "facts: [FND-001]",
    "facts: [FND-003]",
    [`${LESSON}:12: Dữ kiện “FND-003” chưa xác minh, không dùng được.`],
  ],
  ["known fact in a lesson is fine", LESSON, "facts: [FND-001]", "facts: [FND-002]", []],
  [
    "known fact, graded",
    BANK,
    "FND-001",
    "FND-002",
    [`${BANK}:14: Dữ kiện “FND-002” chưa có nguồn chắc (known), không dùng cho câu chấm điểm.`],
  ],
  ["missing field", LESSON, "summary: Tóm tắt.\n", "", [`${LESSON}:2: Thiếu trường “summary”.`]],
  [
    "unknown field",
    LESSON,
    "minutes: 12",
    "minutes: 12\nauthor: A",
    [`${LESSON}:7: Không có trường nào tên “author”.`],
  ],
  ["too short", LESSON, "minutes: 12", "minutes: 5", [`${LESSON}:6: Trường “minutes” phải từ 10 trở lên.`]],
  [
    "odd level",
    LESSON,
    "levels: [lower]",
    "levels: [thcs]",
    [`${LESSON}:5: Trường “levels[1]” phải là một trong: primary, lower, upper.`],
  ],
  [
    "bad date",
    LESSON,
    "asOf: 2026-05-31",
    "asOf: 2026-02-30",
    [`${LESSON}:9: Trường “asOf” phải là ngày có thật, dạng 2026-05-31.`],
  ],
  [
    "review before",
    LESSON,
    "reviewBy: 2027",
    "reviewBy: 2025",
    [`${LESSON}:10: Trường “reviewBy” phải sau hoặc bằng “asOf”.`],
  ],
  ["id is not the file's", LESSON, "id: bai-thu", "id: bai-khac", [`${LESSON}:2: “id” phải trùng tên tệp “bai-thu”.`]],
  ["no head", LESSON, "---\n", "", [`${LESSON}:1: Bài phải mở đầu bằng phần khai báo giữa hai dòng ---.`]],
  ["no alt", LESSON, ' alt="Một chấm tròn"', "", [`${LESSON}:20: Hình thiếu lời tả (alt).`]],
  ["no figure", LESSON, /::figure.*\n/, "", [`${LESSON}:1: Bài chưa có hình (::figure).`]],
  ["figure missing", LESSON, "hinh.svg", "khac.svg", [`${LESSON}:20: Hình “khac.svg”, không tìm thấy tệp`]],
  [
    "figure elsewhere",
    LESSON,
    "hinh.svg",
    "../hinh.svg",
    [`${LESSON}:20: Hình cần src là tên một tệp .svg nằm cạnh bài.`],
  ],
  ["unknown term", LESSON, "#thu}", "#khac}", [`${LESSON}:18: Từ ngữ “khac” không có trong “terms”.`]],
  [
    "unknown mark",
    LESSON,
    ":term[",
    ":tern[",
    [`${LESSON}:18: Không có dấu “:tern”. Sau dấu hai chấm cần một khoảng trắng.`],
  ],
  [
    "raw HTML",
    LESSON,
    "- Vì sao?",
    "<b>x</b>",
    [`${LESSON}:60: Không viết thẻ HTML trong bài; phần này sẽ không hiện.`],
  ],
  [
    "three checks",
    LESSON,
    /:::check\{#d[\s\S]*?\n:::\n/,
    "",
    [`${LESSON}:1: Bài cần ít nhất 4 câu hỏi (:::check), đang có 3.`],
  ],
  ["no discussion", LESSON, "## Hỏi thêm", "## Khác", [`${LESSON}:1: Bài thiếu mục “## Hỏi thêm”.`]],
  [
    "no feedback",
    LESSON,
    "  > Chưa.\n",
    "",
    [`${LESSON}:25: Phương án “Một” cần đúng một lời giải thích, viết ở dòng dưới sau dấu “>”.`],
  ],
  [
    "two right answers",
    LESSON,
    "- [ ] Một",
    "- [x] Một",
    [`${LESSON}:22: Câu hỏi cần đúng một phương án đúng, đang có 2.`],
  ],
  [
    "one of several",
    LESSON,
    "kind=single",
    "kind=multiple",
    [`${LESSON}:22: Câu nhiều lựa chọn cần từ hai phương án đúng, đang có 1.`],
  ],
  ["check id twice", LESSON, "{#b ", "{#a ", [`${LESSON}:31: Mã câu hỏi “a” đã dùng trong bài này.`]],
  [
    "ten members",
    LESSON,
    "- Vì sao?",
    "- ASEAN có 10 nước thành viên.",
    [`${LESSON}:60: “ASEAN có 10 nước”: từ 26/10/2025 ASEAN có 11 nước; kể chuyện cũ thì thêm “khi đó”.`],
  ],
  ["ten members then", LESSON, "- Vì sao?", "- Lãnh đạo 10 nước thành viên khi đó đã ký.", []],
  [
    "old tone marks",
    LESSON,
    "- Vì sao?",
    "- Vì hòa bình, ở Thanh Hóa?",
    [`${LESSON}:60: “hòa”: đặt dấu ở chữ sau (hoà, hoá, khoá, uỷ); tên riêng giữ nguyên.`],
  ],
  [
    "not composed",
    LESSON,
    "- Vì sao?",
    "- Vì sao?".normalize("NFD"),
    [`${LESSON}:60: Chữ chưa ở dạng dựng sẵn (NFC); gõ lại hoặc đổi mã.`],
  ],
  ["wrong key", BANK, "correct: [b]", "correct: [e]", [`${BANK}:12: Đáp án “e” không có trong các phương án.`]],
  [
    "two keys",
    BANK,
    "correct: [b]",
    "correct: [a, b]",
    [`${BANK}:12: Câu một lựa chọn cần đúng một đáp án, đang có 2.`],
  ],
  [
    "one key of several",
    BANK,
    "kind: single",
    "kind: multiple",
    [`${BANK}:12: Câu nhiều lựa chọn cần từ hai đáp án, đang có 1.`],
  ],
  ["option id twice", BANK, "id: c", "id: a", [`${BANK}:8: Hai phương án trùng mã.`]],
  ["option twice", BANK, "text: Ba", "text: một", [`${BANK}:8: Hai phương án giống nhau.`]],
  [
    "true/false with options",
    BANK,
    "kind: single",
    "kind: truefalse",
    [`${BANK}:8: Câu đúng sai không ghi phương án.`, `${BANK}:12: Câu đúng sai ghi correct: true hoặc false.`],
  ],
  ["no explanation", BANK, /\n {4}explanation.*/, "", [`${BANK}:3: Thiếu trường “explanation”.`]],
  [
    "key twice",
    BANK,
    QUESTION,
    QUESTION + QUESTION.replace("thứ nhất", "thứ hai"),
    [`${BANK}:15: Mã câu hỏi “cau-mot” đã dùng ở BANK, dòng 3.`],
  ],
  [
    "prompt twice",
    BANK,
    QUESTION,
    QUESTION + QUESTION.replace("cau-mot", "cau-hai").replace("Câu thứ nhất?", "“CÂU” thứ nhất"),
    [`${BANK}:15: Câu hỏi trùng lời với “cau-mot” (BANK, dòng 3).`],
  ],
  [
    "foreign colour",
    DRAWING,
    "var(--p)",
    "#f00",
    [`${LESSON}:20: Hình “hinh.svg”, dòng 1: Màu “#f00” phải lấy từ bảng màu, dạng var(--p).`],
  ],
  [
    "drawing without words",
    DRAWING,
    "<desc>D</desc>",
    "",
    [`${LESSON}:20: Hình “hinh.svg”, dòng 1: Hình thiếu <desc>.`],
  ],
  ["lesson not listed", MODULE, "[bai-thu]", "[]", [`${MODULE}:5: Bài “bai-thu” chưa có trong “lessons”.`]],
  [
    "lesson without file",
    MODULE,
    "[bai-thu]",
    "[bai-thu, bai-hai]",
    [`${MODULE}:5: Không có tệp “bai-hai.md” cho bài ghi trong “lessons”.`],
  ],
])("%s", (_name, file, from, to, expected) => {
  const tail = (text: string) => text.replace(/\/\S*\/questions\/thu\.yaml/g, "BANK");
  expect(spoil(file, from, to).map(tail).sort()).toEqual([...expected].sort());
});
