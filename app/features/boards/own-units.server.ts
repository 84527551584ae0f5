import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { listUnitsWithKinds } from "#db/queries/boards-viewer.ts";

/** Units somebody may compare in, in the order of a page: from the class up, then the branches, everybody last. */
export async function ownUnitsInOrder(
  db: Kysely<Database>,
  units: readonly string[],
  everybody: string,
): Promise<Awaited<ReturnType<typeof listUnitsWithKinds>>> {
  const order = ({ unit, role, rank }: { unit: string; role: string; rank: number }) =>
    unit === everybody ? 2_000 : role === "branch" ? 1_000 - rank : 500 - rank;
  const found = await listUnitsWithKinds(db, [...new Set([...units, everybody])]);
  return found.sort((a, b) => order(a) - order(b) || (a.unit < b.unit ? -1 : 1));
}
