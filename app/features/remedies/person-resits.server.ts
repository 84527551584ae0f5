import type { Kysely } from "kysely";
import { type ContestView, publishedContests } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import type { By } from "./by.ts";
import { type PersonAttempts, personAttempts } from "./person-attempts.server.ts";

export interface ContestResits {
  readonly view: ContestView;
  readonly of: PersonAttempts;
}

/**
 * The contests of which a round is open and whose people this person is one of, with what is left to the person: where a
 * school allows one attempt more (product §1). The caller has checked the right; each read is audited.
 */
export async function personResits(db: Kysely<Database>, person: string, by: By): Promise<ContestResits[]> {
  const found: ContestResits[] = [];
  for (const view of await publishedContests(db)) {
    const rounds = view.rounds.filter((round) => round.opensAt <= by.now && by.now < round.closesAt);
    if (rounds.length === 0) continue;
    const open = { ...view, rounds };
    const of = await personAttempts(db, { view: open, rounds, now: by.now }, person, by);
    if (of && !of.issued) found.push({ view: open, of });
  }
  return found;
}
