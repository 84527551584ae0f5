import { hashPassword } from "#app/auth/password.server.ts";
import { foldKey, localDay } from "#app/domain/vietnamese.ts";
import { nameSortKey } from "#app/domain/vietnamese-names.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";

export type CreateAdminResult =
  | { ok: true; login: string }
  | { ok: false; code: "login_taken" | "password_short" | "no_province" };

/** Makes an administrator on the province: the first account of an empty installation. */
export async function createAdmin(
  { db }: DatabaseHandle,
  input: { login: string; password: string; name: string; now: number },
): Promise<CreateAdminResult> {
  if ([...input.password].length < 15) return { ok: false, code: "password_short" };
  const province = await db.selectFrom("unit").select("id").where("kind", "=", "province").executeTakeFirst();
  if (!province) return { ok: false, code: "no_province" };
  const passwordHash = await hashPassword(input.password);
  const loginKey = foldKey(input.login);
  return db.transaction().execute(async (trx): Promise<CreateAdminResult> => {
    const taken = await trx.selectFrom("account").select("id").where("login_key", "=", loginKey).executeTakeFirst();
    if (taken) return { ok: false, code: "login_taken" };
    const [person, account] = [newId(), newId()];
    const name = input.name.normalize("NFC").trim();
    await trx
      .insertInto("person")
      .values({
        id: person,
        full_name: name,
        name_key: foldKey(name),
        sort_key: nameSortKey(name),
        birth_date: null,
        erased_at: null,
      })
      .execute();
    await trx
      .insertInto("account")
      .values({
        id: account,
        person,
        login: input.login.trim(),
        login_key: loginKey,
        password_hash: passwordHash,
        state: "active",
        created_at: input.now,
        first_login_at: null,
        last_login_at: null,
        password_kind: "own",
      })
      .execute();
    await trx
      .insertInto("role_grant")
      .values({
        id: newId(),
        person,
        role: "admin",
        unit: province.id,
        valid_from: localDay(input.now),
        valid_to: null,
      })
      .execute();
    await audit(trx, {
      at: input.now,
      actor: null,
      action: "admin.create",
      subject: `account:${account}`,
      unit: province.id,
    });
    return { ok: true, login: input.login.trim() };
  });
}
