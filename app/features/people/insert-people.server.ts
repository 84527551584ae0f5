import type { Kysely } from "kysely";
import { foldKey } from "#app/domain/vietnamese.ts";
import { nameSortKey } from "#app/domain/vietnamese-names.ts";
import type { Database } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { insertPersonRows } from "#db/queries/people.ts";

export interface NewMembership {
  readonly tree: string;
  readonly unit: string;
  readonly role: string;
  /** YYYY-MM-DD */
  readonly validFrom: string;
  readonly id?: string;
}

export interface NewPerson {
  readonly id: string;
  readonly fullName: string;
  /** YYYY-MM-DD */
  readonly birthDate: string | null;
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
  readonly memberships: readonly NewMembership[];
}

/**
 * Inserts people with codes and memberships. Names are stored in NFC with single spaces, with their keys for search and
 * order. Throws when an id or a code is taken, or somebody gets two open memberships in one tree.
 */
export async function insertPeople(db: Kysely<Database>, people: readonly NewPerson[]): Promise<void> {
  await insertPersonRows(db, {
    people: people.map(({ id, fullName, birthDate }) => {
      const name = fullName.normalize("NFC").replace(/\s+/g, " ").trim();
      return {
        id,
        full_name: name,
        name_key: foldKey(name),
        sort_key: nameSortKey(name),
        birth_date: birthDate,
        erased_at: null,
      };
    }),
    codes: people.flatMap(({ id, codes }) => codes.map(({ scheme, code }) => ({ scheme, code, person: id }))),
    memberships: people.flatMap((person) =>
      person.memberships.map((membership) => ({
        id: membership.id ?? newId(),
        person: person.id,
        tree: membership.tree,
        unit: membership.unit,
        role: membership.role,
        valid_from: membership.validFrom,
        valid_to: null,
      })),
    ),
  });
}
