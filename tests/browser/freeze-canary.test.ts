/**
 * Between the freeze and the final results nobody learns from any page what happened after the cut. Results that came
 * after it carry words that stand nowhere else: a school in which nobody sat before, names, a score. Every address is
 * asked for as visitor, pupil and staff of another school, and searched for them; after the final edition they are found.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { MINUTE, personId } from "../db/boards-fixture.ts";
import { addAttempt } from "../db/boards-happenings.ts";
import { crawl, type Seen } from "./canary/crawl.ts";
import { makeAccount, makeCanaryContest, ORGANISER, PUPIL, SLUG } from "./canary/fixture.ts";
import { column, sql } from "./support/database.ts";
import { sessionOf } from "./support/demo.ts";
import { ask, formHeaders } from "./support/http.ts";
import { type RunningServer, startServer } from "./support/server.ts";

const TEACHER = { login: "CANARY-GV", password: "mat-khau-cua-giao-vien" };
/** Sat only after the cut, in the school of nobody else. */
const LATE = { person: "LATEPERSON01", name: "Lê Hoàng Kim Tước" };
/** 8.765 points of 20: nobody else has them. */
const LATE_SCORE = 8_765;
const LATE_WORDS = [LATE.name, "Lê H. K. T.", LATE.person, "Tên SCHOOL3", "Tên CLASS31", "8,765", "8765"];
/** A number on its own: ids and instants may hold the same digits. */
const stands = (body: string, word: string) =>
  /^\d+$/.test(word) ? new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(body) : body.includes(word);

describe("after the freeze", () => {
  let folder = "";
  let databaseUrl = "";
  let server: RunningServer;
  let attempt = "";
  const cookies = { visitor: "", pupil: "", teacher: "" };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "goc-asean-freeze-"));
    databaseUrl = `file:${join(folder, "freeze.db")}`;
    await makeCanaryContest(databaseUrl, 6);
    await prepare();
    server = await startServer({ databaseUrl, dataDir: folder });
    cookies.pupil = await sessionOf(server.url, PUPIL.login, PUPIL.password);
    cookies.teacher = await sessionOf(server.url, TEACHER.login, TEACHER.password);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Four people sat before the cut and one of them again after it; one more sat after it. The cut lies in the past. */
  async function prepare(): Promise<void> {
    const handle = await openDatabase({ url: databaseUrl });
    try {
      const { db } = handle;
      const { id: round, contest } = await db.selectFrom("round").select(["id", "contest"]).executeTakeFirstOrThrow();
      const cut = Date.now() - 10 * MINUTE;
      await db
        .updateTable("round")
        .set({ opens_at: cut - 120 * MINUTE, freeze_at: cut })
        .where("id", "=", round)
        .execute();
      await insertRows(db, "person", [
        {
          id: LATE.person,
          full_name: LATE.name,
          name_key: "tuoc",
          sort_key: "tuoc",
          birth_date: null,
          erased_at: null,
        },
      ]);
      await insertRows(db, "placement", [{ id: "IN31", hash: "IN31" }]);
      await insertRows(
        db,
        "placement_unit",
        ["CLASS31", "SCHOOL3", "COMMUNE2", "PROVINCE"].map((unit, depth) => ({
          placement: "IN31",
          unit,
          tree: "state",
          depth,
        })),
      );
      await makeAccount(handle, personId(4), TEACHER);
      await insertRows(db, "role_grant", [
        {
          id: "GRANT-GV",
          person: personId(4),
          role: "manager",
          unit: "SCHOOL2",
          valid_from: "2026-01-01",
          valid_to: null,
        },
      ]);
      const place = { contest, round, moment: "" };
      const sat = (person: string, placement: string, score: number, finishedAt: number) =>
        addAttempt(handle, place, { person, placement, score, finishedAt });
      attempt = await sat(personId(0), "IN11", 7_000, cut - 60 * MINUTE);
      await sat(personId(2), "IN21", 9_000, cut - 50 * MINUTE);
      await sat(personId(3), "IN11", 5_000, cut - 1);
      // half-open: what is finished at the cut itself is after it
      await sat(LATE.person, "IN31", LATE_SCORE, cut);
      await sat(personId(3), "IN11", LATE_SCORE, cut + MINUTE);
    } finally {
      await handle.close();
    }
  }

  const untilEdition = async (n: number) => {
    for (let tries = 0; tries < 200; tries++) {
      const [shown] = await column(databaseUrl, "select public_edition from contest");
      if (Number(shown) === n) return;
      await wait(100);
    }
    throw new Error(`edition ${n} was not issued`);
  };

  /** Whatever mentions boards, results, profiles and exports, asked for in every way a browser can. */
  const everything = async (): Promise<Seen[]> => {
    const seen: Seen[] = [];
    const params = { slug: SLUG, attempt, unit: "SCHOOL2", person: personId(3), lesson: "khong-co" };
    for (const [who, cookie] of Object.entries(cookies)) {
      seen.push(...(await crawl(server.url, cookie, params, who)));
      const units = ["PROVINCE", "COMMUNE2", "SCHOOL1", "SCHOOL2", "SCHOOL3", "CLASS11", "CLASS31"];
      const boards = units.map((unit) => `${paths.board(SLUG)}?bang=people&don-vi=${unit}`);
      const kinds = ["communes", "clusters", "branches", "unions"].map((kind) => `${paths.board(SLUG)}?bang=${kind}`);
      const exports = [
        paths.personExport(personId(0)),
        paths.personExport(personId(3)),
        paths.personExport(LATE.person),
      ];
      const figures = [paths.departmentCsv(), `${paths.department()}?cuoc-thi=${SLUG}`];
      const classes = ["CLASS11", "CLASS31"].map((unit) => paths.classView(unit));
      for (const path of [...boards, ...kinds, ...exports, ...figures, ...classes]) {
        for (const address of [path, path.replace(/(\?|$)/, ".data$1")]) {
          const { body, status } = await ask(server.url, address, { headers: { Cookie: cookie } });
          seen.push({ what: `${who} ${address} ${status}`, body });
        }
      }
    }
    return seen;
  };
  /** A page repeats the unit or person that its address asks for; staff read what their own pupils have by now. */
  const allowed = (what: string, word: string) =>
    what.includes(word.replace("Tên ", "")) || what.startsWith("teacher /lop/SCHOOL2");
  const leaks = (seen: readonly Seen[]) =>
    seen.flatMap(({ what, body }) =>
      LATE_WORDS.filter((word) => !allowed(what, word) && stands(body.replaceAll("<!-- -->", ""), word)).map(
        (word) => `${what}: ${word}`,
      ),
    );

  it("shows nothing that was finished at the cut or after it", async () => {
    await untilEdition(1);
    const seen = await everything();
    expect(seen.length).toBeGreaterThan(400);
    expect(leaks(seen)).toEqual([]);
    const { body } = await ask(server.url, `${paths.board(SLUG)}?bang=schools`);
    expect(body).toContain("Tên SCHOOL1");
  });

  it("keeps what was frozen when a score in it becomes another one", async () => {
    await sql(databaseUrl, `update attempt set score = ${LATE_SCORE} where person = '${personId(2)}'`);
    await sql(
      databaseUrl,
      `insert into outbox (id, kind, ref, at, done_at, tries, error)
       select 'CANARY-OUTBOX', 'result.changed', '{"scope":"' || id || '","person":"${personId(2)}"}', 1, null, 0, null from round`,
    );
    for (let tries = 0; tries < 100; tries++) {
      const open = await column(databaseUrl, "select id from outbox where kind = 'result.changed' and done_at is null");
      if (open.length === 0) break;
      await wait(100);
    }
    expect(leaks(await everything())).toEqual([]);
  });

  it("shows it with the final results: the search above can fail", async () => {
    await sql(databaseUrl, `update round set closes_at = ${Date.now() - MINUTE}`);
    const headers = {
      ...formHeaders(server.url),
      Cookie: await sessionOf(server.url, ORGANISER.login, ORGANISER.password),
    };
    const sent = await ask(server.url, paths.organiserContest(SLUG), { method: "POST", headers, body: "" });
    expect(sent.status).toBe(302);
    await untilEdition(2);
    const found = leaks(await everything()).join("\n");
    for (const word of ["Tên SCHOOL3", "8,765"]) expect(found).toContain(word);
  });
});
