import type { Kysely } from "kysely";
import type { NameViewer } from "#app/domain/name-visibility.ts";
import { type Actor, isStaff, scopeOf } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Database } from "#db/connect.ts";
import { listSchoolsOfPerson } from "#db/queries/boards-viewer.ts";

/** What decides which names this person may read; null for a visitor. */
export async function nameViewerOf(db: Kysely<Database>, actor: Actor | null, now: number): Promise<NameViewer | null> {
  if (!actor) return null;
  return {
    person: actor.person,
    schools: await listSchoolsOfPerson(db, actor.person, localDay(now)),
    nameScope: scopeOf(actor, "person.name"),
    staff: isStaff(actor),
    day: localDay(now),
  };
}
