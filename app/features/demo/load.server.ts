import type { Content } from "#app/content/types.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listRollPlacements } from "#db/queries/demo.ts";
import { accountId, insertDemoAccounts } from "./accounts.server.ts";
import { type DemoTest, insertDemoAssignments } from "./assignments.server.ts";
import { insertDemoAttempts } from "./attempts.server.ts";
import { insertDemoDraft, publishDemoContests } from "./contests.server.ts";
import { type DemoLesson, insertDemoLessons } from "./lessons.server.ts";
import { type DemoMember, WARD } from "./members.ts";
import { insertDemoReport } from "./report.server.ts";
import { type ShownPupil, shownPupils } from "./shown-pupils.ts";
import type { DemoStaff } from "./staff.ts";
import { beginDemo, type DemoLogins, finishDemo } from "./state.server.ts";
import { insertWorld } from "./world.server.ts";

export const DEMO_PASSWORD = "goc-asean-demo";

export interface DemoOptions {
  /** Everything is placed around this moment. */
  readonly now: number;
  /** Called once: everybody of the demo has the same password. */
  readonly hashPassword: (password: string) => Promise<string>;
  /** Lessons that exist, for progress in them. */
  readonly lessons?: readonly DemoLesson[];
  /** The test around a pillar, for results of one class. */
  readonly test?: DemoTest;
  /** Modules that exist, for the report of the year. */
  readonly modules?: Content["modules"];
  /** Called once when all attempts stand and before the demo counts as loaded: makes the boards. */
  readonly rebuildBoards?: () => Promise<void>;
  /** Told what is being made, in Vietnamese. */
  readonly progress?: (line: string) => void;
  /** The folder with `units` and `demo`. */
  readonly contentFolder?: string;
  /** Part of the pupils of each class, 0–1: tests need no 6,000. */
  readonly share?: number;
}

/**
 * Fills an empty, migrated database with the demo world (product §11); the approved questions are there already. The
 * same moment gives the same world. Throws DemoRefusedError when the database holds people or a demo; when it is
 * broken off, the database stays marked as half-loaded and is good for nothing.
 */
export async function loadDemoWorld(handle: DatabaseHandle, options: DemoOptions): Promise<DemoLogins> {
  const { now, progress = () => {}, contentFolder = "content", share = 1 } = options;
  const { db } = handle;
  await beginDemo(db);

  progress("Trường, lớp, chi đoàn và học sinh…");
  const world = await insertWorld(handle, { now, contentFolder, share });
  const { province, pupils, members, staff } = world;
  const shown = shownPupils(pupils);

  progress("Cuộc thi…");
  const organiser = accountId(staff.find((one) => one.role === "organiser")!.login, now);
  const contests = await publishDemoContests(handle, { province, organiser, now });
  await insertDemoDraft(handle, { province, organiser, now });
  const firstStart = new Map<string, number>();
  for (const contest of contests) {
    if (contest.roll === null) continue;
    progress(`Lượt thi của “${contest.plan.title}”…`);
    const sat = await insertDemoAttempts(handle, contest, { pupils, shown, now });
    for (const [person, at] of sat.firstStart) if (!firstStart.has(person)) firstStart.set(person, at);
  }

  progress("Tài khoản và bài học…");
  const passwordHash = await options.hashPassword(DEMO_PASSWORD);
  await insertDemoAccounts(handle, world, { passwordHash, firstStart });
  const roll = contests.filter((contest) => contest.roll !== null).at(-1)?.roll ?? null;
  const placements = roll === null ? new Map<string, string>() : await listRollPlacements(db, roll);
  await insertDemoLessons(handle, pupils, options.lessons ?? [], placements, now);

  await insertDemoAssignments(handle, {
    ...{ pupils, staff, province, placements, now },
    lessons: options.lessons ?? [],
    test: options.test ?? null,
    fresh: shown.map(({ pupil }) => pupil.code),
  });

  progress("Bảng xếp hạng…");
  await options.rebuildBoards?.();
  await insertDemoReport(handle, { modules: options.modules ?? [] }, { province, now });
  const logins = loginsOf(staff, shown, members);
  await finishDemo(db, now, logins);
  return logins;
}

/** Pupils first, then from the class up to the province. */
function loginsOf(
  staff: readonly DemoStaff[],
  shown: readonly ShownPupil[],
  members: readonly DemoMember[],
): DemoLogins {
  return [
    ...shown.map(({ pupil, label }) => ({
      role: label,
      login: pupil.code,
      password: DEMO_PASSWORD,
      name: pupil.person.fullName,
      where: `Lớp ${pupil.class.name}, ${pupil.school.plan.name}`,
    })),
    ...members.slice(0, 1).map(({ code, person, branchName }) => ({
      role: "Đoàn viên ngoài trường, chưa thi",
      login: code,
      password: DEMO_PASSWORD,
      name: person.fullName,
      where: `${branchName}, ${WARD.union}`,
    })),
    ...staff.flatMap(({ listed, login, person }) =>
      listed
        ? [{ role: listed.label, login, password: DEMO_PASSWORD, name: person.fullName, where: listed.where }]
        : [],
    ),
  ];
}
