/** Guides: what the check says of spoilt ones, and that ours speak of buttons and addresses that exist. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkContent } from "#app/content/check.server.ts";
import { loadContent } from "#app/content/load.server.ts";
import { LARGEST_PICTURE, readPicture } from "#app/content/picture.server.ts";
import { GUIDE_ROLES } from "#app/content/types.ts";
import { ROLES, type Role } from "#app/domain/permissions.ts";
import { guideList, guidePage, ownGuideOf } from "#app/features/guides/api.server.ts";
import { projectRoot } from "../../../scripts/lib/project.mjs";
import { SOUND, writeContent } from "./temp-content.ts";

const GUIDE = `---
id: phong-may
role: teacher
order: 9
name: Phòng máy
title: Hướng dẫn phòng máy
summary: Một câu.
asOf: 2026-11-30
reviewBy: 2027-08-31
---
## Mở máy

1. Bấm **Lưu**.

::figure{src=mot.webp alt="Màn hình một"}

::figure{src=hai.webp alt="Màn hình hai" caption="Màn hai."}
`;

/** The head of a lossy WebP file of this size, then as many bytes of nothing. */
function webp(width: number, height: number, weight = 100): Buffer {
  const bytes = Buffer.alloc(Math.max(30, weight));
  bytes.write("RIFF", 0, "latin1");
  bytes.write("WEBPVP8 ", 8, "latin1");
  bytes.writeUInt16LE(width, 26);
  bytes.writeUInt16LE(height, 28);
  return bytes;
}

const PICTURES = { "guides/mot.webp": webp(540, 900), "guides/hai.webp": webp(1080, 600) };
const own = (guide: string, pictures: Readonly<Record<string, string | Buffer>> = PICTURES) =>
  writeContent({ ...SOUND, "guides/phong-may.md": guide, ...pictures });

function problemsOf(root: string): string[] {
  return checkContent([root]).problems.map(
    ({ file, line, message }) => `${file.slice(root.length + 1)}:${line}: ${message}`,
  );
}

test.each<[string, Buffer, { width: number; height: number } | null]>([
  ["lossy", webp(540, 900), { width: 540, height: 900 }],
  ["no WebP at all", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"), null],
  ["cut off", webp(540, 900).subarray(0, 20), null],
])("the size of a picture: %s", (_name, bytes, size) => {
  const picture = readPicture("a.webp", bytes);
  expect(picture && { width: picture.width, height: picture.height }).toEqual(size);
});

test("a sound guide is read with its sections and its pictures, shown smaller than they are", () => {
  const root = own(GUIDE);
  expect(problemsOf(root)).toEqual([]);
  const content = loadContent([root]);
  expect(guideList(content)).toEqual([{ id: "phong-may", name: "Phòng máy", summary: "Một câu." }]);
  const page = guidePage(content, "phong-may");
  expect(page?.sections).toEqual([{ id: "muc-mo-may", title: "Mở máy" }]);
  const version = content.pictures.get("mot.webp")?.version ?? "";
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(page?.html).toContain(`src="/huong-dan/hinh/mot.webp?v=${version}" width="360" height="600"`);
  expect(page?.html).toContain('alt="Màn hình một"');
  expect(page?.html).toContain("<figcaption>Màn hai.</figcaption>");
  expect(guidePage(content, "khong-co")).toBeNull();
});

test("a later directory replaces a guide and a picture", () => {
  const content = loadContent([
    own(GUIDE),
    writeContent({
      "guides/phong-may.md": GUIDE.replace("title: Hướng dẫn phòng máy", "title: Của Sở"),
      "guides/mot.webp": webp(90, 90),
      "guides/hai.webp": webp(90, 90),
    }),
  ]);
  expect(content.guides.map(({ title }) => title)).toEqual(["Của Sở"]);
  expect(content.pictures.get("mot.webp")?.width).toBe(90);
});

const FILE = "guides/phong-may.md";
test.each<[string, string | RegExp, string, string[]]>([
  ["no head", "---\n", "", [`${FILE}:1: Trang hướng dẫn phải mở đầu bằng phần khai báo giữa hai dòng ---.`]],
  [
    "no such role",
    "role: teacher",
    "role: king",
    [`${FILE}:3: Trường “role” phải là một trong: pupil, teacher, manager, secretary, organiser, department, admin.`],
  ],
  ["id is not the file's", "id: phong-may", "id: khac", [`${FILE}:2: “id” phải trùng tên tệp “phong-may”.`]],
  ["review before", "reviewBy: 2027", "reviewBy: 2025", [`${FILE}:9: Trường “reviewBy” phải sau hoặc bằng “asOf”.`]],
  [
    "no such picture",
    "src=mot.webp",
    "src=ba.webp",
    [`${FILE}:15: Hình “ba.webp”: không tìm thấy tệp, hoặc tệp không phải WebP.`],
  ],
  ["a drawing", "src=mot.webp", "src=mot.svg", [`${FILE}:15: Hình cần src là tên một tệp .webp nằm cạnh bài.`]],
  [
    "a picture less",
    '::figure{src=mot.webp alt="Màn hình một"}',
    "",
    [
      `${FILE}:1: Trang hướng dẫn cần ít nhất 2 hình (::figure), đang có 1.`,
      "guides/mot.webp:1: Không trang hướng dẫn nào dùng hình này.",
    ],
  ],
  ["no words for who does not see", ' alt="Màn hình một"', "", [`${FILE}:15: Hình thiếu lời tả (alt).`]],
  ["raw HTML", "Bấm", "<b>Bấm</b>", [`${FILE}:13: Không viết thẻ HTML trong bài; phần này sẽ không hiện.`]],
  [
    "old spelling",
    "Bấm **Lưu**",
    "Bấm khóa máy",
    [`${FILE}:13: “khóa”: đặt dấu ở chữ sau (hoà, hoá, khoá, uỷ); tên riêng giữ nguyên.`],
  ],
])("%s", (_name, from, to, expected) => {
  const spoilt = GUIDE.replace(from, to);
  expect(spoilt).not.toBe(GUIDE);
  expect([...new Set(problemsOf(own(spoilt)))].sort()).toEqual([...expected].sort());
});

test("a picture that is too heavy", () => {
  const root = own(GUIDE, { ...PICTURES, "guides/hai.webp": webp(1080, 600, LARGEST_PICTURE + 1) });
  expect(problemsOf(root)).toEqual([`${FILE}:17: Hình “hai.webp” nặng 41 KB, nhiều nhất 40 KB.`]);
});

describe("the guides that we ship", () => {
  const content = loadContent([join(projectRoot, "content")]);
  const folder = join(projectRoot, "content", "guides");
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  const code = sources(join(projectRoot, "app")).replace(/\s+/g, " ");

  test("there is one for every role, in their order", () => {
    expect(content.guides.map(({ role }) => role)).toEqual(GUIDE_ROLES);
  });

  test.each(texts)("$name names buttons and titles as the pages do", ({ text }) => {
    const labels = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label]) => label ?? "");
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.filter((label) => !code.includes(label))).toEqual([]);
  });

  test.each(texts)("$name leads to pages that exist", ({ text }) => {
    const routes = readFileSync(join(projectRoot, "app", "routes.ts"), "utf8");
    const patterns = [...routes.matchAll(/route\("([^"]+)"/g)].map(([, path]) => `/${path}`);
    const links = [...text.matchAll(/\]\((\/[^)#]*)/g)].map(([, path]) => path ?? "");
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((path) => !patterns.includes(path))).toEqual([]);
  });

  test.each<[string, readonly Role[] | null, string | null]>([
    ["a visitor", null, null],
    ["a pupil", [], "hoc-sinh"],
    ["a teacher", ["teacher"], "thay-co"],
    ["a secretary", ["secretary"], "bi-thu"],
    ["a teacher who is secretary", ["teacher", "secretary"], "bi-thu"],
    ["a manager who teaches", ["teacher", "manager"], "quan-ly-truong"],
    ["an officer of an area", ["area"], "so"],
    ["an officer of the department", ["department"], "so"],
    ["an organiser", ["organiser"], "ban-to-chuc"],
    ["an administrator", ["admin", "teacher"], "quan-tri"],
    ["a question writer", ["writer"], null],
  ])("%s is led to the own guide", (_who, roles, id) => {
    const viewer = roles && { account: "a", person: "p", grants: roles.map((role) => ({ role, unit: "u" })) };
    expect(ownGuideOf(content, viewer)).toBe(id);
    expect(roles?.every((role) => ROLES.includes(role)) ?? true).toBe(true);
  });
});

/** All code below a folder, as one text. */
function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}
