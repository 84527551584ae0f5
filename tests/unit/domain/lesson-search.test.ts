/** Finding in lessons without tone marks: what fits, in which order, marked where. */
import { fileURLToPath } from "node:url";
import { expect, it, test } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import { foldSigns, makeReady, piecesOf, type SearchEntry, searchEntries, wordsOf } from "#app/domain/lesson-search.ts";
import { buildLessonSearch, LARGEST_INDEX, lessonSearch } from "#app/features/lessons/search.server.ts";

const entry = (title: string, text = "", kind: SearchEntry["kind"] = "lesson"): SearchEntry => ({
  ...{ kind, title, of: "", text },
  href: title,
});
const find = (entries: SearchEntry[], query: string) =>
  searchEntries(makeReady(entries), query, 10).flatMap(({ found }) => found.map(({ href }) => href));

test.each([
  ["Đồng thuận", "dong thuan"],
  ["HIẾN CHƯƠNG ASEAN", "hien chuong asean"],
  ["ß ﬁ 😀 Ǆ", 7],
])("folds %s sign for sign", (text, folded) => {
  const result = foldSigns(text);
  expect(result.length).toBe(text.length);
  if (typeof folded === "string") expect(result).toBe(folded);
});

it("reads at most eight words and takes signs for spaces", () => {
  expect(wordsOf("  Hiến-chương, (ASEAN) hiến ")).toEqual(["hien", "chuong", "asean"]);
  expect(wordsOf("a b c d e f g h i k").length).toBe(8);
  expect(wordsOf("%_\\'\"")).toEqual([]);
});

it("finds beginnings of words, every word of the query, titles first", () => {
  const entries = [entry("Một", "Có hiến chương"), entry("Hiến chương"), entry("Hiên nhà", "chuông")];
  expect(find(entries, "hien")).toEqual(["Hiến chương", "Hiên nhà", "Một"]);
  expect(find(entries, "hien chuong")).toEqual(["Hiến chương", "Một"]); // together somewhere: apart is left out
  expect(find(entries, "nha chuong")).toEqual(["Hiên nhà"]);
  expect(find(entries, "uong")).toEqual([]);
  expect(find(entries, "")).toEqual([]);
});

it("prefers what was typed with its marks", () => {
  const entries = [entry("Ma"), entry("Má"), entry("Mã")];
  expect(find(entries, "mã")[0]).toBe("Mã");
});

it("marks the hits and keeps every letter", () => {
  const pieces = piecesOf("Bàn đồng thuận, đồng ý", ["dong", "thuan"]);
  expect(pieces.map(({ text }) => text).join("")).toBe("Bàn đồng thuận, đồng ý");
  expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["đồng thuận"]);
  const apart = piecesOf("Thuận, rồi đồng ý", ["dong", "thuan"]);
  expect(apart.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["Thuận", "đồng"]);
});

it("shows the place in a long text", () => {
  const [group] = searchEntries(
    makeReady([entry("X", `${"chữ ".repeat(100)}đồng thuận ${"chữ ".repeat(100)}`)]),
    "dong thuan",
    5,
  );
  const about = group!.found[0]!.about.map(({ text }) => text).join("");
  expect(about).toContain("đồng thuận");
  expect(about.startsWith("… ")).toBe(true);
  expect(about.length).toBeLessThan(170);
});

const content = loadContent([fileURLToPath(new URL("../../../content", import.meta.url))]);

it("what is shipped fits a phone, has its hash in its address and gives no answers away", () => {
  const search = lessonSearch(content);
  console.info(`index: gzip ${search.file.gzip.length}, brotli ${search.file.brotli.length} bytes`);
  expect(search.file.gzip.length).toBeLessThan(LARGEST_INDEX);
  expect(search.file.brotli.length).toBeLessThan(LARGEST_INDEX);
  expect(search.address).toBe(`/bai-hoc/muc-luc/${search.version}.json`);
  expect(buildLessonSearch(content).version).toBe(buildLessonSearch(content).version);
  const text = search.file.plain.toString();
  const [lesson] = content.lessons.values();
  expect(text).toContain(lesson!.title);
  expect(text).not.toContain(lesson!.checks[0]!.options[0]!.feedback);
  expect(
    find(
      search.ready.map((ready) => ready.entry),
      "thu do",
    ),
  ).toContain("/dong-nam-a/lao");
});

it("answers fast", () => {
  const { ready } = buildLessonSearch(content);
  const from = performance.now();
  for (const query of ["hiến chương", "viet nam", "asean", "h", "lúa gạo"]) searchEntries(ready, query, 8);
  const each = (performance.now() - from) / 5;
  console.info(`search over ${ready.length} entries: ${each.toFixed(1)} ms a query`);
  expect(each).toBeLessThan(150);
});

it("finds a country by what its table tells, on the server's page and in the file of a phone", () => {
  const search = lessonSearch(content);
  const lines = JSON.parse(search.file.plain.toString()) as [number, string, string, string, string][];
  const ofPhone = makeReady(lines.map(([, title, of, href, text]) => ({ kind: "country", title, of, href, text })));
  for (const [query, country] of [
    ["borobudur", "indonesia"],
    ["in-do-ne-xi-a", "indonesia"],
    ["kip", "lao"],
    ["barong tagalog", "philippines"],
    ["centavo", "timor-leste"],
  ] as const)
    for (const entries of [search.ready, ofPhone]) {
      const found = searchEntries(entries, query, 20).flatMap((group) => group.found.map(({ href }) => href));
      expect(found, query).toContain(`/dong-nam-a/${country}`);
    }
});
