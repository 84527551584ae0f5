/** Reading the audit: newest first, a page at a time. Ids are made in the order of time. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface AuditFilter {
  readonly from: number | null;
  readonly to: number | null;
  /** Exact action, or null. */
  readonly action: string | null;
  readonly actor: string | null;
  readonly unit: string | null;
  readonly subject: string | null;
  /** Only rows before this id. */
  readonly before: string | null;
  readonly limit: number;
}

export interface AuditRow {
  id: string;
  at: number;
  action: string;
  subject: string;
  actorLogin: string | null;
  unitName: string | null;
}

export async function listAudit(db: Kysely<Database>, filter: AuditFilter): Promise<AuditRow[]> {
  const { from, to, action, actor, unit, subject, before, limit } = filter;
  return db
    .selectFrom("audit")
    .leftJoin("account", "account.id", "audit.actor")
    .leftJoin("unit", "unit.id", "audit.unit")
    .select([
      "audit.id",
      "audit.at",
      "audit.action",
      "audit.subject",
      "account.login as actorLogin",
      "unit.name as unitName",
    ])
    .$if(from !== null, (query) => query.where("audit.at", ">=", from!))
    .$if(to !== null, (query) => query.where("audit.at", "<", to!))
    .$if(action !== null, (query) => query.where("audit.action", "=", action!))
    .$if(actor !== null, (query) => query.where("audit.actor", "=", actor!))
    .$if(unit !== null, (query) => query.where("audit.unit", "=", unit!))
    .$if(subject !== null, (query) => query.where("audit.subject", "=", subject!))
    .$if(before !== null, (query) => query.where("audit.id", "<", before!))
    .orderBy("audit.id", "desc")
    .limit(limit)
    .execute();
}
