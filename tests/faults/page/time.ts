/** Clocks that are wrong, time that is given, and answers that come after the end. */
import { expect, it } from "vitest";
import { answersThatCount } from "#app/domain/attempt.ts";
import { eventually } from "../support/eventually.ts";
import type { ExamPages } from "../support/exam-page.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

export function timeFaults(pages: () => ExamPages): void {
  it.concurrent.each([
    ["a day behind", -DAY],
    ["a day ahead", DAY],
  ])("a device whose clock is %s counts and saves like any other", async (_name, away) => {
    const pupil = await pages().pupil();
    await pupil.context.addInitScript(`{
      const now = Date.now;
      let away = ${away};
      Date.now = () => now() + away;
      globalThis.turnBack = () => { away = 0; };
    }`);
    await pupil.open();
    await pupil.expectTimeOf(pupil.deadlineAt);
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    // and what waits is not thrown away when the device gets the right time in between
    const rule = pupil.fault("save", "refused");
    await pupil.choose(2, 0);
    await pupil.expectState(2, "Đã giữ trong máy, chờ gửi");
    await pupil.page.evaluate("turnBack()");
    await pupil.page.reload();
    await pupil.expectSync("1 câu chờ gửi");
    rule.clear();
    await pupil.expectSync("Đã lưu 2/10");
    await pupil.expectTimeOf(pupil.deadlineAt);
    expect(await pupil.counted()).toEqual(await pupil.shown());
  });

  it.concurrent("time that is given reaches the running page, also after it has shown the end", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    const deadline = await pupil.setDeadline(20 * MINUTE);
    await pupil.beat();
    await pupil.expectTimeOf(deadline);
    // with an acknowledgement as well as with a heartbeat
    const later = await pupil.setDeadline(25 * MINUTE);
    await pupil.choose(2, 0);
    await pupil.expectTimeOf(later);

    // the end comes while there is no network, and the pupil is given time before it is back
    const { epoch } = await pupil.row();
    await pupil.setDeadline(3_000);
    await pupil.beat();
    await eventually(
      () => pupil.remaining(),
      (seconds) => seconds <= 3,
    );
    const line = pupil.offline();
    await pupil.page.getByText("Hết giờ.", { exact: true }).waitFor();
    const given = await pupil.setDeadline(10 * MINUTE);
    line.clear();
    await pupil.expectTimeOf(given);
    await pupil.choose(3, 0);
    await pupil.expectState(3, "Đã lưu");
    expect(await pupil.row()).toMatchObject({ state: "open", epoch });
    expect(await pupil.counted()).toEqual(await pupil.shown());
  });

  it.concurrent("the timer warns at 5 minutes, 1 minute and 10 seconds, and the attempt goes in by itself", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 1);
    await pupil.expectState(1, "Đã lưu");
    const shown = await pupil.shown();
    for (const [seconds, words] of [
      [300, "Còn 5 phút."],
      [60, "Còn 1 phút."],
      [10, "Còn 10 giây."],
    ] as const) {
      await pupil.setDeadline(seconds * 1_000 + 1_500);
      await pupil.beat();
      await pupil.page.locator("[data-note=time]", { hasText: words }).waitFor();
      await eventually(() => pupil.page.locator("[data-say-polite]").textContent(), words);
    }
    const deadline = await pupil.setDeadline(2_000);
    await pupil.beat();
    await pupil.expectReceipt();
    expect(await pupil.row()).toMatchObject({ state: "submitted", finished_at: deadline });
    expect(await pupil.counted()).toEqual(shown);
  });

  it.concurrent("aeroplane mode until after the end: late answers are kept, and are late", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    const inTime = await pupil.shown();
    const deadline = await pupil.setDeadline(4_000);
    await pupil.beat();
    await eventually(
      () => pupil.remaining(),
      (seconds) => seconds <= 4,
    );
    const line = pupil.offline();
    await pupil.choose(2, 1);
    await pupil.choose(3, 0);
    await pupil.expectState(3, "Đã giữ trong máy, chờ gửi");
    const all = await pupil.shown();
    await pupil.page.getByText("Hết giờ.", { exact: true }).waitFor();
    // the server closes what nobody hands in, and the pupil comes back to the network after that
    await eventually(async () => (await pupil.row()).state, "expired");
    line.clear();
    await pupil.expectReceipt();
    expect(await pupil.row()).toMatchObject({ state: "expired", finished_at: deadline });
    expect(await pupil.counted()).toEqual(inTime);
    expect(await pupil.onDevice()).toBe(0);
    // an incident that is entered later makes them count
    const events = await pupil.events();
    const counted = [...answersThatCount(events, deadline + 10 * MINUTE)];
    expect(counted.flatMap(([question, answer]) => answer.map((option) => `${question} ${option}`)).sort()).toEqual(
      all,
    );
  });
}
