/** Page = report = API: the same figures, in a small world and in an empty one. */
import { afterEach, expect, it } from "vitest";
import { parseModel } from "#app/features/annual-report/api.server.ts";
import { boardPage, UNIT_BOARDS, unitBoardCsv } from "#app/features/boards/api.server.ts";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { coverageOfUnit, participationDashboard } from "#app/features/reports/api.server.ts";
import { findReportVersion } from "#db/queries/reports.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { type ApiSite, CONTENT, issue, issuedReport, NOW, smallProvince, startApi } from "./api-site.ts";
import { DAY, makeProvince, personId, T0 } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

let site: ApiSite | undefined;
afterEach(() => site?.close());

interface List {
  readonly asOf: string;
  readonly data: readonly Record<string, unknown>[];
  readonly next: string | null;
  readonly [more: string]: unknown;
}

async function begin(open: () => Promise<TestDatabase>) {
  const handle = await open();
  const round = await smallProvince(handle);
  site = await startApi(handle);
  return { handle, round, site, token: await site.token("PROVINCE") };
}

eachDatabase("figures of the API", (open) => {
  it("of participation are the dashboard's and the report's", async () => {
    const { handle, round, site, token } = await begin(open);
    await issue(handle, round);
    const report = await issuedReport(handle);
    const view = (await publishedContest(handle.db, "r"))!;
    const of = { contest: view.contest, of: view.rounds[0]!.id, now: NOW };
    const dashboard = async (table: string | null) =>
      (await participationDashboard(handle.db, { scope: ["PROVINCE"], ...of, table }))!;
    const shown = await dashboard(null);
    // the page also sums schools by kind and grade, which have no address of their own
    const tabs = shown.tabs.filter(({ id }) => UNIT_BOARDS.some((board) => board.id === id));
    expect(tabs.length).toBeGreaterThan(2);
    for (const { id } of tabs) {
      const { rows, total } = (await dashboard(id)).shown!;
      const answer = await site.json<List>(`/participation?contest=${round.contest}&by=${id}`, token);
      expect(answer.by).toBe(id);
      expect(answer.data, id).toMatchObject(rows.map(({ before: _before, kind: _kind, ...row }) => row));
      expect(answer.total, id).toMatchObject(total);
      const { kind: _kind, ...unit } = shown.unit;
      expect(answer.unit).toMatchObject(unit);
      // the moment at which the edition was cut
      expect(answer.asOf).toBe("2026-11-27T07:59:59.999+07:00");
    }
    const days = await site.json<List>(`/participation/days?contest=${round.contest}`, token);
    expect(days.data).toEqual(shown.days);

    const model = parseModel((await findReportVersion(handle.db, report, 1))!.model);
    const schools = await site.json<List>(`/participation?contest=${round.contest}&by=schools`, token);
    const table = model.tables.find(({ id }) => id.endsWith("units") && id.startsWith("c1"))!;
    const at = (key: string) => table.columns.findIndex((column) => column.key === key);
    expect(schools.data.map(({ code, people, roll, rate, turns }) => [code, people, roll, rate, turns])).toEqual(
      table.rows.map((cells) => ["code", "people", "roll", "rate", "turns"].map((key) => cells[at(key)])),
    );
    const unit = schools.unit as Record<string, unknown>;
    const { figures } = model;
    expect([unit.people, unit.outside, unit.turns, unit.rate, schools.accounts]).toEqual(
      ["people", "outside", "turns", "rate", "accounts"].map((key) => figures[`c1.${key}`]!.value),
    );
  });

  it("of a report are those of its kept model, whatever happens later", async () => {
    const { handle, round, site, token } = await begin(open);
    await issue(handle, round);
    const report = await issuedReport(handle);
    await addAttempt(handle, round, { person: personId(1), placement: "IN11", score: 1_000, finishedAt: T0 + DAY });
    const version = (await findReportVersion(handle.db, report, 1))!;
    const model = parseModel(version.model);
    const list = await site.json<List>("/reports", token);
    expect(list.data).toMatchObject([{ report, version: 1, unit: "PROVINCE", hash: version.hash, corrects: false }]);
    const of = `/reports/${report}/versions/1`;
    const figures = await site.json<List>(`${of}/figures`, token);
    expect(figures.asOf).toBe("2026-11-27T08:00:00.000+07:00");
    expect(Object.fromEntries(figures.data.map(({ key, ...figure }) => [key, figure]))).toEqual(model.figures);
    const tables = await site.json<List>(`${of}/tables`, token);
    expect(tables.data.map(({ id }) => id)).toEqual(model.tables.map(({ id }) => id));
    for (const { id, columns, rows, total } of model.tables) {
      const answer = await site.json<List>(`${of}/tables/${id}`, token);
      const cells = (row: Record<string, unknown>) => columns.map(({ key }) => row[key]);
      expect(answer.data.map(cells), id).toEqual(rows);
      expect(answer.total && cells(answer.total as Record<string, unknown>), id).toEqual(total);
    }
    // who signs is in no answer
    const all = JSON.stringify([list, figures, tables]);
    expect(all).not.toContain("Nguyễn Thị Ánh");
  });

  it("of participation stop where the boards stop", async () => {
    const { handle, round, site, token } = await begin(open);
    const addresses = ["/participation", "/participation/days"].map((path) => `${path}?contest=${round.contest}`);
    const [live, liveDays] = await Promise.all(addresses.map((address) => site.json<List>(address, token)));
    expect(live).toMatchObject({ edition: null, unit: { unit: "PROVINCE" } });
    const freeze = (freeze_at: number | null) =>
      handle.db.updateTable("round").set({ freeze_at }).where("contest", "=", round.contest).execute();
    await freeze(NOW);
    for (const address of addresses) {
      const refusal = await site.get(address, token);
      expect(await refusal.json()).toMatchObject({ title: "Bảng đang được chốt", status: refusal.status });
    }
    await freeze(null);
    await issue(handle, round);
    await addAttempt(handle, round, { person: personId(1), placement: "IN11", score: 1_000, finishedAt: T0 + DAY });
    expect(await site.json<List>(addresses[0]!, token)).toMatchObject({ edition: 1, unit: live!.unit as object });
    expect((await site.json<List>(addresses[1]!, token)).data).toEqual(liveDays!.data);
  });

  it("of boards are the public page's and its CSV's, live and issued", async () => {
    const { handle, round, site, token } = await begin(open);
    const same = async () => {
      for (const kind of ["schools", "areas", "former-districts", "unions"]) {
        for (const formula of ["C1", "C2"]) {
          const view = (await publishedContest(handle.db, "r"))!;
          const ask = { kind, formula, round: null, unit: null, group: null, grade: null, page: null, search: null };
          const page = (await boardPage(handle.db, view, null, { ...ask, size: null, now: NOW }))!;
          const address = `/boards/${round.contest}?by=${kind}&formula=${formula}`;
          const answer = await site.json<List>(address, token);
          const shown = page.units!;
          const lines = [...shown.units, ...shown.apart];
          expect(lines.length, address).toBeGreaterThan(0);
          expect(answer.data, address).toMatchObject(
            lines.map(({ rank, unit, code, name }) => ({ rank, unit, code, name })),
          );
          // "Hạng", "Mã đơn vị" … as the file of the page has them
          const [, ...file] = unitBoardCsv(shown).trimEnd().split("\r\n");
          const cells = file.slice(0, lines.length).map((line) => line.split(","));
          expect(answer.data.map(({ people }) => people).sort()).toEqual(
            lines.map(({ values }) => values.people).sort(),
          );
          for (const [at, row] of answer.data.entries())
            expect(cells[at]!.join(","), address).toContain(`"${row.code}"`);
          expect(answer.total, address).toMatchObject({ people: shown.total.people, turns: shown.total.turns });
          expect(answer.edition).toBe(page.edition?.n ?? null);
        }
      }
    };
    await same();
    await issue(handle, round);
    await addAttempt(handle, round, { person: personId(1), placement: "IN11", score: 1_000, finishedAt: T0 + DAY });
    await same();
    const issued = await site.json<List>(`/boards/${round.contest}`, token);
    expect(issued).toMatchObject({ edition: 1, editionKind: "final", by: "schools", unit: "PROVINCE" });
  });

  it("of lessons are the page's", async () => {
    const { handle, site, token } = await begin(open);
    const tasks = {
      run: async (_: string, ask: never) =>
        (await import("#app/server/bulk/tasks.ts")).tasks["lesson.coverage"]({ handle } as never, ask),
    };
    const context = { handle, content: CONTENT, tasks, clock: { now: () => NOW } } as never;
    const { coverage } = await coverageOfUnit(context, "PROVINCE", { query: new URLSearchParams(), tables: null });
    expect(coverage.lessons.map(({ lesson, taught, finished }) => [lesson, taught, finished])).toEqual([
      ["mot", 1, 2],
      ["hai", 0, 0],
      ["ba", 1, 1],
    ]);
    expect((await site.json<List>("/lessons", token)).data).toEqual(coverage.lessons);
    for (const { id, rows } of coverage.tables) {
      expect((await site.json<List>(`/lessons/coverage?by=${id}`, token)).data, id).toEqual(rows);
    }
  });

  it("are none in a province without a contest, a lesson taught or a report", async () => {
    const handle = await open();
    await makeProvince(handle, 0);
    site = await startApi(handle);
    const token = await site.token("PROVINCE");
    for (const path of ["/contests", "/reports"]) {
      expect(await site.json<List>(path, token), path).toMatchObject({ data: [], next: null });
    }
    const lessons = await site.json<List>("/lessons", token);
    expect(lessons.data.map(({ taught, present, finished }) => [taught, present, finished])).toEqual(
      [0, 0, 0].map(() => [0, 0, 0]),
    );
    // Đoàn stands in a tree of its own
    expect((await site.json<List>("/units", token)).data).toHaveLength(11);
    expect((await site.get("/participation?contest=NOWHERE", token)).status).toBe(404);
    expect((await site.get("/boards/NOWHERE", token)).status).toBe(404);
  });
});
