import { hashPassword } from "#app/auth/password.server.ts";
import type { Content } from "#app/content/types.ts";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { questionsOf, testPaper } from "#app/features/assignments/api.server.ts";
import { aloneOn, issueEdition, rebuildStandings } from "#app/features/boards/api.server.ts";
import { publishedContests } from "#app/features/contests/api.server.ts";
import { type DemoLogin, type DemoTest, loadDemoWorld } from "#app/features/demo/api.server.ts";
import { syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";

/** Loads the demo world into an empty database, boards and the frozen contest's edition included. */
export async function loadDemo(
  handle: DatabaseHandle,
  { now, content, say }: { now: number; content: Content; say(line: string): void },
): Promise<DemoLogin[]> {
  say("Đang nạp dữ liệu trình diễn (trường và người là hư cấu)…");
  await syncBuiltInQuestions(handle, content.questions, now);
  const lessons = content.modules
    .flatMap((module) => module.lessons)
    .map((lesson) => ({
      id: lesson.id,
      checks: lesson.checks.length,
      questions: lesson.checks.map(({ id }) => id),
    }));
  return loadDemoWorld(handle, {
    now,
    hashPassword,
    lessons,
    modules: content.modules,
    test: demoTest(content, now),
    progress: say,
    async rebuildBoards() {
      // nobody is served yet
      const alone = { ...aloneOn(handle.dialect), now };
      for (const { contest, rounds } of await publishedContests(handle.db)) {
        await rebuildStandings(handle, contest.id, alone);
        const [freezeAt, closesAt] = [rounds.at(-1)?.freezeAt ?? null, rounds.at(-1)?.closesAt ?? 0];
        if (freezeAt === null || closesAt > now) continue;
        const edition = { kind: "freeze", cutAt: freezeAt, now: freezeAt, by: null, reason: "" } as const;
        await issueEdition(handle, contest.id, edition, alone);
      }
    },
  });
}

/** The test around the common part, as pupils get it. */
function demoTest(content: Content, now: number): DemoTest {
  const year = schoolYearOf(localDay(now));
  const questions = questionsOf(content, testPaper(content, "common", year)).map(({ key, options }) => ({
    key,
    right: options.filter(({ right }) => right).map(({ id }) => id),
    wrong: options.filter(({ right }) => !right).map(({ id }) => id),
  }));
  return { pillar: "common", year, questions };
}
