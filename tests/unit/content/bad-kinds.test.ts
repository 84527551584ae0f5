/** What the content check says of each kind of question: one sound question each, and the ways to spoil it. */
import { expect, test } from "vitest";
import { checkContent } from "#app/content/check.server.ts";
import { SOUND, writeContent } from "./temp-content.ts";

const BANK = "questions/thu.yaml";
const HEAD = `defaults: { pillar: common, asOf: 2026-05-31, reviewBy: 2027-05-31 }
questions:
  - key: cau-mot
    levels: [lower]
    difficulty: recall
    explanation: Vì thế.
    facts: [FND-001]
`;
/** The kind's own part begins at line 8. */
const KINDS = {
  single: `    kind: single
    prompt: Bao nhiêu?
    options:
      - { id: a, text: "Mười" }
      - { id: b, text: "Hai mươi" }
      - { id: c, text: "Ba mươi" }
    correct: [b]
`,
  multiple: `    kind: multiple
    prompt: Những số nào chẵn?
    options:
      - { id: a, text: "Hai" }
      - { id: b, text: "Bốn" }
      - { id: c, text: "Năm" }
    correct: [a, b]
`,
  statements: `    kind: statements
    prompt: Mỗi ý đúng hay sai?
    statements:
      - { text: "Ý một", correct: true }
      - { text: "Ý hai", correct: false }
      - { text: "Ý ba", correct: true }
      - { text: "Ý bốn", correct: false }
`,
  short: `    kind: short
    prompt: Năm nào?
    compare: number
    unit: "năm"
    answers: ["1995", "một chín chín lăm"]
`,
  ordering: `    kind: ordering
    prompt: Xếp theo thời gian.
    order:
      - { text: "Việc một", by: 1967 }
      - { text: "Việc hai", by: 1995 }
      - { text: "Việc ba", by: "2015-12-31" }
`,
  matching: `    kind: matching
    prompt: Nối cặp.
    pairs:
      - { left: "Trái một", right: "Phải một" }
      - { left: "Trái hai", right: "Phải hai" }
      - { left: "Trái ba", right: "Phải một" }
    extra: ["Thừa"]
`,
};
type Kind = keyof typeof KINDS;

function problemsOf(text: string): string[] {
  const root = writeContent({ ...SOUND, [BANK]: HEAD + text });
  return checkContent([root]).problems.map(({ line, message }) => `${line}: ${message}`);
}

test.each(Object.entries(KINDS))("a sound question of kind %s", (_kind, text) => expect(problemsOf(text)).toEqual([]));

test.each<[Kind, string, string | RegExp, string, string[]]>([
  [
    "single",
    "a field of another kind",
    "    correct",
    "    compare: exact\n    correct",
    ["14: Câu loại “single” không có trường “compare”."],
  ],
  ["single", "no options", / {4}options:[\s\S]*?(?= {4}correct)/, "", ["8: Câu loại “single” thiếu trường “options”."]],
  [
    "single",
    "one option that only says more",
    '"Ba mươi"',
    '"Mười (10)"',
    ["3: “Mười” và “Mười (10)” có thể cùng đúng."],
  ],
  [
    "single",
    "one number twice",
    /"Mười"[\s\S]*"Hai mươi"/,
    '"1.000" }\n      - { id: b, text: "1000"',
    ["3: “1.000” và “1000” có thể cùng đúng."],
  ],
  [
    "single",
    "all of them, not last for all",
    '"Ba mươi"',
    '"Tất cả các ý trên"',
    ["3: “Tất cả các ý trên” cần đứng cuối và ghi fixed: true."],
  ],
  ["single", "all of them, last for all", '"Ba mươi" }', '"Tất cả các ý trên", fixed: true }', []],
  [
    "single",
    "options by letter",
    '"Ba mươi"',
    '"Cả A và B"',
    ["3: “Cả A và B” gọi phương án bằng chữ cái, mà thứ tự được xáo trộn."],
  ],
  [
    "multiple",
    "all of them among several",
    '"Năm"',
    '"Tất cả đều đúng"',
    ["3: “Tất cả đều đúng” không dùng trong câu nhiều lựa chọn: chọn nó là chọn cả các ý khác."],
  ],
  ["statements", "three statements", /.*Ý bốn.*\n/, "", ["10: Câu bốn ý cần đúng 4 ý, đang có 3."]],
  ["statements", "all true", /correct: false/g, "correct: true", ["10: Câu bốn ý cần có cả ý đúng và ý sai."]],
  ["statements", "one twice", '"Ý hai"', '"ý một."', ["10: Hai ý giống nhau."]],
  [
    "statements",
    "a key for the whole",
    "    statements",
    "    correct: true\n    statements",
    ["10: Câu loại “statements” không có trường “correct”."],
  ],
  ["short", "no way to compare", /.*compare.*\n/, "", ["8: Câu loại “short” thiếu trường “compare”."]],
  ["short", "an unknown way", "number", "about", ["10: Trường “compare” phải là một trong: number, exact, unmarked."]],
  [
    "short",
    "no answer",
    /answers:.*/,
    "answers: []",
    [
      "12: Câu trả lời ngắn cần ít nhất một đáp án.",
      "12: Câu trả lời bằng số cần một đáp án là số, dạng 1234 hoặc 12,5.",
    ],
  ],
  ["short", "no number", '"1995", ', "", ["12: Câu trả lời bằng số cần một đáp án là số, dạng 1234 hoặc 12,5."]],
  ["short", "one answer twice", '"một chín chín lăm"', '"1995"', ["12: Có đáp án ghi hai lần."]],
  ["short", "spaces round an answer", '"1995"', '" 1995 "', []],
  ["short", "too long", "một chín chín lăm", "1".repeat(61), [`12: Đáp án “${"1".repeat(61)}” dài quá 60 ký tự.`]],
  [
    "short",
    "spaces within",
    "chín chín",
    "chín  chín",
    ["12: Đáp án “một chín  chín lăm” có khoảng trắng hoặc dấu thừa."],
  ],
  ["short", "the answer in the prompt", "Năm nào?", "Năm 1995 là năm nào?", ["3: Lời dẫn đã chứa đáp án “1995”."]],
  [
    "ordering",
    "a tie",
    "by: 1995",
    "by: 1967",
    ["10: “Việc một” và “Việc hai” ngang nhau (1967, 1967): thứ tự nào cũng đúng."],
  ],
  [
    "ordering",
    "a year and a month of it",
    "by: 1995",
    'by: "2015"',
    ["10: “Việc hai” và “Việc ba” ngang nhau (2015, 2015-12-31): thứ tự nào cũng đúng."],
  ],
  ["ordering", "not in order", "by: 1995", "by: 1945", ["10: Các mục không đi theo một chiều tăng hay giảm của “by”."]],
  ["ordering", "from the latest to the first", /1967([\s\S]*)"2015-12-31"/, '2020$1"1945"', []],
  ["ordering", "some without a moment", ", by: 1995", "", ["10: Ghi “by” cho mọi mục, hoặc không ghi mục nào."]],
  ["ordering", "none with a moment", /, by: [^ ]*/g, "", []],
  ["ordering", "two items", /.*Việc hai.*\n/, "", ["10: Câu sắp xếp cần từ 3 đến 6 mục, đang có 2."]],
  ["ordering", "one twice", "Việc hai", "việc một", ["10: Hai mục giống nhau."]],
  [
    "ordering",
    "a day that is none",
    "by: 1995",
    'by: "hè"',
    ["12: Trường “order[2].by” phải là số, hoặc năm, tháng, ngày dạng 2015, 2015-12, 2015-12-31."],
  ],
  ["matching", "two pairs", /.*Trái ba.*\n/, "", ["10: Câu nối cần từ 3 đến 6 cặp, đang có 2."]],
  ["matching", "one left side twice", "Trái hai", "Trái một", ["10: Hai vế trái giống nhau."]],
  ["matching", "one right side for all", "Phải hai", "Phải một", ["10: Câu nối cần ít nhất hai vế phải khác nhau."]],
  [
    "matching",
    "right sides spelled apart",
    "Phải hai",
    "phải một",
    ["10: Hai vế phải chỉ khác nhau ở cách viết.", "14: Vế thừa trùng một vế phải hoặc một vế thừa khác."],
  ],
  [
    "matching",
    "a spare one that fits",
    '["Thừa"]',
    '["Phải hai"]',
    ["14: Vế thừa trùng một vế phải hoặc một vế thừa khác."],
  ],
  [
    "matching",
    "a left side that tells",
    "Trái một",
    "Trái của phải một",
    ["3: Vế “Trái của phải một” đã nói ra vế “Phải một”."],
  ],
])("%s: %s", (kind, _name, from, to, expected) => {
  const spoilt = KINDS[kind].replace(from, to);
  expect(spoilt, "the replacement must change the question").not.toBe(KINDS[kind]);
  expect(problemsOf(spoilt).sort()).toEqual([...expected].sort());
});
