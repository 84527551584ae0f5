import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Tokens with which programs pull figures (product §7). Only the hash of a token is kept, and the first letters of it, by
 * which people tell tokens apart. A revoked one stays revoked: nothing clears `revoked_at`.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);

  await table(`create table api_token (
    id text primary key, unit text not null references unit (id), name text not null, prefix text not null,
    hash text not null unique, scopes text not null, made_at int not null, made_by text not null,
    expires_at int not null, last_used_at int null, revoked_at int null, revoked_by text null,
    check ((revoked_at is null) = (revoked_by is null)))`);
  await run(`create index api_token_by_unit on api_token (unit, made_at)`);
}
