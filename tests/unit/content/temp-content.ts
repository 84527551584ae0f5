import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export type Files = Readonly<Record<string, string>>;
export type FilesWithPictures = Readonly<Record<string, string | Uint8Array>>;

const FACTS = `id\tlevel\ttext\tsources
FND-001\tverified\tDữ kiện chắc.\thttps://example.org/1
FND-002\tknown\tDữ kiện phổ biến.\thttps://example.org/2
FND-003\tunverified\tKhoảng trống.\thttps://example.org/3
`;

const MODULE = `pillar: common
title: Phần thử
summary: Để thử.
order: 1
lessons: [bai-thu]
`;

const SVG = `<svg viewBox="0 0 10 10"><title>T</title><desc>D</desc><circle cx="5" cy="5" r="4" fill="var(--p)"/></svg>`;

function check(id: string): string {
  return `:::check{#${id} kind=single}
Câu ${id}?

- [ ] Một
  > Chưa.
- [x] Hai
  > Đúng.
:::`;
}

const STEPS = "flag: [{ minutes: 10, do: a }], class: [{ minutes: 45, do: a }], branch: [{ minutes: 20, do: a }]";

const HEAD = `---
id: bai-thu
title: Bài thử
summary: Tóm tắt.
levels: [lower]
minutes: 12
objectives: [biết thử;]
slots: [class]
asOf: 2026-05-31
reviewBy: 2027-05-31
sources: [{ title: Nguồn, url: "https://example.org" }]
facts: [FND-001]
terms: [{ id: thu, vi: thử, en: test, meaning: Làm để xem. }]
plan: { results: [r], materials: [m], steps: { ${STEPS} }, questions: [q, q2], watch: [w] }
---
`;

export const LESSON = `${HEAD}## Mục một

Một :fact[câu]{id=FND-001} có :term[từ]{#thu}.

::figure{src=hinh.svg alt="Một chấm tròn" caption="Hình 1."}

${["a", "b", "c", "d"].map(check).join("\n\n")}

## Hỏi thêm

- Vì sao?
`;

export const QUESTIONS = `defaults: { pillar: common, asOf: 2026-05-31, reviewBy: 2027-05-31 }
questions:
  - key: cau-mot
    kind: single
    levels: [lower]
    difficulty: recall
    prompt: Câu thứ nhất?
    options:
      - { id: a, text: Một }
      - { id: b, text: Hai }
      - { id: c, text: Ba }
    correct: [b]
    explanation: Vì thế.
    facts: [FND-001]
`;

/** The head is lines 2 to 23, the text begins at line 25. */
const COUNTRY = `---
id: lao
name: Lào
formal: { text: Tên đầy đủ, facts: [FND-001] }
highlight: { text: Một câu., facts: [FND-001] }
capital: { text: Viêng Chăn, facts: [FND-001] }
languages: { text: tiếng Lào, facts: [FND-001] }
currency: { text: kíp, facts: [FND-001] }
joined: { text: 23/7/1997, facts: [FND-001] }
population:
  text: khoảng 7 triệu
  year: 2024
  facts: [FND-001]
greeting:
  words:
    - { lang: lo-Latn, text: Sabaidee, say: Sa-bai-đi }
  facts: [FND-002]
days:
  - { on: "12-02", name: Quốc khánh, facts: [FND-001] }
asOf: 2026-05-31
reviewBy: 2027-05-31
sources:
  - { title: Nguồn, url: "https://example.org" }
---
Một :fact[câu]{id=FND-001}. ${"Lời kể cho học sinh. ".repeat(60)}

## Với Việt Nam

Hai nước là láng giềng.

${["e", "f", "g"].map(check).join("\n\n")}
`;

const TIMELINE = `asOf: 2026-05-31
reviewBy: 2027-05-31
sources: [{ title: Nguồn, url: "https://example.org" }]
events:
  - { id: ra-doi, on: 1967-08-08, title: Ra đời, text: Năm nước ký., facts: [FND-001] }
  - { id: nam-sau, on: 1976, title: Năm sau, text: Họp ở Bali., facts: [FND-001] }
days:
  - { id: ngay-asean, on: "08-08", title: Ngày ASEAN, text: Ngày ký., facts: [FND-001] }
chairs:
  - { year: 2024, country: lao, theme: Kết nối, facts: [FND-002] }
`;

const PLANS = `plans:
  - id: ke-hoach-tinh
    title: Kế hoạch của tỉnh
    province: Tỉnh Thử
    year: 2021
    lines:
      - { id: hieu-biet, at: I, demand: Hiểu một điều., lessons: [bai-thu] }
      - { id: lang-gieng, at: II.1, demand: "Biết láng giềng, gần | xa.", countries: [lao] }
`;

const README = `# Soạn bài

<!-- plans:start -->

### Kế hoạch của tỉnh (Tỉnh Thử, 2021)

| mục | cần có | bài học, hồ sơ nước |
|---|---|---|
| I | Hiểu một điều. | [Bài thử](modules/phan-thu/bai-thu.md) |
| II.1 | Biết láng giềng, gần \\| xa. | [hồ sơ Lào](countries/lao.md) |

<!-- plans:end -->
`;

/** Files of a content directory in which nothing is wrong. */
export const SOUND: Files = {
  "facts/facts.tsv": FACTS,
  "modules/phan-thu/module.yaml": MODULE,
  "modules/phan-thu/bai-thu.md": LESSON,
  "modules/phan-thu/hinh.svg": SVG,
  "questions/thu.yaml": QUESTIONS,
  "countries/lao.md": COUNTRY,
  "timeline.yaml": TIMELINE,
  "plans.yaml": PLANS,
  "README.md": README,
};

/** Writes a content directory that goes away with the test. */
export function writeContent(files: FilesWithPictures): string {
  const root = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}
