import { foldKey } from "#app/domain/vietnamese.ts";
import { newId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { unusablePasswordHash } from "./unusable-password.server.ts";

/** An account that nobody can sign in to before a slip is printed for it. */
export function newAccount({
  person,
  login,
  now,
}: {
  person: string;
  login: string;
  now: number;
}): Database["account"] {
  return {
    id: newId(),
    person,
    login,
    login_key: foldKey(login),
    password_hash: unusablePasswordHash(),
    state: "active",
    created_at: now,
    first_login_at: null,
    last_login_at: null,
    password_kind: "none",
  };
}
