import type { Kysely } from "kysely";
import { findPersonNames } from "#app/features/people/api.server.ts";
import { listUnitsByIds, schoolNameOf } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { type GrantLine, listGrantLines } from "#db/queries/time-grants.ts";
import type { By } from "./by.ts";
import type { ContestPage } from "./contest-page.server.ts";
import { placesOfPeople } from "./find-target.server.ts";
import { timeGroups } from "./time-groups.ts";

/** A grant as its page tells of it. */
export interface GrantWords {
  readonly id: string;
  readonly roundId: string;
  /** Who got it: a name, a unit, a group, "Cả vòng". */
  readonly to: string;
  /** Class and school of a person, the school of a class. */
  readonly place: string;
  /** Null where the contest has only one round. */
  readonly round: string | null;
  readonly kind: GrantLine["kind"];
  readonly minutes: number;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly ended: { readonly at: number; readonly by: string; readonly reason: string } | null;
}

/** Every grant of a contest, the newest first. Reading names of pupils is audited. */
export async function grantWords(
  db: Kysely<Database>,
  { view, rounds }: Pick<ContestPage, "view" | "rounds">,
  by: By,
): Promise<GrantWords[]> {
  const lines = await listGrantLines(
    db,
    rounds.map(({ id }) => id),
  );
  const targets = (scope: GrantLine["scope"]) => [
    ...new Set(lines.filter((line) => line.scope === scope).map(({ target }) => target)),
  ];
  const people = targets("person");
  const [names, places] = [await findPersonNames(db, people), await placesOfPeople(db, people)];
  const schools = new Map<string, string>();
  for (const unit of targets("unit")) schools.set(unit, (await schoolNameOf(db, unit)) ?? "");
  const units = new Map((await listUnitsByIds(db, targets("unit"))).map(({ id, name }) => [id, name]));
  const staff = await listNamesOfAccounts(
    db,
    [...new Set(lines.flatMap(({ grantedBy, endedBy }) => [grantedBy, endedBy]))].filter((one) => one !== null),
  );
  if (people.length > 0) {
    const { contest } = view;
    const read = { action: "time.read", subject: `contest:${contest.id}`, unit: contest.unit };
    await audit(db, { at: by.now, actor: by.account, ...read, data: { people: people.length } });
  }
  const targetName = ({ scope, target }: GrantLine) => {
    if (scope === "all") return "Cả vòng";
    if (scope === "group") return timeGroups(view.rules).find(({ id }) => id === target)?.name ?? target;
    return (scope === "person" ? names.get(target) : units.get(target)) ?? "–";
  };
  return lines.map((line) => ({
    id: line.id,
    roundId: line.round,
    to: targetName(line),
    place: (line.scope === "person" ? places : schools).get(line.target) ?? "",
    round: rounds.length > 1 ? (rounds.find(({ id }) => id === line.round)?.title ?? null) : null,
    kind: line.kind,
    minutes: line.ms / 60_000,
    reason: line.reason,
    at: line.at,
    by: staff.get(line.grantedBy) ?? "–",
    ended:
      line.endedAt === null
        ? null
        : { at: line.endedAt, by: staff.get(line.endedBy ?? "") ?? "–", reason: line.endReason ?? "" },
  }));
}
