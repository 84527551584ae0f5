/**
 * Making boards beside those that are shown: the live ones anew, or an edition. They are filled in short units, so that
 * answers are saved in between, and shown by one small write at the end; what was begun goes on after a crash.
 */
import type { Kysely, Transaction } from "kysely";
import { hasOverall } from "#app/domain/contest.ts";
import type { Database } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import {
  type BuildRow,
  beginAnew,
  findBuild,
  findMark,
  insertBuild,
  listBuildScopes,
  listBuildsAtWork,
  lockBuild,
  moveBuild,
} from "#db/queries/board-builds.ts";
import { insertEditionScope, listActuals } from "#db/queries/boards-editions.ts";
import { selectLive } from "#db/queries/boards-live.ts";
import { deleteEditionScopes, deleteSomeChanges, deleteSomeNumbered } from "#db/queries/boards-numbered.ts";
import { ensureScope, listBoardRounds, listScopeIds, lockOverall, lockRound } from "#db/queries/boards-source.ts";
import { BuildMoved, type Handle, sourceOf } from "./build-scope.server.ts";
import { fillScope, PEOPLE_PER_UNIT } from "./fill.server.ts";
import { finishEdition } from "./finish-edition.server.ts";
import { finishLive } from "./finish-live.server.ts";
import { PlaceBook } from "./place-book.server.ts";

export type { Handle };

export interface BuildOptions {
  /** Of how many people one transaction writes what counts; more where nobody waits for the writer. */
  readonly people?: number;
  /** Of how many people one transaction writes the lines; of as many, unless told otherwise. */
  readonly lines?: number;
  /** Told after each unit how many people of the scope at hand are written. */
  readonly progress?: ((scope: string, filled: number, people: number) => void) | undefined;
}

/** A person's rows, with those that count them: of so many people as are written at once, as many rows are removed. */
const ROWS_PER_PERSON = 20;
const CHANGES_PER_DELETE = 500;

/** What a build is asked for with. */
export type NewBuild = Pick<BuildRow, "kind" | "cut_at" | "asked_at" | "asked_by" | "asked_for" | "reason">;

/** Writes down that the boards of a contest are to be made under this number; the rules of this moment decide. */
export async function beginBuild(
  trx: Transaction<Database>,
  contest: string,
  asked: NewBuild & { number: number },
): Promise<BuildRow | null> {
  const mark = await findMark(trx, contest);
  const rounds = await listBoardRounds(trx, contest);
  if (!mark) return null;
  const scopes = rounds.map(({ id }) => id);
  for (const round of scopes) await ensureScope(trx, { id: round, contest, kind: "round", round });
  if (hasOverall(rounds)) {
    await ensureScope(trx, { id: contest, contest, kind: "overall", round: null });
    scopes.push(contest);
  }
  const build: BuildRow = {
    ...{ id: newId(), contest, ...asked, rules: mark.rules, roll_moment: mark.rollMoment },
    ...{ state: "new", problem: null, seen: 0, changes: 0, done_at: null },
  };
  await insertBuild(trx, build, scopes);
  return build;
}

/**
 * Begins to compute the live boards of a contest anew; what was begun for the same request goes on, any other one is
 * dropped. Null for a contest without rules.
 */
export async function beginLive(
  db: Kysely<Database>,
  contest: string,
  { now, askedFor = null }: { now: number; askedFor?: string | null },
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const rounds = await listBoardRounds(trx, contest);
    const [first] = rounds;
    if (!first) return null;
    for (const { id } of rounds) await lockRound(trx, id);
    await lockOverall(trx, contest);
    for (const other of await listBuildsAtWork(trx, contest)) {
      if (other.kind !== "live") continue;
      const working = other.state === "new" || other.state === "filling";
      if (working && askedFor !== null && other.asked_for === askedFor) return other.id;
      // its rows stand under the number that the new one takes, which removes them before it begins
      if (working) await moveBuild(trx, other.id, other.state, { state: "done", problem: "superseded", done_at: now });
      // shown already: only what it replaced is left, which the new one removes before it begins
      if (other.state === "tidying") await moveBuild(trx, other.id, "tidying", { state: "done", done_at: now });
    }
    const { number } = await selectLive(trx, first.id);
    const asked = {
      kind: "live" as const,
      cut_at: null,
      asked_at: now,
      asked_by: null,
      asked_for: askedFor,
      reason: "",
    };
    return (await beginBuild(trx, contest, { ...asked, number: number === 0 ? -1 : 0 }))?.id ?? null;
  });
}

/**
 * Goes on with a build, a unit at each step, until it is done or dropped. Several processes may do so: each unit looks
 * whether the build is where it was left, and whoever comes second reads anew how far it is.
 */
export async function* buildSteps(
  handle: Handle,
  id: string,
  now: () => number,
  { people = PEOPLE_PER_UNIT, lines = people, progress }: BuildOptions = {},
): AsyncGenerator<void, void> {
  const { db } = handle;
  for (;;) {
    const build = await findBuild(db, id);
    if (!build || build.state === "done") return;
    try {
      if (build.state === "new") {
        yield* prepare(db, build, people);
        continue;
      }
      if (build.state !== "filling") {
        yield* tidy(db, build, people, now());
        continue;
      }
      const scopes = await listBuildScopes(db, id);
      const scope = scopes.find(({ done }) => done === 0);
      if (scope) {
        for await (const _ of fillScope(handle, build, scope, { people, lines })) {
          if (progress) await tell(db, id, scope.scope, progress);
          yield;
        }
        continue;
      }
      const mark = await findMark(db, build.contest);
      if (mark && (await isOutdated(db, build, mark))) {
        await restart(db, build, mark);
        continue;
      }
      yield* build.kind === "live" ? finishLive(db, build) : finishEdition(handle, build, now);
    } catch (error) {
      if (!(error instanceof BuildMoved)) throw error;
    }
    yield;
  }
}

/** Carries a build to its end at once. */
export async function runBuild(handle: Handle, id: string, now: () => number, options?: BuildOptions): Promise<void> {
  for await (const _ of buildSteps(handle, id, now, options));
}

async function tell(
  db: Kysely<Database>,
  id: string,
  scope: string,
  progress: NonNullable<BuildOptions["progress"]>,
): Promise<void> {
  const own = (await listBuildScopes(db, id)).find((one) => one.scope === scope);
  if (own) progress(scope, own.filled, own.people);
}

/** Nothing may stand under the number yet; of an edition, the numbers that were to be predicted stand before its rows. */
async function* prepare(db: Kysely<Database>, build: BuildRow, people: number): AsyncGenerator<void, void> {
  const scopes = await listBuildScopes(db, build.id);
  yield* clear(db, build, people, build.number);
  const actuals = build.kind === "live" ? new Map<string, number>() : await countActuals(db, build);
  await db.transaction().execute(async (trx) => {
    await holdIn(trx, build, "new");
    for (const { scope } of build.kind === "live" ? [] : scopes) {
      const source = await sourceOf(trx, build, scope, new PlaceBook(trx));
      if (!source) continue;
      const row = { edition: build.number, scope, actual: actuals.get(scope) ?? null, rule: source.ruleText };
      await insertEditionScope(trx, row);
    }
    await moveBuild(trx, build.id, "new", { state: "filling" });
  });
}

/** Holds a build; throws when it is in another state by now. */
async function holdIn(trx: Transaction<Database>, { id }: BuildRow, state: BuildRow["state"]): Promise<void> {
  if ((await lockBuild(trx, id))?.state !== state) throw new BuildMoved();
}

/** The numbers that were to be predicted, by round, from the attempts within the cut. */
async function countActuals(db: Kysely<Database>, build: BuildRow): Promise<Map<string, number>> {
  const actuals = new Map<string, number>();
  for (const { scope } of await listBuildScopes(db, build.id)) {
    const source = await sourceOf(db, build, scope, new PlaceBook(db));
    const actual = (await source?.actual(build.cut_at)) ?? null;
    if (actual !== null) actuals.set(scope, actual);
  }
  return actuals;
}

/** Whether the contest has other rules by now, another roll, or another number that was to be predicted. */
async function isOutdated(
  db: Kysely<Database>,
  build: BuildRow,
  mark: { rules: number; rollMoment: string | null },
): Promise<boolean> {
  if (mark.rules !== build.rules || mark.rollMoment !== build.roll_moment) return true;
  if (build.kind === "live") return false;
  const [kept, now] = [await listActuals(db, build.number), await countActuals(db, build)];
  return kept.size !== now.size || [...now].some(([scope, actual]) => kept.get(scope) !== actual);
}

/** Begins the same build anew under the rules of this moment. */
async function restart(
  db: Kysely<Database>,
  build: BuildRow,
  mark: { rules: number; rollMoment: string | null },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdIn(trx, build, "filling");
    await beginAnew(trx, build.id, mark);
  });
}

/** Removes what a build leaves behind: of a dropped one its rows, of a finished one what it replaced. */
async function* tidy(db: Kysely<Database>, build: BuildRow, people: number, now: number): AsyncGenerator<void, void> {
  if (build.state === "dropped") yield* clear(db, build, people, build.number);
  else if (build.kind === "live") yield* clear(db, build, people, build.number === 0 ? -1 : 0);
  // nothing is brought up to date in an issued edition any more
  else yield* clear(db, build, people, build.number, "bases");
  await moveBuild(db, build.id, build.state, { state: "done", done_at: now });
}

/** Removes all that stands under a number, while the build is in the state it is in now. */
async function* clear(
  db: Kysely<Database>,
  build: BuildRow,
  people: number,
  number: number,
  what: "all" | "bases" = "all",
): AsyncGenerator<void, void> {
  const limit = people * ROWS_PER_PERSON;
  const some = (remove: (trx: Transaction<Database>) => Promise<number>) =>
    db.transaction().execute(async (trx) => {
      await holdIn(trx, build, build.state);
      return remove(trx);
    });
  for (const scope of await listScopeIds(db, build.contest)) {
    const of = { number, scope, limit };
    while ((await some((trx) => deleteSomeNumbered(trx, of, what))) > 0) yield;
  }
  if (number <= 0 || what === "bases") return;
  while ((await some((trx) => deleteSomeChanges(trx, number, CHANGES_PER_DELETE))) > 0) yield;
  await some(async (trx) => {
    await deleteEditionScopes(trx, number);
    return 0;
  });
}

/** Work that is under way in this thread, by build. */
const underWay = new Map<string, AsyncGenerator<void, void>>();

/**
 * Goes on with a build for some units, so that whoever stops the server does not wait for the whole; `more`: call again
 * at once. What another process or an earlier life of this one had begun goes on where it was.
 */
export async function stepBuild(
  handle: Handle,
  id: string,
  now: number,
  { units = 40 }: { units?: number } = {},
): Promise<"more" | "rest"> {
  const work = underWay.get(id) ?? buildSteps(handle, id, () => now);
  underWay.set(id, work);
  try {
    for (let unit = 0; unit < units; unit++) {
      if (!(await work.next()).done) continue;
      underWay.delete(id);
      return "rest";
    }
    return "more";
  } catch (error) {
    underWay.delete(id);
    throw error;
  }
}
