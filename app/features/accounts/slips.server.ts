/** One-time passwords and QR keys: made when slips are printed, readable only then (product §8). */
import { hashPassword } from "#app/auth/password.server.ts";
import { slipPassword, typedSlipPassword } from "#app/auth/slip-password.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newSecret, secretHash } from "#db/ids.ts";
import { revokeSessionsOfAccount, updatePassword } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import { listSlipAccounts, putSignInKey } from "#db/queries/slips.ts";

export interface Slip {
  readonly account: string;
  readonly person: string;
  readonly name: string;
  readonly login: string;
  /** Readable this once. */
  readonly password: string;
  /** 128 random bits; whoever has them is signed in. */
  readonly key: string;
}

export interface SlipOrder {
  readonly accounts: readonly string[];
  /** The unit for which they are printed: class, branch or school. */
  readonly unit: string;
  /** The account that prints. */
  readonly actor: string;
  readonly now: number;
}

/**
 * New passwords and keys for these accounts, in their order; what was printed before is worth nothing from then on, and
 * sessions end. Accounts that are disabled or unknown are left out. The caller has checked the right to each of them.
 */
export async function makeSlips({ db }: Pick<DatabaseHandle, "db">, order: SlipOrder): Promise<Slip[]> {
  const rows = await listSlipAccounts(db, order.accounts);
  const byAccount = new Map(rows.map((row) => [row.account, row]));
  const wanted = order.accounts.flatMap((account) => byAccount.get(account) ?? []);
  // hashing takes its time and comes first, so that the transaction is short
  const made: (Slip & { hash: string })[] = [];
  for (const row of wanted) {
    const password = slipPassword();
    made.push({ ...row, password, key: newSecret(16), hash: await hashPassword(typedSlipPassword(password)) });
  }
  await db.transaction().execute(async (trx) => {
    for (const { account, hash, key } of made) {
      await updatePassword(trx, account, { hash, kind: "slip" });
      await putSignInKey(trx, { account, key_hash: secretHash(key), made_at: order.now });
      await revokeSessionsOfAccount(trx, account, order.now);
      await audit(trx, {
        at: order.now,
        actor: order.actor,
        action: "slip.print",
        subject: `account:${account}`,
        unit: order.unit,
      });
    }
  });
  return made.map(({ hash: _hash, ...slip }) => slip);
}
