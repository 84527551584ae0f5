import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export type Files = Readonly<Record<string, string>>;

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
---
`;

export const LESSON = `${HEAD}
## Mục một

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

/** Files of a content directory in which nothing is wrong. */
export const SOUND: Files = {
  "facts/facts.tsv": FACTS,
  "modules/phan-thu/module.yaml": MODULE,
  "modules/phan-thu/bai-thu.md": LESSON,
  "modules/phan-thu/hinh.svg": SVG,
  "questions/thu.yaml": QUESTIONS,
};

/** Writes a content directory that goes away with the test. */
export function writeContent(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}
