import type { Kysely } from "kysely";
import {
  CONSENT_TEXT_VERSION,
  type ConsentForm,
  type ConsentGiver,
  mayPublishName,
  PUBLISH_NAME,
} from "#app/domain/consent.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { insertConsent, listOpenConsents, withdrawConsent } from "#db/queries/consents.ts";

/** Who of these people may be shown by full name outside the own school on that day (YYYY-MM-DD). */
export async function publishablePeople(
  db: Kysely<Database>,
  people: readonly string[],
  day: string,
): Promise<ReadonlySet<string>> {
  const givers = new Map<string, { birthDate: string | null; givers: Set<ConsentGiver> }>();
  for (const { person, giver, birthDate } of await listOpenConsents(db, people, PUBLISH_NAME)) {
    const known = givers.get(person) ?? { birthDate, givers: new Set<ConsentGiver>() };
    known.givers.add(giver);
    givers.set(person, known);
  }
  return new Set([...givers].filter(([, one]) => mayPublishName({ ...one, day })).map(([person]) => person));
}

export interface ConsentChange {
  readonly person: string;
  readonly giver: ConsentGiver;
  readonly given: boolean;
}

/** What stands of each person, as "person giver". */
export async function openConsentKeys(
  { db }: Pick<DatabaseHandle, "db">,
  people: readonly string[],
): Promise<ReadonlyMap<string, { form: string; givenOn: string }>> {
  const rows = await listOpenConsents(db, people, PUBLISH_NAME);
  return new Map(rows.map(({ person, giver, form, givenOn }) => [`${person} ${giver}`, { form, givenOn }]));
}

/** Records and withdraws consents, each with who did it; what stands as wanted is left alone. Gives how many changed. */
export async function changeConsents(
  { db }: Pick<DatabaseHandle, "db">,
  input: {
    changes: readonly ConsentChange[];
    form: ConsentForm;
    /** YYYY-MM-DD */
    givenOn: string;
    unit: string | null;
    account: string;
    now: number;
  },
): Promise<number> {
  const { account, now } = input;
  return db.transaction().execute(async (trx) => {
    let changed = 0;
    for (const { person, giver, given } of input.changes) {
      const done = given
        ? await insertConsent(trx, {
            person,
            giver,
            purpose: PUBLISH_NAME,
            form: input.form,
            text_version: CONSENT_TEXT_VERSION,
            given_on: input.givenOn,
            recorded_at: now,
            recorded_by: account,
          })
        : await withdrawConsent(trx, { person, giver, purpose: PUBLISH_NAME, on: localDay(now), at: now, by: account });
      if (!done) continue;
      changed += 1;
      const action = given ? "consent.give" : "consent.withdraw";
      const entry = { at: now, actor: account, action, subject: `person:${person}`, unit: input.unit };
      await audit(trx, { ...entry, data: { giver } });
    }
    return changed;
  });
}
