import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * How a password came about, printed QR keys, the second factor, shared limits, staff phones, consents, and files that
 * wait between preview and apply (product §2, §8).
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);

  await run(
    `alter table account add column password_kind text not null default 'own' check (password_kind in ('none', 'slip', 'own'))`,
  );
  // the hash that stands for "no slip printed yet": see app/auth/unusable-password.server.ts
  await run(
    `update account set password_kind = 'none' where password_hash like '$argon2id$v=19$m=19456,t=2,p=1$bm8gc2xpcCBwcmludGVkIQ$%'`,
  );
  await table(
    `create table sign_in_key (account text primary key references account (id), key_hash text not null unique, made_at int not null)`,
  );
  await run(`alter table session add column stage text not null default 'full' check (stage in ('full', 'totp'))`);
  await run(`alter table session add column agent text not null default ''`);
  await table(`create table second_factor (
    account text primary key references account (id), secret text not null, made_at int not null,
    confirmed_at int null, last_step int not null)`);
  await table(`create table recovery_code (
    account text not null references account (id), code_hash text not null, used_at int null, primary key (account, code_hash))`);
  await table(`create table rate_limit (key text primary key, points int not null, expire int null)`);

  await table(`create table staff_contact (person text primary key references person (id), phone text not null)`);
  await table(`create table consent (
    id text primary key, person text not null references person (id),
    giver text not null check (giver in ('child', 'guardian')), purpose text not null, form text not null,
    text_version int not null, given_on text not null, recorded_at int not null, recorded_by text null,
    withdrawn_on text null, withdrawn_at int null, withdrawn_by text null)`);
  await run(`create unique index consent_one_open on consent (person, purpose, giver) where withdrawn_on is null`);
  await table(`create table upload (
    id text primary key, account text not null references account (id), kind text not null,
    unit text not null references unit (id), name text not null, payload text not null,
    created_at int not null, expires_at int not null, applied_at int null)`);

  await run(`create index membership_by_person on membership (person)`);
  await run(`create index person_by_name on person (name_key)`);
  await run(`create index audit_by_unit on audit (unit, at)`);
  await run(`create index audit_by_subject on audit (subject, at)`);
}
