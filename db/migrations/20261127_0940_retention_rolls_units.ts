import type { Kysely } from "kysely";
import { dialectOf, migrationSql } from "./columns.ts";

const DAY_MS = 86_400_000;

/**
 * What may be deleted although it is never changed, and only through a cut that stays on record: audit rows older than a
 * cut of at least a year, answers of a round that ended half a year ago and in which nobody is writing. Roll moments say
 * what they are of, and are closed for good once they stand. Changes of units that wait for their day.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable, allowDelete, refuseInsert } = await migrationSql(db);

  await table(
    `create table audit_cut (before int not null primary key, at int not null, check (before <= at - ${365 * DAY_MS}))`,
  );
  await immutable("audit_cut");
  await allowDelete("audit", "exists (select 1 from audit_cut where audit_cut.before > old.at)");

  await table(
    `create table answer_cut (round text primary key references round (id), at int not null, done_at int null)`,
  );
  await immutable("answer_cut", "old.done_at is not null");
  const ended = `(select max(closes_at) from round where contest = (select contest from round where id = new.round)) <= new.at - ${180 * DAY_MS}`;
  const writing = `exists (select 1 from attempt where attempt.round = new.round and attempt.state = 'open')`;
  await refuseInsert("answer_cut", "too_early", `not (${ended}) or ${writing}`);
  await allowDelete(
    "answer_event",
    "exists (select 1 from attempt join answer_cut on answer_cut.round = attempt.round where attempt.id = old.attempt)",
  );
  await run(`create index outbox_done on outbox (done_at) where done_at is not null`);

  const int = (await dialectOf(db)) === "sqlite" ? "integer" : "bigint";
  await run(`alter table roll_moment add column unit text null references unit (id)`);
  await run(`alter table roll_moment add column fixed_by text null`);
  await run(`alter table roll_moment add column done_at ${int} null`);
  await run(`update roll_moment set done_at = at,
    unit = (select max(unit) from contest where contest.roll_moment = roll_moment.id)
    where id in (select roll_moment from contest where roll_moment is not null)`);
  await immutable("roll_moment", "old.done_at is not null");
  const fixed = (row: "old" | "new") =>
    `exists (select 1 from roll_moment where roll_moment.id = ${row}.moment and roll_moment.done_at is not null)`;
  for (const name of ["roll_person", "roll_total"]) {
    await immutable(name);
    await allowDelete(name, `not ${fixed("old")}`);
    await refuseInsert(name, "fixed", fixed("new"));
  }

  await table(`create table unit_change (
    id text primary key, unit text not null references unit (id), detail text not null, day text not null,
    made_at int not null, made_by text not null, closed_at int null,
    outcome text null check (outcome in ('done', 'cancelled', 'failed')), problem text null)`);
  await run(`create index unit_change_open on unit_change (day) where closed_at is null`);
  await run(`create index unit_change_by_unit on unit_change (unit)`);
}
