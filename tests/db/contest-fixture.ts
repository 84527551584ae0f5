/** A bank and a way to make contests step by step in tests, on the small province of the board tests. */
import { RULE_DEFAULTS } from "#app/domain/contest.ts";
import { DIFFICULTIES, PILLARS } from "#app/domain/question.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { createDraft, publishDraft, saveStep } from "#app/features/contests/api.server.ts";
import { type ContestDraft, USUAL } from "#app/features/contests/draft.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { DAY, T0 } from "./boards-fixture.ts";

export const HOUR = 3_600_000;
export const BY = { account: "ORGANISER", now: T0 - 5 * DAY };

/** An organiser of this unit, or somebody without any role. */
export function viewerOn(unit: string | null, person = "PERSON0000"): Viewer {
  return {
    account: "ORGANISER",
    person,
    grants: unit === null ? [] : [{ role: "organiser", unit }],
    name: "Ban tổ chức",
    detail: null,
    homeUnit: null,
    slipPassword: false,
  };
}

/** Approved questions: `each` of every pillar and difficulty, for both levels; the first of each with the tag "biển". */
export async function makeBank({ db }: Pick<DatabaseHandle, "db">, each: number): Promise<void> {
  await insertRows(db, "bank", [{ id: "BANK", unit: null, slug: "bank" }]);
  const ids = PILLARS.flatMap((pillar) =>
    DIFFICULTIES.flatMap((difficulty) =>
      Array.from({ length: each }, (_, n) => ({
        id: `${pillar}-${difficulty}-${String(n).padStart(2, "0")}`,
        pillar,
        difficulty,
        n,
      })),
    ),
  );
  await insertRows(
    db,
    "question",
    ids.map(({ id }) => ({ id: `Q-${id}`, bank: "BANK", source_key: id, state: "approved" as const })),
  );
  await insertRows(
    db,
    "question_version",
    ids.map(({ id, pillar, difficulty, n }) => ({
      id,
      question: `Q-${id}`,
      n: 1,
      kind: "single",
      body: JSON.stringify({
        kind: "single",
        prompt: id,
        options: ["a", "b", "c", "d"].map((option) => ({ id: option, text: option })),
      }),
      pillar,
      difficulty,
      levels: '["lower","upper"]',
      tags: n === 0 ? '["biển"]' : "[]",
      as_of: "2026-01-01",
      review_by: "2027-01-01",
      hash: id,
      created_at: 0,
    })),
  );
  await insertRows(
    db,
    "question_key",
    ids.map(({ id }) => ({
      version: id,
      rev: 1,
      answer: '{"correct":["a"]}',
      explanation: "",
      reason: "",
      created_at: 0,
    })),
  );
}

/** A whole draft: one round of ten days from T0, four questions, with whatever a test wants otherwise. */
export function wholeDraft(over: Partial<ContestDraft> = {}): ContestDraft {
  return {
    title: "Cuộc thi thử",
    about: RULE_DEFAULTS.about,
    audience: { ...USUAL.audience, levels: ["lower", "upper"] },
    time: {
      ...USUAL.time,
      rounds: [roundAt("Vòng 1", T0, T0 + 10 * DAY)],
    },
    paper: { ...USUAL.paper, quota: PILLARS.map((pillar) => ({ pillar, n: 1 })) },
    results: USUAL.results,
    ...over,
  };
}

export function roundAt(
  title: string,
  opensAt: number,
  closesAt: number,
  over: { rehearsal?: boolean; advance?: number | null; id?: string | null; freezeAt?: number | null } = {},
) {
  return { id: null, title, rehearsal: false, opensAt, closesAt, freezeAt: null, advance: null, ...over };
}

/** A draft contest of the province with these settings; gives its id. */
export async function makeDraft(
  handle: DatabaseHandle,
  slug: string,
  over: Partial<ContestDraft> = {},
  unit = "PROVINCE",
): Promise<string> {
  const created = await createDraft(handle, { unit, title: "Cuộc thi thử", slug, about: "", copy: null }, BY);
  if (!created.ok) throw new Error(created.code);
  await saveStep(handle, created.contest, "review", { draft: wholeDraft(over) }, BY);
  return created.contest;
}

/** The same, published. */
export async function makePublished(
  handle: DatabaseHandle,
  slug: string,
  over: Partial<ContestDraft> = {},
  unit = "PROVINCE",
): Promise<string> {
  const id = await makeDraft(handle, slug, over, unit);
  const published = await publishDraft(handle, id, BY);
  if (!published.ok) throw new Error(published.code);
  return id;
}
