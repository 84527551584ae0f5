import { hashPassword } from "#app/auth/password.server.ts";
import type { Content } from "#app/content/types.ts";
import { issueEdition, rebuildStandings } from "#app/features/boards/api.server.ts";
import { publishedContests } from "#app/features/contests/api.server.ts";
import { type DemoLogin, loadDemoWorld } from "#app/features/demo/api.server.ts";
import { syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";

/** Loads the demo world into an empty database, boards and the frozen contest's edition included. */
export async function loadDemo(
  handle: DatabaseHandle,
  { now, content, say }: { now: number; content: Content; say(line: string): void },
): Promise<DemoLogin[]> {
  say("Đang nạp dữ liệu trình diễn (trường và người là hư cấu)…");
  await syncBuiltInQuestions(handle, content.questions, now);
  const lessons = [...content.lessons.values()].map((lesson) => ({ id: lesson.id, checks: lesson.checks.length }));
  return loadDemoWorld(handle, {
    now,
    hashPassword,
    lessons,
    progress: say,
    async rebuildBoards() {
      for (const { contest, rounds } of await publishedContests(handle.db)) {
        await rebuildStandings(handle, contest.id);
        const [freezeAt, closesAt] = [rounds.at(-1)?.freezeAt ?? null, rounds.at(-1)?.closesAt ?? 0];
        if (freezeAt === null || closesAt > now) continue;
        await issueEdition(handle, contest.id, {
          kind: "freeze",
          cutAt: freezeAt,
          now: freezeAt,
          by: null,
          reason: "",
        });
      }
    },
  });
}
