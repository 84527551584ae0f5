import type { Kysely } from "kysely";
import { findPersonNames } from "#app/features/people/api.server.ts";
import type { Database } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { listRulings, type RulingLine } from "#db/queries/rulings.ts";
import type { By } from "./by.ts";
import type { ContestPage } from "./contest-page.server.ts";

/** A ruling as its page tells of it. */
export interface RulingWords {
  readonly id: string;
  readonly kind: RulingLine["kind"];
  readonly person: string;
  readonly name: string;
  /** "Vòng 1, lượt 2"; the round alone of a resit. */
  readonly what: string;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
}

const MOST_RULINGS = 100;

type Page = Pick<ContestPage, "view" | "rounds">;

/** The newest rulings of a contest, a hundred at most. Reading names of pupils is audited. */
export async function contestRulings(db: Kysely<Database>, page: Page, by: By): Promise<RulingWords[]> {
  const lines = await rulingWords(db, page);
  if (lines.length === 0) return lines;
  const { contest } = page.view;
  const read = { action: "ruling.read", subject: `contest:${contest.id}`, unit: contest.unit };
  await audit(db, { at: by.now, actor: by.account, ...read, data: { rulings: lines.length } });
  return lines;
}

/** The rulings about one person, or all. The caller audits the read. */
export async function rulingWords(db: Kysely<Database>, { rounds }: Page, person?: string): Promise<RulingWords[]> {
  const lines = await listRulings(db, {
    rounds: rounds.map(({ id }) => id),
    ...(person === undefined ? {} : { person }),
    limit: MOST_RULINGS,
  });
  const names = await findPersonNames(
    db,
    lines.map((line) => line.person),
  );
  const staff = await listNamesOfAccounts(db, [...new Set(lines.map(({ by }) => by))]);
  return lines.map(({ id, kind, round, person, no, reason, at, by }) => {
    const title = rounds.find((each) => each.id === round)?.title ?? "–";
    return {
      id,
      kind,
      person,
      name: names.get(person) ?? "–",
      what: no === null ? title : `${title}, lượt ${no}`,
      reason,
      at,
      by: staff.get(by) ?? "–",
    };
  });
}
