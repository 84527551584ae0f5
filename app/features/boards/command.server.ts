import { listContestsNamed } from "#db/queries/boards-editions.ts";
import type { Handle } from "./build.server.ts";
import { rebuildStandings } from "./rebuild.server.ts";

/**
 * The shell command: computes the live boards of these contests (ids or slugs; none = all) anew and tells, line by line.
 * Gives the exit code: 1 when a name is unknown, and then nothing was done.
 */
export async function rebuildCommand(
  handle: Handle,
  names: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  const contests = await listContestsNamed(handle.db, names);
  const unknown = names.filter((name) => !contests.some(({ id, slug }) => id === name || slug === name));
  if (unknown.length > 0) {
    say(`Không có cuộc thi: ${unknown.join(", ")}. Chưa tính lại gì.`);
    return 1;
  }
  for (const { id, slug } of contests) {
    const people = new Map<string, number>();
    await rebuildStandings(handle, id, { progress: (round, done) => people.set(round, done) });
    const all = [...people.values()].reduce((sum, n) => sum + n, 0);
    say(`${slug}: đã tính lại bảng xếp hạng, ${all} thí sinh.`);
  }
  if (contests.length === 0) say("Chưa có cuộc thi nào.");
  return 0;
}
