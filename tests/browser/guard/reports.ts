/** Errors in content: anybody may tell of one, staff of content alone read and answer. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { REPORTED } from "../support/content-reports.ts";
import { column } from "../support/database.ts";
import { ask } from "../support/http.ts";
import { ACTORS, NOWHERE } from "./access-table.ts";
import { fingerprint, type GuardWorld, post } from "./fixture.ts";

const STAFF_OF_CONTENT = ["department", "writer", "admin"];
const ANSWER = { version: "0", state: "fixed", reply: "Đã sửa." };

export function reportGuard(world: () => GuardWorld): void {
  it("opens a report by its address for anybody, without what belongs to staff", async () => {
    const { url, errorReport: report } = world();
    const answer = await ask(url, paths.sentReport(report));
    expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(answer.body).toContain(REPORTED);
    expect((await ask(url, paths.sentReport(NOWHERE))).status).toBe(404);
    expect((await ask(url, "/bao-loi/bai-hoc/khong-co")).status).toBe(404);
    expect((await ask(url, `/bao-loi/nguoi/${world().pupilPerson}`)).status).toBe(404);
  });

  it("says what is wrong beside the field and keeps what was typed", async () => {
    const { lesson } = world();
    const before = await fingerprint(world());
    const form = { id: NOWHERE, section: "", words: "sai", source: "Sách giáo khoa" };
    const answer = await post(world(), "visitor", paths.reportLesson(lesson), form);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("Viết rõ chỗ nào sai");
    expect(answer.body).toContain('value="Sách giáo khoa"');
    expect(await fingerprint(world())).toEqual(before);
  });

  it("refuses answers of everybody else", async () => {
    const { errorReport: report, databaseUrl } = world();
    const before = await fingerprint(world());
    for (const actor of ACTORS.filter((each) => !STAFF_OF_CONTENT.includes(each))) {
      for (const path of [paths.contentReport(report), `${paths.contentReport(report)}.data`]) {
        const answer = await post(world(), actor, path, ANSWER);
        expect(answer.status, `${actor} ${path}`).toBeOneOf(actor === "visitor" ? [302, 202] : [404]);
      }
    }
    expect(await fingerprint(world())).toEqual(before);
    expect(await column(databaseUrl, `select state from content_report where id = '${report}'`)).toEqual(["new"]);
  });

  it("shows the questions of the bank to who makes contests and writes them alone", async () => {
    const { url, cookies } = world();
    const prompt = "Cộng đồng Kinh tế ASEAN (AEC) hướng tới điều gì?";
    const seen: string[] = [];
    for (const actor of ACTORS) {
      const address = `${paths.content()}?loai=question&q=asean-aec-001`;
      const answer = await ask(url, address, { headers: { Cookie: cookies[actor] } });
      if (answer.body.includes(prompt)) seen.push(actor);
    }
    expect(seen).toEqual(["organiser", "writer", "admin"]);
  });

  it("holds one account back after five reports, and keeps what it typed", async () => {
    const { lesson } = world();
    const words = "Chỗ này ghi sai, đọc lại hộ.";
    const statuses: number[] = [];
    let last = "";
    for (let n = 0; n < 6; n += 1) {
      const form = { id: `01ARZ3NDEKTSV4RRFFQ69G5FB${n}`, section: "", words, source: "" };
      const answer = await post(world(), "otherPupil", paths.reportLesson(lesson), form);
      statuses.push(answer.status);
      last = answer.body;
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    expect(last).toContain(words);
    expect(last).toContain("Đợi 10 phút");
  });
}
