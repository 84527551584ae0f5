/** Errors that readers report: kept once, without their sender; answered once, by who saw the latest state. */
import { expect, it } from "vitest";
import { ReportLimits } from "#app/auth/report-limits.server.ts";
import type { Content } from "#app/content/types.ts";
import {
  answerForm,
  answerReport,
  freshReport,
  openReports,
  reportForm,
  reportSubject,
  reportsPage,
  sendReport,
  sentReport,
} from "#app/features/editorial/api.server.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";

const T0 = Date.UTC(2026, 10, 30, 2);
const sections = [{ id: "muc-mot", title: "Mục một" }];
const CONTENT = {
  lessons: new Map([["mot", { id: "mot", title: "Bài một", sections }]]),
  countries: [{ id: "lao", name: "Lào", sections: [] }],
} as unknown as Pick<Content, "lessons" | "countries">;
const LESSON = reportSubject(CONTENT, "bai-hoc", "mot")!;
const BY = { account: "BIENSOAN", now: T0 + 60_000 };

const form = (more: object = {}) => ({
  id: freshReport(),
  section: "muc-mot",
  words: "Năm ghi sai.",
  source: null,
  ...more,
});
const answer = (version: number, state: "new" | "looking" | "fixed" | "declined", reply: string | null = null) => ({
  version,
  state,
  reply,
});

async function sent(handle: TestDatabase, words = "Năm ghi sai.", at = T0): Promise<string> {
  const filled = form({ words });
  await sendReport(handle, LESSON, filled, at);
  return filled.id;
}

it.each<[string, string, string | null]>([
  ["bai-hoc", "mot", "Bài một"],
  ["dong-nam-a", "lao", "Lào"],
  ["bai-hoc", "lao", null],
  ["dong-nam-a", "mot", null],
  ["toString", "mot", null],
])("what is reported: %s %s", (kind, id, title) => {
  expect(reportSubject(CONTENT, kind, id)?.title ?? null).toBe(title);
});

it.each<[string, object, string[]]>([
  ["right", { id: freshReport(), words: "Sai năm ở câu đầu." }, []],
  ["no words", { id: freshReport(), words: "  " }, ["words"]],
  ["too short", { id: freshReport(), words: "sai" }, ["words"]],
  ["too long", { id: freshReport(), words: "a".repeat(1_001) }, ["words"]],
  ["a long source", { id: freshReport(), words: "Sai năm ở câu đầu.", source: "a".repeat(501) }, ["source"]],
  ["an id of somebody's making", { id: "../../x", words: "Sai năm ở câu đầu." }, ["id"]],
])("the form: %s", (_name, values, fields) => {
  const parsed = reportForm.safeParse(values);
  expect(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0])).toEqual(fields);
});

it.each<[string, object, boolean]>([
  ["looking needs no reply", { version: "0", state: "looking", reply: "" }, true],
  ["fixed needs one", { version: "0", state: "fixed", reply: " " }, false],
  ["declined needs one", { version: "0", state: "declined" }, false],
  ["declined with one", { version: "0", state: "declined", reply: "Nguồn ghi đúng như bài." }, true],
  ["no such state", { version: "0", state: "gone", reply: "x" }, false],
])("the answer: %s", (_name, values, right) => expect(answerForm.safeParse(values).success).toBe(right));

eachDatabase("reports of errors in content", (open) => {
  it("are kept once, and say nothing of who sent them", async () => {
    const handle = await open();
    const filled = form();
    await sendReport(handle, LESSON, filled, T0);
    await sendReport(handle, LESSON, { ...filled, words: "Bấm hai lần." }, T0 + 5);
    const rows = await handle.db.selectFrom("content_report").selectAll().execute();
    expect(rows).toEqual([
      {
        ...{ id: filled.id, kind: "lesson", subject: "mot", section: "muc-mot", words: "Năm ghi sai.", source: null },
        ...{ at: T0, state: "new", reply: null, version: 0, changed_at: null, changed_by: null },
      },
    ]);
    expect(await sentReport(handle, CONTENT, filled.id)).toMatchObject({
      subject: { title: "Bài một", href: "/bai-hoc/mot" },
      section: "Mục một",
      state: "new",
    });
    expect(await sentReport(handle, CONTENT, freshReport())).toBeNull();
  });

  it("name no section that the text does not have, and outlive their lesson", async () => {
    const handle = await open();
    const filled = form({ section: "muc-la" });
    await sendReport(handle, LESSON, filled, T0);
    expect(await sentReport(handle, CONTENT, filled.id)).toMatchObject({ section: null });
    const empty = { lessons: new Map(), countries: [] } as unknown as typeof CONTENT;
    expect(await sentReport(handle, empty, filled.id)).toMatchObject({ subject: null, words: "Năm ghi sai." });
  });

  it("are answered once by each state that was seen; the change is audited", async () => {
    const handle = await open();
    const id = await sent(handle);
    expect(await answerReport(handle, id, answer(0, "looking"), BY)).toBe(true);
    // somebody whose page is older
    expect(await answerReport(handle, id, answer(0, "declined", "Không sai."), { ...BY, account: "SO" })).toBe(false);
    expect(await answerReport(handle, id, answer(1, "fixed", "Đã sửa năm."), BY)).toBe(true);
    expect(await answerReport(handle, freshReport(), answer(0, "looking"), BY)).toBe(false);
    expect(await sentReport(handle, CONTENT, id)).toMatchObject({
      ...{ state: "fixed", reply: "Đã sửa năm.", version: 2, changedAt: BY.now },
    });
    const audited = await handle.db.selectFrom("audit").select(["action", "actor", "subject", "data"]).execute();
    expect(audited.map(({ data, ...row }) => ({ ...row, ...JSON.parse(data) }))).toEqual([
      { action: "content.answer", actor: "BIENSOAN", subject: `content-report:${id}`, state: "looking" },
      { action: "content.answer", actor: "BIENSOAN", subject: `content-report:${id}`, state: "fixed" },
    ]);
  });

  it("cannot be closed without a word", async () => {
    const handle = await open();
    const id = await sent(handle);
    await expect(answerReport(handle, id, answer(0, "fixed"), BY)).rejects.toThrow();
    expect(await sentReport(handle, CONTENT, id)).toMatchObject({ state: "new", version: 0 });
  });

  it("are listed by what is to do, the newest first", async () => {
    const handle = await open();
    const [one, two, three] = [
      await sent(handle, "Một.", T0),
      await sent(handle, "Hai.", T0 + 1),
      await sent(handle, "Ba.", T0 + 2),
    ];
    await answerReport(handle, one, answer(0, "looking"), BY);
    await answerReport(handle, three, answer(0, "declined", "Bài đúng."), BY);
    const ids = async (state: "fixed" | "declined" | null, page = 1) =>
      (await reportsPage(handle, CONTENT, { state, page })).reports.map((report) => report.id);
    expect(await ids(null)).toEqual([two, one]);
    expect(await ids(null, 2)).toEqual([]);
    expect(await ids("declined")).toEqual([three]);
    expect(await ids("fixed")).toEqual([]);
    const { counts, total } = await reportsPage(handle, CONTENT, { state: null, page: 1 });
    expect([counts, total]).toEqual([{ new: 1, looking: 1, fixed: 0, declined: 1 }, 2]);
    expect(await openReports(handle.db)).toBe(2);
  });

  it("are held back after five from one account, thirty from one address", async () => {
    const limits = ReportLimits.on(await open());
    const takes = async (times: number, sender: { account: string | null; address: string }) => {
      let refused = 0;
      for (let n = 0; n < times; n += 1) if ((await limits.take(sender)) > 0) refused += 1;
      return refused;
    };
    expect(await takes(7, { account: "AN", address: "10.0.0.1" })).toBe(2);
    // the school's other accounts and its visitors are not held by that
    expect(await takes(5, { account: "BINH", address: "10.0.0.1" })).toBe(0);
    expect(await takes(31, { account: null, address: "10.0.0.1" })).toBe(1);
    const wait = await limits.take({ account: "AN", address: "10.0.0.1" });
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(600);
  });
});
