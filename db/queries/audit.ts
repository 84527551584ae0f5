import type { Kysely } from "kysely";
import { newId } from "../ids.ts";
import type { Database } from "../schema.ts";

export interface AuditEntry {
  readonly at: number;
  /** The account that acted; null = the system. */
  readonly actor: string | null;
  /** What was done, such as "contest.publish". */
  readonly action: string;
  /** What it was done to, as "kind:id". Never a name. */
  readonly subject: string;
  readonly unit?: string | null;
  /** Details without names or secrets. */
  readonly data?: Record<string, string | number | boolean | null>;
}

/** Appends to the audit; in the transaction of the change it tells of, where there is one. */
export async function audit(db: Kysely<Database>, entry: AuditEntry): Promise<void> {
  await db
    .insertInto("audit")
    .values({
      id: newId(),
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      unit: entry.unit ?? null,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute();
}
