/**
 * How long things are kept: settings, what would go today, and the run that takes it away. A run works in small units
 * so that answers are saved in between, is safe on several processes at once, and writes down what it removed.
 */
import { setImmediate } from "node:timers/promises";
import { RETENTION_IDS, type RetentionId, type RetentionTerms, retentionCutoff } from "#app/domain/retention.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listMembershipHistory } from "#db/queries/privacy.ts";
import {
  closeAnswerCut,
  countAttemptsOfRounds,
  countDueRows,
  deleteAnswersOf,
  deleteDueRows,
  insertAnswerCut,
  insertAuditCut,
  listAttemptPage,
  listPeopleWhoLeft,
  listPersonPage,
  listRetentionRuns,
  listRoundsDue,
} from "#db/queries/retention.ts";
import { findSetting, putSetting } from "#db/queries/settings.ts";
import { erasePerson } from "./erase.server.ts";
import { readTerms } from "./retention-forms.ts";

type Db = Pick<DatabaseHandle, "db">;

const SETTING = "retention";
const SUBJECT = "setting:retention";
/** Rows of one transaction. */
const UNIT = 500;
/** People and attempts looked at in one turn of the loop. */
const PAGE = 1_000;

export async function retentionTerms({ db }: Db): Promise<RetentionTerms> {
  return readTerms(await findSetting(db, SETTING));
}

/** Sets the terms; what has had its time under them goes with the next run. */
export async function saveRetention(
  { db }: Db,
  terms: RetentionTerms,
  { account, now }: { account: string; now: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await putSetting(trx, SETTING, JSON.stringify(terms));
    await audit(trx, { at: now, actor: account, action: "retention.save", subject: SUBJECT, data: { ...terms } });
  });
}

/** How much each rule would remove. `more`: at least that many, counting ended there. */
export type RetentionPreview = Readonly<Record<RetentionId, { readonly n: number; readonly more: boolean }>>;

export async function previewRetention(
  { db }: Db,
  { terms, now, most }: { terms: RetentionTerms; now: number; most: number },
): Promise<RetentionPreview> {
  const found = await inOrder(RETENTION_IDS, async (id) => {
    const n = await countDue(db, id, retentionCutoff(id, terms[id], now), most + 1);
    return [id, { n: Math.min(n, most), more: n > most }] as const;
  });
  return Object.fromEntries(found) as unknown as RetentionPreview;
}

async function countDue(db: Db["db"], id: RetentionId, before: number, most: number): Promise<number> {
  if (id === "answers") {
    const rounds = await listRoundsDue(db, before);
    return countAttemptsOfRounds(
      db,
      rounds.map((round) => round.id),
      most,
    );
  }
  if (id !== "left") return countDueRows(db, id, before, most);
  let n = 0;
  await eachPageOfLeft(db, before, async (people) => {
    n += people.length;
    return n < most;
  });
  return n;
}

export type RetentionCounts = Readonly<Record<RetentionId, number>>;

/**
 * Removes what has had its time and gives how much. A rule that fails does not keep the others from running; its error
 * is thrown at the end. `stopped` ends the run after the unit at hand.
 */
export async function runRetention(
  { db }: Db,
  run: { now: number; rules?: readonly RetentionId[]; account: string | null; stopped?: () => boolean },
): Promise<RetentionCounts> {
  const { now, rules = RETENTION_IDS, account, stopped = () => false } = run;
  const terms = await retentionTerms({ db });
  const removed = Object.fromEntries(RETENTION_IDS.map((id) => [id, 0])) as Record<RetentionId, number>;
  const errors: unknown[] = [];
  for (const id of rules) {
    const before = retentionCutoff(id, terms[id], now);
    try {
      for await (const n of unitsOf(db, id, before, now)) {
        removed[id] += n;
        if (stopped()) break;
        await setImmediate();
      }
    } catch (error) {
      errors.push(error);
    }
    if (stopped()) break;
  }
  const data = Object.fromEntries(Object.entries(removed).filter(([, n]) => n > 0));
  if (Object.keys(data).length > 0) {
    await audit(db, { at: now, actor: account, action: "retention.run", subject: SUBJECT, data });
  }
  if (errors.length > 0) throw errors[0];
  return removed;
}

/** The work of one rule, unit by unit: each is a transaction of its own. */
async function* unitsOf(db: Db["db"], id: RetentionId, before: number, now: number): AsyncGenerator<number> {
  if (id === "answers") return yield* answers(db, before, now);
  if (id === "left") return yield* left(db, before, now);
  if (id === "audit" && (await countDueRows(db, id, before, 1)) > 0) await insertAuditCut(db, before, now);
  for (let full = true; full; ) {
    const n = await deleteDueRows(db, id, before, UNIT);
    full = n === UNIT;
    yield n;
  }
}

/** Yields attempts whose answers went. Ids sort by time, so that one walk over all attempts meets every round. */
async function* answers(db: Db["db"], before: number, now: number): AsyncGenerator<number> {
  const rounds = new Set<string>();
  for (const { id, cut } of await listRoundsDue(db, before)) {
    if (!cut) await insertAnswerCut(db, id, now);
    rounds.add(id);
  }
  if (rounds.size === 0) return;
  for (let after = "", full = true; full; ) {
    const page = await listAttemptPage(db, { after, limit: PAGE });
    full = page.length === PAGE;
    after = page.at(-1)?.id ?? "";
    const ours = page.filter(({ round }) => rounds.has(round)).map(({ id }) => id);
    while ((await deleteAnswersOf(db, ours, UNIT)) > 0) await setImmediate();
    yield ours.length;
  }
  for (const round of rounds) await closeAnswerCut(db, round, now);
}

async function* left(db: Db["db"], before: number, now: number): AsyncGenerator<number> {
  for (let after = "", full = true; full; ) {
    const page = await listPersonPage(db, { after, limit: PAGE });
    full = page.length === PAGE;
    after = page.at(-1) ?? "";
    for (const person of await whoLeft(db, page, before)) {
      const unit = (await listMembershipHistory(db, person))[0]?.unit ?? null;
      const { ok } = await erasePerson({ db }, { person, unit, account: null, now });
      yield ok ? 1 : 0;
    }
    yield 0;
  }
}

function whoLeft(db: Db["db"], page: readonly string[], before: number): Promise<string[]> | [] {
  const [from, to] = [page[0], page.at(-1)];
  return from && to ? listPeopleWhoLeft(db, { from, to, day: localDay(before) }) : [];
}

/** Goes over everybody in pages, with a pause in between, until `work` gives false. */
async function eachPageOfLeft(db: Db["db"], before: number, work: (people: readonly string[]) => Promise<boolean>) {
  for (let after = "", full = true; full; ) {
    const page = await listPersonPage(db, { after, limit: PAGE });
    full = page.length === PAGE;
    after = page.at(-1) ?? "";
    if (!(await work(await whoLeft(db, page, before)))) return;
    await setImmediate();
  }
}

export interface RetentionRun {
  readonly id: string;
  readonly at: number;
  readonly removed: Readonly<Partial<Record<RetentionId, number>>>;
}

/** The latest runs that removed something. */
export async function retentionRuns({ db }: Db, limit: number): Promise<RetentionRun[]> {
  const rows = await listRetentionRuns(db, { subject: SUBJECT, action: "retention.run", limit });
  return rows.map(({ id, at, data }) => ({ id, at, removed: JSON.parse(data) as RetentionRun["removed"] }));
}

/** One after the other: a page must not ask the database for everything at once. */
async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
