/** The steps' forms: from what was typed to a part of the draft, or what is wrong beside each field. */
import type { QuotaLine } from "#app/domain/contest.ts";
import { COUNTED, PREDICTIONS } from "#app/domain/contest.ts";
import { DIFFICULTIES, LEVELS, PILLARS } from "#app/domain/question.ts";
import {
  type DraftAudience,
  type DraftPaper,
  type DraftRanking,
  type DraftResults,
  type DraftRound,
  type DraftTime,
  GROUPINGS,
  MOST_LINES,
  MOST_ROUNDS,
  USUAL,
} from "./draft.ts";
import { FormReader, type Values } from "./form-reader.ts";
import { RANKING_FAULT_WORDS, readRanking } from "./ranking-form.ts";
import { readUnitRule } from "./unit-rule-form.ts";

export type Read<Value> = { ok: true; value: Value } | { ok: false; value: Value; errors: Record<string, string> };

function resultOf<Value>(reader: FormReader, value: Value): Read<Value> {
  return reader.ok ? { ok: true, value } : { ok: false, value, errors: reader.errors };
}

export interface NameForm {
  readonly title: string;
  /** Empty: made from the title. */
  readonly slug: string;
  readonly about: string;
  readonly unit: string;
}

export function readName(values: Values): Read<NameForm> {
  const form = new FormReader(values);
  const title = form.text("title", { least: 5, most: 120, what: "Tên cuộc thi" });
  const slug = form.raw("slug");
  if (slug !== "" && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    form.complain("slug", "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ tim-hieu-asean-2026.");
  } else if (slug !== "" && (slug.length < 3 || slug.length > 60)) {
    form.complain("slug", "Địa chỉ dài từ 3 đến 60 ký tự.");
  }
  const about = form.text("about", { most: 2_000, what: "Lời giới thiệu" });
  return resultOf(form, { title, slug, about, unit: form.raw("unit") });
}

export function readAudience(
  values: Values,
  { kinds, units, locked }: { kinds: readonly string[]; units: readonly string[]; locked: DraftAudience | null },
): Read<DraftAudience> {
  const form = new FormReader(values);
  const levels = LEVELS.filter((level) => form.ticked(level));
  if (levels.length === 0) form.complain("lower", "Chọn ít nhất một cấp học.");
  return resultOf(form, {
    levels,
    kinds: kinds.filter((kind) => form.ticked(`kind_${kind}`)),
    units: units.filter((unit) => form.ticked(`unit_${unit}`)),
    staff: locked ? locked.staff : form.ticked("staff"),
    grouping: locked ? locked.grouping : form.choice("grouping", GROUPINGS, "Chọn cách chia bảng."),
  });
}

/** Reads the rows of rounds; `kept` are published ones, whose identity and kind no form may change. */
export function readTime(values: Values, kept: readonly DraftRound[]): Read<DraftTime> {
  const form = new FormReader(values);
  const published = new Map(kept.flatMap((round) => (round.id === null ? [] : [[round.id, round] as const])));
  const rounds: DraftRound[] = [];
  for (let at = 0; form.has(`r${at}_title`) && at < MOST_ROUNDS; at += 1) {
    const name = (field: string) => `r${at}_${field}`;
    const before = published.get(form.raw(name("id")));
    const rehearsal = before ? before.rehearsal : form.ticked(name("rehearsal"));
    const title = form.text(name("title"), { least: 2, most: 60, what: "Tên vòng" });
    if (rounds.some((round) => round.title === title)) form.complain(name("title"), "Tên vòng trùng với vòng trên.");
    // a locked moment is not in the form: it stays as it is
    const momentOr = (field: string, old: number | null | undefined, what: string, end: boolean) =>
      form.has(name(`${field}_clock`)) ? form.moment(name(field), { what, end }) : (old ?? null);
    rounds.push({
      id: before?.id ?? null,
      title,
      rehearsal,
      opensAt: momentOr("opens", before?.opensAt, "mở", false),
      closesAt: momentOr("closes", before?.closesAt, "đóng", true),
      freezeAt: momentOr("freeze", before?.freezeAt, "dừng bảng", true),
      advance: rehearsal
        ? null
        : form.has(name("advance"))
          ? form.count(name("advance"), { from: 1, to: 10_000, what: "Số người mỗi trường", blank: true })
          : (before?.advance ?? null),
    });
  }
  // the board that the public sees is one for the whole contest: only its last round stops it
  const last = rounds.filter((round) => !round.rehearsal).at(-1);
  return resultOf(form, {
    rounds: rounds.map((round) => (round === last ? round : { ...round, freezeAt: null })),
    closing: form.choice("closing", ["hard", "lastStart"], "Chọn cách đóng bài."),
    minutes: form.count("minutes", { from: 1, to: 240, what: "Số phút làm bài" }),
    graceSeconds: form.count("grace", { from: 0, to: 60, what: "Số giây cho mạng chậm" }),
  });
}

export function readPaper(values: Values, locked: DraftPaper | null, countedLocked: boolean): Read<DraftPaper> {
  const form = new FormReader(values);
  const attempts = form.count("attempts", { from: 1, to: 100, what: "Số lượt mỗi vòng", blank: true });
  const attemptsPerDay = form.count("perDay", { from: 1, to: 100, what: "Số lượt mỗi ngày", blank: true });
  if (attempts !== null && attemptsPerDay !== null && attemptsPerDay > attempts) {
    form.complain("perDay", "Số lượt mỗi ngày không nhiều hơn số lượt mỗi vòng.");
  }
  const counted = countedLocked && locked ? locked.counted : form.choice("counted", COUNTED, "Chọn lượt được tính.");
  if (locked && !form.has("points")) {
    return resultOf(form, { ...locked, attempts, attemptsPerDay, counted });
  }
  const quota = readQuota(form);
  if (quota.length === 0) form.complain("q0_n", "Đề cần ít nhất một câu: ghi số câu vào ít nhất một dòng.");
  const points = form.count("points", { from: 1, to: 100, what: "Điểm mỗi câu" }) * 1_000;
  return resultOf(form, { quota, points, ownPools: form.ticked("ownPools"), attempts, attemptsPerDay, counted });
}

/** Lines without a number are left out. */
function readQuota(form: FormReader): QuotaLine[] {
  const lines: QuotaLine[] = [];
  for (let at = 0; form.has(`q${at}_n`) && at < MOST_LINES; at += 1) {
    const typed = form.raw(`q${at}_n`);
    if (typed === "" || typed === "0") continue;
    const one = <Value extends string>(field: string, values: readonly Value[]) => {
      const value = form.raw(`q${at}_${field}`) as Value;
      return values.includes(value) ? value : undefined;
    };
    const tag = form.raw(`q${at}_tag`);
    lines.push({
      pillar: one("pillar", PILLARS),
      level: one("level", LEVELS),
      difficulty: one("difficulty", DIFFICULTIES),
      tag: tag === "" ? undefined : tag.slice(0, 60),
      n: form.count(`q${at}_n`, { from: 1, to: 100, what: "Số câu" }),
    });
  }
  return lines;
}

export const RELEASE_CHOICES = ["after_all", "each_round", "at", "never"] as const;

export function readResults(
  values: Values,
  locked: DraftResults | null,
  kept: DraftRanking = locked ?? USUAL.results,
): Read<DraftResults> {
  const form = new FormReader(values);
  const choice = form.choice("release", RELEASE_CHOICES, "Chọn lúc công bố đáp án.");
  const at = choice === "at" ? form.moment("release", { what: "công bố" }) : null;
  if (choice === "at" && at === null) form.complain("release_day", "Chọn ngày công bố.");
  const predictions = ["none", ...PREDICTIONS] as const;
  const asked = locked ? (locked.prediction ?? "none") : form.choice("prediction", predictions, "Chọn câu dự đoán.");
  const prizes = form
    .text("prizes", { most: 4_000, what: "Phần giải thưởng" })
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (prizes.length > 30) form.complain("prizes", `Nhiều nhất 30 dòng, đang có ${prizes.length}.`);
  const long = prizes.findIndex((line) => line.length > 200);
  if (long !== -1) form.complain("prizes", `Dòng ${long + 1} dài hơn 200 ký tự.`);
  const showScore = form.choice("showScore", ["now", "later"], "Chọn lúc thí sinh thấy điểm.") === "now";
  if (!showScore && choice === "never") {
    form.complain("release", "Điểm hẹn công bố cùng đáp án: chọn một lúc công bố đáp án.");
  }
  const ranking = readRanking(form, kept, locked !== null);
  const prediction = asked === "none" ? null : asked;
  if (ranking.ranking.includes("prediction") && prediction === null) {
    form.complain("prediction", RANKING_FAULT_WORDS.no_question.text);
  }
  return resultOf(form, {
    ...ranking,
    showScore,
    release: choice === "at" ? (at ?? 0) : choice,
    prediction,
    ...readUnitRule(form),
    listZeroUnits: form.ticked("listZeroUnits"),
    prizes,
  });
}
