/** Sitting the test before or after a pillar: once each, when it was given; no clock and no mark. */
import { z } from "zod";
import type { Content } from "#app/content/types.ts";
import { schoolYearOf } from "#app/domain/class-name.ts";
import type { Pillar } from "#app/domain/question.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { placementFor } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { insertTest, listOwnTests, type TestPhase } from "#db/queries/pillar-tests.ts";
import { ownAssignments } from "./own.server.ts";
import {
  countRight,
  isRight,
  questionsOf,
  readAnswers,
  shownPaper,
  type TestQuestion,
  testPaper,
} from "./pillar-test.ts";

type Handle = Pick<DatabaseHandle, "db">;
type Library = Pick<Content, "modules" | "lessons">;

const storedPaper = z.array(z.string());
const storedAnswers = z.record(z.string(), z.array(z.string()));

export interface TestAsk {
  readonly person: string;
  readonly pillar: Pillar;
  readonly phase: TestPhase;
  readonly now: number;
}

/** A question as it is shown while it is asked: nothing tells which option is right. */
export interface AskedQuestion {
  readonly key: string;
  readonly several: boolean;
  readonly prompt: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** A question afterwards. */
export interface MarkedQuestion {
  readonly key: string;
  readonly prompt: string;
  readonly right: boolean;
  readonly lesson: { readonly id: string; readonly title: string };
}

export type TestPage =
  | { readonly state: "asked"; readonly questions: readonly AskedQuestion[] }
  | {
      readonly state: "done";
      readonly right: number;
      readonly total: number;
      /** The test before, shown after both; null without. */
      readonly before: { readonly right: number; readonly total: number } | null;
      /** After the last test what to read again; empty before: the same questions come once more. */
      readonly wrong: readonly MarkedQuestion[];
    }
  /** The test after is done: the one before would say nothing any more. */
  | { readonly state: "too_late" };

async function testsOf({ db }: Handle, { person, pillar, phase, now }: TestAsk) {
  const year = schoolYearOf(localDay(now));
  const tests = await listOwnTests(db, { person, pillar, year });
  const of = (which: TestPhase) => tests.find((test) => test.phase === which) ?? null;
  return { year, own: of(phase), before: of("before"), after: of("after") };
}

/** Whether the test was given to this person and can still be done. */
async function isGiven(handle: Handle, content: Library, { person, pillar, phase, now }: TestAsk) {
  const { due, past } = await ownAssignments(handle, content, person, now);
  return [...due, ...past].some((item) => item.kind === phase && item.ref === pillar && item.cell.state !== "missed");
}

/** What the page shows. Null for a test that nobody gave, or without questions. */
export async function testPage(handle: Handle, content: Library, ask: TestAsk): Promise<TestPage | null> {
  const { year, own, before, after } = await testsOf(handle, ask);
  if (own) {
    const questions = questionsOf(content, storedPaper.parse(JSON.parse(own.paper)));
    const answers = storedAnswers.parse(JSON.parse(own.answers));
    const wrong = ask.phase === "after" ? questions.filter((question) => !isRight(question, answers)) : [];
    return {
      state: "done",
      right: own.right_n,
      total: own.total,
      before: ask.phase === "after" && before ? { right: before.right_n, total: before.total } : null,
      wrong: wrong.map((question) => markedQuestion(content, question)),
    };
  }
  if (!(await isGiven(handle, content, ask))) return null;
  if (ask.phase === "before" && after) return { state: "too_late" };
  const questions = paperFor(content, before, ask, year);
  return questions.length === 0 ? null : { state: "asked", questions: questions.map(askedQuestion) };
}

/** The questions of the test before, where there was one; otherwise those of the year. Always the same for one person. */
function paperFor(
  content: Library,
  before: { paper: string } | null,
  { person, pillar, phase }: TestAsk,
  year: string,
): TestQuestion[] {
  const same =
    before && phase === "after" ? storedPaper.parse(JSON.parse(before.paper)) : testPaper(content, pillar, year);
  return questionsOf(content, shownPaper(same, `${person}/${phase}`));
}

export type HandInOutcome =
  | "done"
  | "gone"
  | { readonly unanswered: number; readonly answers: Readonly<Record<string, readonly string[]>> };

/**
 * Keeps the answers of the form. With some missing it asks once; `anyway` takes them as they are. A second press finds
 * it done.
 */
export async function handInTest(
  handle: Handle,
  content: Library,
  ask: TestAsk,
  form: FormData,
): Promise<HandInOutcome> {
  const { year, own, before, after } = await testsOf(handle, ask);
  if (own) return "done";
  if ((ask.phase === "before" && after) || !(await isGiven(handle, content, ask))) return "gone";
  const questions = paperFor(content, before, ask, year);
  if (questions.length === 0) return "gone";
  const answers = readAnswers(form, questions);
  const unanswered = questions.filter(({ key }) => (answers[key] ?? []).length === 0).length;
  if (unanswered > 0 && form.get("anyway") !== "yes") return { unanswered, answers };
  const { person, pillar, phase, now } = ask;
  const placement = await placementFor(handle.db, person, now);
  await insertTest(handle.db, {
    id: newId(),
    person,
    pillar,
    year,
    phase,
    placement: placement?.id ?? null,
    paper: JSON.stringify(questions.map(({ key }) => key)),
    answers: JSON.stringify(answers),
    right_n: countRight(questions, answers),
    total: questions.length,
    done_at: now,
  });
  return "done";
}

function askedQuestion({ key, kind, prompt, options }: TestQuestion): AskedQuestion {
  return { key, several: kind === "multiple", prompt, options: options.map(({ id, text }) => ({ id, text })) };
}

function markedQuestion({ lessons }: Library, { key, prompt }: TestQuestion): MarkedQuestion {
  const id = key.split("#")[0] ?? "";
  return { key, prompt, right: false, lesson: { id, title: lessons.get(id)?.title ?? "" } };
}
