import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { countFilled, findLastIssue } from "#db/queries/board-builds.ts";

/** An edition that is being made, or why the last one that was asked for was not issued. */
export type IssueProgress =
  | { readonly state: "working"; readonly filled: number; readonly people: number }
  | { readonly state: "failed"; readonly problem: string };

/** How far the edition is that was asked for last; null when it is issued, or none was ever asked for. */
export async function issueProgress(db: Kysely<Database>, contest: string): Promise<IssueProgress | null> {
  const build = await findLastIssue(db, contest);
  if (!build) return null;
  if (build.state === "new" || build.state === "filling") {
    return { state: "working", ...(await countFilled(db, build.id)) };
  }
  return build.problem === null ? null : { state: "failed", problem: build.problem };
}
