/** The province of the boards' bench with an officer, an earlier contest, lessons that were given, taught and learnt. */
import { publishContest } from "#app/features/contests/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { CLASS_SIZE, idOf, PROVINCE } from "../boards/province.ts";
import { inBulk, makeWorld, personOf, type World } from "../boards/world.ts";

const DAY = 86_400_000;
/** Single questions are kept of so many attempts: all of them would be a file of gigabytes. */
export const GRADED = 100_000;
const QUESTIONS = 20;
export const OFFICER_SESSION = "session-of-the-officer";
export const EARLIER = "thi-truoc";

export async function makeReportsWorld(
  handle: DatabaseHandle,
  { attempts, schools, lessons }: { attempts: number; schools: number; lessons: readonly string[] },
  now: number,
): Promise<World> {
  const world = await makeWorld(handle, attempts, now, schools);
  await insertOfficer(handle, now);
  const placeOf = (n: number) => world.places[Math.floor(n / CLASS_SIZE)]!;
  await inBulk(handle, world.pupils, "lesson_progress", (n) => ({
    ...{
      person: personOf(n),
      lesson: lessons[n % lessons.length]!,
      placement: placeOf(n).placement,
      state: "done" as const,
    },
    ...{
      checks_right: 3,
      checks_total: 4,
      begun_at: now - 9 * DAY,
      done_at: now - 8 * DAY,
      updated_at: now,
      section: null,
    },
  }));
  await inBulk(handle, world.places.length, "taught", (n) => ({
    ...{
      id: idOf("TAUGHT", n),
      unit: world.places[n]!.classUnit,
      lesson: lessons[n % lessons.length]!,
      slot: "class" as const,
    },
    ...{ day: new Date(now - (1 + (n % 20)) * DAY).toISOString().slice(0, 10), present: 38, by: "bench", at: now },
  }));
  await insertRows(handle.db, "assignment", [
    {
      ...{ id: "ASSIGNMENT", title: "", note: "", opens_at: now - 20 * DAY, due_at: null, late: "accept" as const },
      ...{ made_at: now, made_by: "bench", changed_at: now, withdrawn_at: null, withdrawn_by: null },
    },
  ]);
  await insertRows(
    handle.db,
    "assignment_item",
    lessons.slice(0, 12).map((ref, pos) => ({ assignment: "ASSIGNMENT", pos, kind: "lesson" as const, ref })),
  );
  await insertRows(handle.db, "assignment_target", [{ assignment: "ASSIGNMENT", kind: "unit", target: PROVINCE }]);
  await inBulk(handle, Math.min(GRADED, attempts), "grade", (n) => ({
    ...{ grading: world.grading, attempt: idOf("ATTEMPT", n), score: 0 },
    detail: JSON.stringify(
      Array.from({ length: QUESTIONS }, (_, at) => ({ version: `V${(n + at) % 120}`, points: ((n * at) % 3) * 125 })),
    ),
  }));
  return world;
}

async function insertOfficer({ db }: DatabaseHandle, now: number): Promise<void> {
  const [person, account] = [idOf("OFFICER", 1), idOf("OFFICERACCOUNT", 1)];
  await insertRows(db, "person", [
    { id: person, full_name: "Cán bộ Sở", name_key: "can bo so", sort_key: "so", birth_date: null, erased_at: null },
  ]);
  await insertRows(db, "account", [
    {
      ...{ id: account, person, login: "canbo", login_key: "canbo", password_hash: "-", state: "active" as const },
      ...{ created_at: now, first_login_at: now, last_login_at: now, password_kind: "own" as const },
    },
  ]);
  await insertRows(db, "role_grant", [
    { id: "OFFICERGRANT", person, role: "department", unit: PROVINCE, valid_from: "2026-01-01", valid_to: null },
  ]);
  await insertRows(db, "session", [
    {
      ...{ token_hash: secretHash(OFFICER_SESSION), account, created_at: now, expires_at: now + DAY / 2 },
      ...{ revoked_at: null, stage: "full" as const, agent: "" },
    },
  ]);
}

/** A contest of the year before with the same figures, so that every table has something beside it. */
export async function addEarlierContest({ db, ...handle }: DatabaseHandle, world: World, now: number): Promise<void> {
  const { rules } = await db
    .selectFrom("contest_rules")
    .select("rules")
    .where("contest", "=", world.contest)
    .executeTakeFirstOrThrow();
  const opensAt = now - 365 * DAY;
  const published = await publishContest(
    { db, ...handle } as DatabaseHandle,
    {
      ...{ unit: PROVINCE, slug: EARLIER, title: "Cuộc thi năm trước", rules: JSON.parse(rules) },
      rounds: [{ title: "Vòng 1", opensAt, closesAt: opensAt + 10 * DAY, freezeAt: null }],
    },
    { account: "system", now: opensAt },
  );
  if (!published.ok) throw new Error(published.code);
  const round = await db
    .selectFrom("round")
    .select("id")
    .where("contest", "=", published.contest)
    .executeTakeFirstOrThrow();
  const live = 0;
  await insertRows(db, "board_scope", [
    { id: round.id, contest: published.contest, kind: "round", round: round.id, live, live_rules: 1, version: 1 },
  ]);
  const before = await db
    .selectFrom("board_scope")
    .select("live")
    .where("id", "=", world.round)
    .executeTakeFirstOrThrow();
  for (const table of ["unit_total", "unit_day"] as const) {
    const rows = await db
      .selectFrom(table)
      .selectAll()
      .where("edition", "=", before.live)
      .where("scope", "=", world.round)
      .execute();
    await insertRows(db, table, rows.map((row) => ({ ...row, edition: live, scope: round.id })) as never);
  }
}
