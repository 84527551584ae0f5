/** Boards that are being made in short units: how far they are, and who may go on. */
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema.ts";

export type BuildRow = Database["board_build"];
export type BuildScopeRow = Database["board_build_scope"];

/** Greater than the id of any person, by code point: everybody is written. */
export const EVERYBODY_WRITTEN = "\uffff";

const NOTHING_FILLED = { upto: "", people: 0, filled: 0, lines_upto: "", lined: 0, done: 0 } as const;

export async function insertBuild(
  trx: Transaction<Database>,
  build: BuildRow,
  scopes: readonly string[],
): Promise<void> {
  await trx.insertInto("board_build").values(build).execute();
  if (scopes.length === 0) return;
  const begun = { build: build.id, ...NOTHING_FILLED };
  await trx
    .insertInto("board_build_scope")
    .values(scopes.map((scope, pos) => ({ ...begun, scope, pos })))
    .execute();
}

export async function findBuild(db: Kysely<Database>, id: string): Promise<BuildRow | null> {
  return (await db.selectFrom("board_build").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Builds with something left to do, the oldest first: of one contest, or of all. */
export async function listBuildsAtWork(db: Kysely<Database>, contest?: string): Promise<BuildRow[]> {
  return db
    .selectFrom("board_build")
    .selectAll()
    .where("state", "<>", "done")
    .$if(contest !== undefined, (query) => query.where("contest", "=", contest!))
    .orderBy("id")
    .execute();
}

/** The builds of a contest that still take rows: whoever changes results tells them. */
export async function listFilling(db: Kysely<Database>, contest: string): Promise<BuildRow[]> {
  return (await listBuildsAtWork(db, contest)).filter(({ state }) => state === "filling");
}

export async function listBuildScopes(db: Kysely<Database>, build: string): Promise<BuildScopeRow[]> {
  return db.selectFrom("board_build_scope").selectAll().where("build", "=", build).orderBy("pos").execute();
}

/** The last build of an edition of a contest, finished or not; null = none was ever begun. */
export async function findLastIssue(db: Kysely<Database>, contest: string): Promise<BuildRow | null> {
  const row = await db
    .selectFrom("board_build")
    .selectAll()
    .where("contest", "=", contest)
    .where("kind", "<>", "live")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether an edition of this contest is being made. */
export async function isIssuing(db: Kysely<Database>, contest: string): Promise<boolean> {
  const builds = await listBuildsAtWork(db, contest);
  return builds.some(({ kind, state }) => kind !== "live" && (state === "new" || state === "filling"));
}

/** Whether the boards that an outbox row asked for are shown. */
export async function isBuiltFor(db: Kysely<Database>, askedFor: string): Promise<boolean> {
  const row = await db
    .selectFrom("board_build")
    .select("id")
    .where("asked_for", "=", askedFor)
    .where("state", "in", ["tidying", "done"])
    .where("problem", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A build, held until the transaction ends; null = gone. Rounds and the overall board are held before it. */
export async function lockBuild(trx: Transaction<Database>, id: string): Promise<BuildRow | null> {
  const row = await trx
    .updateTable("board_build")
    .set((eb) => ({ seen: eb.ref("seen") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Up to whom a scope of a build is written, and stands in the orders; "" = nobody, or no such scope. */
export async function findUpto(
  db: Kysely<Database>,
  build: string,
  scope: string,
): Promise<{ upto: string; ordered: string }> {
  const row = await db
    .selectFrom("board_build_scope")
    .select(["upto", "lines_upto as ordered"])
    .where("build", "=", build)
    .where("scope", "=", scope)
    .executeTakeFirst();
  return row ?? { upto: "", ordered: "" };
}

/**
 * Those of these people who come no later than `upto`, as the database orders them: it is the one that took a stretch of
 * them, and PostgreSQL compares as its locale does.
 */
export async function listThoseUpto(
  db: Kysely<Database>,
  people: readonly string[],
  upto: string,
): Promise<readonly string[]> {
  if (upto === EVERYBODY_WRITTEN) return people;
  if (upto === "" || people.length === 0) return [];
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("id", "in", [...people])
    .where("id", "<=", upto)
    .execute();
  return rows.map(({ id }) => id);
}

/** Tells a build that results of its contest were brought to the boards, and whether its own rows changed by it. */
export async function noteSeen(trx: Transaction<Database>, id: string, changed: boolean): Promise<void> {
  await trx
    .updateTable("board_build")
    .set((eb) => ({ seen: eb("seen", "+", 1), changes: eb("changes", "+", changed ? 1 : 0) }))
    .where("id", "=", id)
    .execute();
}

/** How far a scope is. */
export async function setFilled(
  trx: Transaction<Database>,
  { build, scope }: Pick<BuildScopeRow, "build" | "scope">,
  to: Partial<Omit<BuildScopeRow, "build" | "scope" | "pos">>,
): Promise<void> {
  await trx.updateTable("board_build_scope").set(to).where("build", "=", build).where("scope", "=", scope).execute();
}

/** Has a build begin anew by other rules. */
export async function beginAnew(
  trx: Transaction<Database>,
  id: string,
  mark: { rules: number; rollMoment: string | null },
): Promise<void> {
  await trx
    .updateTable("board_build")
    .set({ state: "new", rules: mark.rules, roll_moment: mark.rollMoment })
    .where("id", "=", id)
    .execute();
  await trx.updateTable("board_build_scope").set(NOTHING_FILLED).where("build", "=", id).execute();
}

/** Brings a build from one state to another; false when it is in another one by now. */
export async function moveBuild(
  db: Kysely<Database>,
  id: string,
  from: BuildRow["state"],
  to: Partial<Pick<BuildRow, "state" | "problem" | "done_at">>,
): Promise<boolean> {
  const row = await db
    .updateTable("board_build")
    .set(to)
    .where("id", "=", id)
    .where("state", "=", from)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The number of a new edition over all contests, from 1; numbers of dropped ones are not used again. */
export async function nextNumber(db: Kysely<Database>): Promise<number> {
  const issued = await db
    .selectFrom("edition")
    .select((eb) => eb.fn.max<number | null>("id").as("n"))
    .executeTakeFirst();
  const begun = await db
    .selectFrom("board_build")
    .select((eb) => eb.fn.max<number | null>("number").as("n"))
    .executeTakeFirst();
  return Math.max(issued?.n ?? 0, begun?.n ?? 0) + 1;
}

/** From the commit on the live boards of a contest are the rows with this number. */
export async function showLive(
  trx: Transaction<Database>,
  contest: string,
  to: { number: 0 | -1; rules: number },
): Promise<void> {
  await trx
    .updateTable("board_scope")
    .set((eb) => ({ live: to.number, live_rules: to.rules, version: eb("version", "+", 1) }))
    .where("contest", "=", contest)
    .execute();
}

/** Where results changed and no board knows yet: open rows of these rounds, at most `limit`, with their people. */
export async function listOpenChangesOf(
  db: Kysely<Database>,
  rounds: readonly string[],
  limit: number,
): Promise<{ round: string; person: string }[]> {
  const rows = await db
    .selectFrom("outbox")
    .select("ref")
    .where("kind", "=", "result.changed")
    .where("done_at", "is", null)
    .where((eb) => eb.or(rounds.map((round) => eb("ref", "like", `%"${round}"%`))))
    .limit(limit)
    .execute();
  return rows.flatMap(({ ref }) => {
    const { scope, person } = JSON.parse(ref) as { scope?: string; person?: string };
    return scope !== undefined && person !== undefined && rounds.includes(scope) ? [{ round: scope, person }] : [];
  });
}

/** The rules a contest has now: the newest version and its roll. */
export async function findMark(
  db: Kysely<Database>,
  contest: string,
): Promise<{ rules: number; rollMoment: string | null } | null> {
  const row = await db
    .selectFrom("contest")
    .innerJoin("contest_rules", "contest_rules.contest", "contest.id")
    .select(["contest.roll_moment as rollMoment", "contest_rules.version as rules"])
    .where("contest.id", "=", contest)
    .orderBy("contest_rules.version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** How many people a build has to write, over all its scopes, and how many it has written; half of it is their lines. */
export async function countFilled(db: Kysely<Database>, build: string): Promise<{ people: number; filled: number }> {
  const row = await db
    .selectFrom("board_build_scope")
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>("people"), eb.lit(0)).as("people"),
      eb.fn.coalesce(eb.fn.sum<number>("filled"), eb.lit(0)).as("filled"),
      eb.fn.coalesce(eb.fn.sum<number>("lined"), eb.lit(0)).as("lined"),
    ])
    .where("build", "=", build)
    .executeTakeFirstOrThrow();
  return { people: Number(row.people), filled: Math.floor((Number(row.filled) + Number(row.lined)) / 2) };
}
