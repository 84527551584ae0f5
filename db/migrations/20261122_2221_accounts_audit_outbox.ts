import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** Accounts, revocable sessions, roles on units, the append-only audit, the outbox, settings (product §1, §8). */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable } = await migrationSql(db);

  await table(`create table account (
    id text primary key, person text not null references person (id), login text not null, login_key text not null unique,
    password_hash text not null, state text not null check (state in ('active', 'disabled')),
    created_at int not null, first_login_at int null, last_login_at int null)`);
  await run(`create index account_by_person on account (person)`);
  await table(`create table session (
    token_hash text primary key, account text not null references account (id),
    created_at int not null, expires_at int not null, revoked_at int null)`);
  await run(`create index session_by_account on session (account)`);
  await table(`create table role_grant (
    id text primary key, person text not null references person (id), role text not null, unit text not null references unit (id),
    valid_from text not null, valid_to text null)`);
  await run(`create index role_grant_by_person on role_grant (person)`);
  await run(`create index role_grant_by_unit on role_grant (unit)`);

  await table(`create table audit (
    id text primary key, at int not null, actor text null, action text not null, subject text not null, unit text null, data text not null)`);
  await run(`create index audit_by_time on audit (at)`);
  await immutable("audit");

  await table(`create table outbox (
    id text primary key, kind text not null, ref text not null, at int not null, done_at int null,
    tries int not null, error text null)`);
  await run(`create index outbox_open on outbox (id) where done_at is null`);
  await table(`create table setting (name text primary key, value text not null)`);
}
