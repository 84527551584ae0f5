/** A province whose pupils have sat a contest: everything the boards are computed from, written in bulk. */
import { loadContent } from "#app/content/load.server.ts";
import { type ContestRules, RANKING_R1, RULE_DEFAULTS, UNIT_FORMULAS } from "#app/domain/contest.ts";
import { CHOICE_KINDS } from "#app/domain/question.ts";
import { publishContest } from "#app/features/contests/api.server.ts";
import { syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { CLASS_SIZE, idOf, insertUnits, type Place, PROVINCE, placesOf } from "./province.ts";

export const SLUG = "thi-do";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Thousandths: 40 questions of a quarter point, so that there are many ties on the score. */
const [QUESTIONS, POINTS] = [40, 250];
const MOMENT = "ROLL-MOMENT00000000000001";
const ROWS_PER_COMMIT = 10_000;

export interface World {
  readonly contest: string;
  readonly round: string;
  readonly attempts: number;
  readonly pupils: number;
  readonly places: readonly Place[];
  readonly grading: string;
}

export const personOf = (n: number) => idOf("PERSON", n);
/** What a pupil's session cookie holds. */
export const sessionOf = (n: number) => `session-of-pupil-${n}`;
export const loginOf = (n: number) => `HS${String(n).padStart(8, "0")}`;

const RULES: ContestRules = {
  ...RULE_DEFAULTS,
  levels: ["upper"],
  quota: [{ n: QUESTIONS }],
  minutes: 45,
  attempts: null,
  counted: "best",
  closing: "hard",
  graceMs: 5_000,
  pointsPerQuestion: POINTS,
  showScore: true,
  ranking: RANKING_R1,
  unitFormulas: [...UNIT_FORMULAS],
  listZeroUnits: true,
  groups: [
    { id: "a", name: "Bảng A", levels: [], kinds: [] },
    { id: "b", name: "Bảng B", levels: [], kinds: [] },
  ],
};

/**
 * Fills an empty database: two pupils for five attempts, so two or three attempts each, over ten days until now. Ids
 * follow classes, as they do when rolls are imported. Every number follows from a counter.
 */
export async function makeWorld(
  handle: DatabaseHandle,
  attempts: number,
  now: number,
  schools: number | null = null,
): Promise<World> {
  await migrateToLatest(handle);
  const content = loadContent([new URL("../../../content", import.meta.url).pathname]);
  await syncBuiltInQuestions(
    handle,
    content.questions.filter(({ body }) => CHOICE_KINDS.some((kind) => kind === body.kind)),
    now,
  );
  const pupils = Math.ceil((attempts * 2) / 5);
  const places = placesOf(pupils, schools);
  await insertUnits(handle, places);
  const opensAt = now - 10 * DAY;
  const published = await publishContest(
    handle,
    {
      ...{ unit: PROVINCE, slug: SLUG, title: "Cuộc thi đo", rules: RULES },
      rounds: [{ title: "Vòng 1", opensAt, closesAt: now + 5 * DAY, freezeAt: null }],
    },
    { account: "system", now: opensAt },
  );
  if (!published.ok) throw new Error(published.code);
  const { db } = handle;
  const { contest } = published;
  const { id: round } = await db
    .selectFrom("round")
    .select("id")
    .where("contest", "=", contest)
    .executeTakeFirstOrThrow();
  const grading = await db.selectFrom("grading").select("id").where("round", "=", round).executeTakeFirstOrThrow();
  const world: World = { contest, round, attempts, pupils, places, grading: grading.id };
  await insertPeople(handle, world, now);
  await insertAttempts(handle, world, now);
  return world;
}

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Danh", "Võ", "Đặng", "Bùi", "Ngô", "Dương", "Lý"];
const MIDDLE = ["Văn", "Thị", "Ngọc", "Minh", "Hoài", "Thanh", "Quốc", "Bảo", "Kim", "Gia", "Hữu"];
const GIVEN = [
  "An",
  "Bình",
  "Chi",
  "Dũng",
  "Giang",
  "Hà",
  "Khánh",
  "Lan",
  "Minh",
  "Ngọc",
  "Phúc",
  "Quân",
  "Thảo",
  "Uyên",
  "Vy",
];
const FOLDED = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/gi, "d")
    .toLowerCase();

async function insertPeople(handle: DatabaseHandle, { contest, pupils, places }: World, now: number): Promise<void> {
  const { db } = handle;
  const placeOf = (n: number) => places[Math.floor(n / CLASS_SIZE)]!;
  await insertRows(db, "roll_moment", [{ id: MOMENT, at: now - 10 * DAY, reason: "contest.open" }]);
  await inBulk(handle, pupils, "person", (n) => {
    const name = `${FAMILY[n % 12]} ${MIDDLE[Math.floor(n / 12) % 11]} ${GIVEN[(n * 7) % 15]}`;
    const key = FOLDED(name);
    return { id: personOf(n), full_name: name, name_key: key, sort_key: key, birth_date: null, erased_at: null };
  });
  await inBulk(handle, pupils, "account", (n) => ({
    ...{ id: idOf("ACCOUNT", n), person: personOf(n), login: loginOf(n), login_key: loginOf(n).toLowerCase() },
    ...{ password_hash: "-", state: "active" as const, created_at: now, first_login_at: now, last_login_at: now },
    password_kind: "own" as const,
  }));
  await inBulk(handle, pupils, "membership", (n) => ({
    ...{ id: idOf("MEMBER", n), person: personOf(n), tree: "state", unit: placeOf(n).classUnit, role: "pupil" },
    ...{ valid_from: "2026-08-01", valid_to: null },
  }));
  await inBulk(handle, pupils, "roll_person", (n) => ({
    moment: MOMENT,
    person: personOf(n),
    placement: placeOf(n).placement,
  }));
  const totals = new Map<string, number>();
  for (let n = 0; n < pupils; n += 1) {
    for (const [unit] of placeOf(n).units) totals.set(unit, (totals.get(unit) ?? 0) + 1);
  }
  await insertRows(
    db,
    "roll_total",
    [...totals].map(([unit, n]) => ({ moment: MOMENT, unit, n })),
  );
  await db.updateTable("contest").set({ roll_moment: MOMENT }).where("id", "=", contest).execute();
}

/** The first attempt of pupil n; the one after the last is the first of pupil n + 1. */
const firstAttemptOf = (pupil: number) => Math.ceil((pupil * 5) / 2);

async function insertAttempts(handle: DatabaseHandle, world: World, now: number): Promise<void> {
  const spread = (n: number, factor: number) => (n * factor) % 2_147_483_647;
  await inBulk(handle, world.attempts, "attempt", (n) => {
    const pupil = Math.floor((n * 2) / 5);
    const duration = 300_000 + (spread(n, 69_621) % 900_000);
    const finished = now - 10 * DAY + HOUR + (spread(n, 16_807) % (10 * DAY - 2 * HOUR));
    const classNo = Math.floor(pupil / CLASS_SIZE);
    return {
      ...{ id: idOf("ATTEMPT", n), person: personOf(pupil), round: world.round, no: n - firstAttemptOf(pupil) + 1 },
      ...{ rules_version: 1, placement: world.places[classNo]!.placement, seed: "seed", paper: "[]" },
      ...{ state: "submitted" as const, epoch: 1, token_hash: "-", started_at: finished - duration },
      ...{ deadline_at: finished - duration + 45 * 60_000, finished_at: finished, grading: world.grading },
      ...{ score: (spread(n, 48_271) % (QUESTIONS + 1)) * POINTS, duration_ms: duration, receipt: null },
      ...{ prediction: null, exclusions: null, group_key: classNo % 2 ? "b" : "a", holder: null },
    };
  });
}

/** Sessions for these pupils: signing in by password is not what is measured. */
export async function insertSessions({ db }: DatabaseHandle, pupils: readonly number[], now: number): Promise<void> {
  await insertRows(
    db,
    "session",
    pupils.map((n) => ({
      ...{ token_hash: secretHash(sessionOf(n)), account: idOf("ACCOUNT", n), created_at: now },
      ...{ expires_at: now + 8 * HOUR, revoked_at: null, stage: "full" as const, agent: "" },
    })),
  );
}

/** Row after row in commits of some thousands, so that no list of a million rows is ever held. */
export async function inBulk<Table extends keyof Database>(
  { db }: DatabaseHandle,
  rows: number,
  table: Table,
  make: (n: number) => Database[Table],
): Promise<void> {
  for (let from = 0; from < rows; from += ROWS_PER_COMMIT) {
    const piece = Array.from({ length: Math.min(ROWS_PER_COMMIT, rows - from) }, (_, n) => make(from + n));
    await db.transaction().execute((trx) => insertRows(trx, table, piece as never));
  }
}
