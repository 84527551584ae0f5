/** How much a paper is on the wire: a school's wifi carries forty of them in the same second. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import type { QuestionKind } from "#app/domain/question.ts";
import { seededRandom, shuffled } from "#app/domain/seeded.ts";
import { AttemptPage } from "#app/features/attempts/attempt-page.tsx";
import type { AttemptView, PaperQuestion } from "#app/features/attempts/view.server.ts";
import { newId } from "#db/ids.ts";

/** Twenty questions of every kind. */
const MIX: Readonly<Record<QuestionKind, number>> = {
  single: 4,
  multiple: 3,
  truefalse: 3,
  statements: 3,
  short: 3,
  ordering: 2,
  matching: 2,
};
const KB = 1_024;

function paperOf(seed: string): PaperQuestion[] {
  const random = seededRandom(seed);
  const bank = shuffled(loadContent(["content"]).questions, random);
  const drawn = Object.entries(MIX).flatMap(([kind, n]) => bank.filter(({ body }) => body.kind === kind).slice(0, n));
  return shuffled(drawn, random).map(({ body }) => ({
    id: newId(),
    kind: body.kind,
    prompt: body.prompt,
    options: shuffled(body.options, random),
    targets: shuffled(body.targets ?? [], random),
    short: body.kind === "short" ? { compare: "unmarked" as const } : null,
    chosen: [],
  }));
}

function pageOf(seed: string): string {
  const view: AttemptView = {
    id: newId(),
    state: "open",
    no: 1,
    epoch: 1,
    lastSeq: 0,
    startedAt: 0,
    deadlineAt: 900_000,
    contest: { slug: "tim-hieu-asean-2026", title: "Tìm hiểu ASEAN 2026" },
    round: { title: "Vòng chính thức", closesAt: 900_000 },
    extraMs: 0,
    minutes: 15,
    questions: paperOf(seed),
    prediction: { asks: "participants", number: null },
  };
  const token = "zQzvK_6eWaTG0TF3lGbm-g";
  return renderToStaticMarkup(
    <AttemptPage {...{ view, token, remainingMs: 900_000, notice: null, supportPhone: "0296 123 456" }} />,
  );
}

/** The head and the foot of the document, which the page stands in. */
const SHELL = 250;

it.each(["một", "hai", "ba", "bốn", "năm", "sáu"])("is small, whatever is drawn: %s", (seed) => {
  const html = pageOf(seed);
  const brotli = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  expect(Buffer.byteLength(html)).toBeLessThan(36 * KB);
  expect(gzipSync(html, { level: 8 }).length).toBeLessThan(6 * KB - SHELL);
  expect(brotli.length).toBeLessThan(6 * KB - SHELL);
});
