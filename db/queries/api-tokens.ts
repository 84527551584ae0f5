/** Tokens with which programs pull figures. Their hash leaves this file only to be compared with. */
import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";

/** False when there is one of this id already: the same form came twice. */
export async function insertApiToken(trx: Transaction<Database>, row: Database["api_token"]): Promise<boolean> {
  const made = await trx
    .insertInto("api_token")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export type ApiTokenRow = Omit<Database["api_token"], "hash">;

/** The token of that hash, whatever became of it; null for an unknown one. */
export async function findApiTokenByHash(db: Kysely<Database>, hash: string): Promise<ApiTokenRow | null> {
  const row = await db.selectFrom("api_token").selectAll().where("hash", "=", hash).executeTakeFirst();
  if (!row) return null;
  const { hash: _, ...token } = row;
  return token;
}

/** Says when a token was used last; an earlier moment changes nothing. */
export async function touchApiToken(
  db: Kysely<Database>,
  { id, at }: { readonly id: string; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable("api_token")
    .set({ last_used_at: at })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<", at)]))
    .execute();
}

export interface ApiTokenLine {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: string;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** Tokens of the scope's units and of what is below them, the last made first. */
export async function listApiTokens(
  db: Kysely<Database>,
  scope: readonly string[],
  limit: number,
): Promise<ApiTokenLine[]> {
  if (scope.length === 0) return [];
  return db
    .selectFrom("api_token")
    .innerJoin("unit", "unit.id", "api_token.unit")
    .select([
      "api_token.id",
      "api_token.unit",
      "unit.name as unitName",
      "api_token.name",
      "api_token.prefix",
      "api_token.scopes",
      "api_token.made_at as madeAt",
      "api_token.made_by as madeBy",
      "api_token.expires_at as expiresAt",
      "api_token.last_used_at as lastUsedAt",
      "api_token.revoked_at as revokedAt",
    ])
    .where((eb) =>
      eb.or([
        eb("api_token.unit", "in", [...scope]),
        eb.exists(
          eb
            .selectFrom("unit_closure")
            .select("unit_closure.depth")
            .where("unit_closure.ancestor", "in", [...scope])
            .whereRef("unit_closure.descendant", "=", "api_token.unit"),
        ),
      ]),
    )
    .orderBy("api_token.made_at", "desc")
    .orderBy("api_token.id", "desc")
    .limit(limit)
    .execute();
}

/** The unit of a token, for the question whether somebody may revoke it; null for an unknown one. */
export async function findApiTokenUnit(db: Kysely<Database>, id: string): Promise<string | null> {
  const row = await db.selectFrom("api_token").select("unit").where("id", "=", id).executeTakeFirst();
  return row?.unit ?? null;
}

/** From now on nothing is answered to it; false when it was revoked before. */
export async function revokeApiToken(
  trx: Transaction<Database>,
  { id, at, by }: { readonly id: string; readonly at: Instant; readonly by: string },
): Promise<boolean> {
  const row = await trx
    .updateTable("api_token")
    .set({ revoked_at: at, revoked_by: by })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
