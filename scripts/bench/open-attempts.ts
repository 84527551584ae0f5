/** A bare contest with open attempts whose write tokens are known: what a load of saves needs, and nothing more. */
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";

export const QUESTIONS = Array.from({ length: 20 }, (_, index) => `QUESTION-${String(index + 1).padStart(17, "0")}`);

export interface OpenAttempt {
  readonly id: string;
  readonly token: string;
}

const HOUR = 3_600_000;

/** Pupils `000001`… with an attempt each; `province` = a unit that stands already, else one is made. */
export async function insertOpenAttempts(
  { db }: DatabaseHandle,
  n: number,
  now: number,
  province?: string,
): Promise<OpenAttempt[]> {
  const pupils = Array.from({ length: n }, (_, index) => String(index + 1).padStart(6, "0"));
  const rows = <Row>(list: readonly Row[]) => (province ? [] : list);
  await insertRows(db, "unit_kind", rows([{ id: "province", label: "Tỉnh", rank: 0, role: "area" }]));
  await insertRows(
    db,
    "unit",
    rows([
      {
        id: "PROVINCE",
        kind: "province",
        code_scheme: "bench",
        code: "1",
        name: "Tỉnh Thử",
        name_key: "tinh thu",
        sort_key: "1",
        attrs: "{}",
        valid_from: "2026-01-01",
        valid_to: null,
      },
    ]),
  );
  await insertRows(db, "contest", [
    {
      id: "CONTEST",
      unit: province ?? "PROVINCE",
      slug: "bench",
      title: "Bench",
      state: "draft",
      created_at: now,
      announced_at: null,
      roll_moment: null,
      public_edition: 0,
    },
  ]);
  await insertRows(db, "round", [
    {
      id: "ROUND",
      contest: "CONTEST",
      pos: 1,
      title: "Vòng 1",
      opens_at: now,
      closes_at: now + HOUR,
      freeze_at: null,
      release_at: null,
      rehearsal: 0,
    },
  ]);
  await insertRows(db, "placement", [{ id: "PLACE", hash: "PLACE" }]);
  await insertRows(
    db,
    "person",
    pupils.map((code) => ({
      id: `PERSON-${code}`,
      full_name: `Thí sinh ${code}`,
      name_key: code,
      sort_key: code,
      birth_date: null,
      erased_at: null,
    })),
  );
  const paper = JSON.stringify(
    QUESTIONS.map((version) => ({ version, kind: "single", options: ["a", "b", "c", "d"] })),
  );
  const attempts = pupils.map((code) => ({ id: `ATTEMPT-${code}`, token: `write-token-of-pupil-${code}` }));
  await insertRows(
    db,
    "attempt",
    attempts.map(({ id, token }, index) => ({
      id,
      person: `PERSON-${pupils[index]}`,
      round: "ROUND",
      no: 1,
      rules_version: 1,
      placement: "PLACE",
      seed: "seed",
      paper,
      state: "open" as const,
      epoch: 1,
      token_hash: secretHash(token),
      started_at: now,
      deadline_at: now + HOUR,
      finished_at: null,
      grading: null,
      score: null,
      duration_ms: null,
      receipt: null,
    })),
  );
  return attempts;
}
