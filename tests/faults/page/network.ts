/** The line breaks in every way at every step: what was shown as saved is there, what waited goes out. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { full } from "../support/amount.ts";
import { eventually } from "../support/eventually.ts";
import type { ExamPages } from "../support/exam-page.ts";
import { BUSY_SECONDS, LINES, type Line } from "../support/proxy.ts";

const WAITING = "Đã giữ trong máy, chờ gửi";

/** Every way in the full form, and those that broke something once in the short one. */
const some = (...lines: Line[]): readonly Line[] => (full ? LINES : lines);

export function networkFaults(pages: () => ExamPages): void {
  it.concurrent.each(some("lost answer", "hanging", "busy"))("a save on a line that is %s", async (line) => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    const rule = pupil.fault("save", line);
    await pupil.choose(2, 1);
    await pupil.choose(3, 0);
    await pupil.choose(2, 0);
    expect(await pupil.stateOf(3)).not.toBe("Đã lưu");
    await pupil.expectState(3, line === "slow" ? "Đã lưu" : WAITING);
    await eventually(
      () => rule.hits.length,
      (n) => n > 0,
    );
    if (line === "busy") {
      // the server said when to come again: nothing was asked before that, whatever was chosen meanwhile
      await pupil.choose(4, 0);
      await eventually(
        () => rule.hits.length,
        (n) => n > 1,
      );
      expect(rule.hits[1]! - rule.hits[0]!).toBeGreaterThanOrEqual(BUSY_SECONDS * 1_000 - 20);
    }
    rule.clear();
    await pupil.expectSync(`Đã lưu ${line === "busy" ? 4 : 3}/10`);
    expect(await pupil.counted()).toEqual(await pupil.shown());
    expect(await pupil.onDevice()).toBe(0);
  });

  it.concurrent.each(some("lost answer", "hanging"))("a take-over on a line that is %s", async (line) => {
    const pupil = await pages().pupil();
    const rule = pupil.fault("claim", line);
    await pupil.open();
    await eventually(
      () => rule.hits.length,
      (n) => n > 0,
    );
    await pupil.choose(1, 0);
    await pupil.choose(2, 0);
    await pupil.expectSync("Đã lưu 2/10");
    rule.clear();
    await eventually(
      async () => (await pupil.row()).epoch,
      (epoch) => epoch > 1,
    );
    await pupil.choose(1, 1);
    await pupil.expectState(1, "Đã lưu");
    expect(await pupil.counted()).toEqual(await pupil.shown());
  });

  it.concurrent.each(some("refused", "hanging"))("a heartbeat on a line that is %s", async (line) => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    const rule = pupil.fault("beat", line);
    await pupil.beat();
    await eventually(
      () => rule.hits.length,
      (n) => n > 0,
    );
    await pupil.choose(2, 0);
    await pupil.expectState(2, "Đã lưu");
    rule.clear();
    await pupil.beat();
    await eventually(() => pupil.page.locator("[data-note=network]").count(), 0);
    expect(await pupil.counted()).toEqual(await pupil.shown());
  });

  it.concurrent.each(some("lost answer", "slow"))("handing in on a line that is %s", async (line) => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.choose(2, 1);
    const shown = await pupil.shown();
    const rule = pupil.fault("submit", line);
    await pupil.handIn();
    await eventually(
      () => rule.hits.length,
      (n) => n > 0,
    );
    rule.clear();
    await pupil.expectReceipt();
    expect(await pupil.row()).toMatchObject({ state: "submitted", receipt: expect.stringMatching(/^\w{4}-/) });
    expect(await pupil.counted()).toEqual(shown);
    expect(await pupil.onDevice()).toBe(0);
  });

  it.concurrent.each(some("refused").filter((line) => line !== "hanging"))(
    "loading on a line that is %s",
    async (line) => {
      const pupil = await pages().pupil();
      const rule = pupil.fault("load", line);
      await pupil.page.goto(paths.attempt(pupil.attempt)).catch(() => {});
      expect(rule.hits.length).toBeGreaterThan(0);
      rule.clear();
      await pupil.open();
      await pupil.choose(1, 0);
      await pupil.expectSync("Đã lưu 1/10");
      expect(await pupil.counted()).toEqual(await pupil.shown());
    },
  );

  it.concurrent("a reload while answers wait", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    const rule = pupil.fault("save", "refused");
    await pupil.choose(1, 1);
    await pupil.choose(2, 0);
    await pupil.expectState(2, WAITING);
    const shown = await pupil.shown();
    await pupil.page.reload();
    await pupil.expectSync("2 câu chờ gửi");
    expect(await pupil.shown()).toEqual(shown);
    // and what is chosen after the reload is newer than what waits from before
    await pupil.choose(1, 0);
    rule.clear();
    await pupil.expectSync("Đã lưu 2/10");
    expect(await pupil.counted()).toEqual(await pupil.shown());
  });

  it.concurrent("a crash of the tab, with everything on the device", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    const rule = pupil.offline();
    await pupil.choose(1, 0);
    await pupil.choose(2, 1);
    await pupil.expectState(2, WAITING);
    const shown = await pupil.shown();
    await pupil.page.close({ runBeforeUnload: false });
    rule.clear();
    const page = await pupil.secondTab();
    await pupil.expectSync("Đã lưu 2/10", page);
    expect(await pupil.shown(page)).toEqual(shown);
    expect(await pupil.counted()).toEqual(shown);
  });
}
