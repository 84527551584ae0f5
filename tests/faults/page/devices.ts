/** Two tabs, two devices, one attempt: one holds it, the others say so, and nobody's answers overwrite newer ones. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { eventually } from "../support/eventually.ts";
import { type ExamPages, STEPS } from "../support/exam-page.ts";

const READ_ONLY = "Chỉ xem";

export function deviceFaults(pages: () => ExamPages): void {
  it.concurrent("a duplicated tab shares nothing with the one it was copied from", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    // a window opened by a page gets a copy of its session's store, as a duplicated tab does
    const [copy] = await Promise.all([
      pupil.context.waitForEvent("page"),
      pupil.page.evaluate(() => void window.open(location.href)),
    ]);
    await copy.waitForLoadState();
    await pupil.expectSync("Đã lưu 1/10", copy);
    // both answer, before the older one has heard of the other
    await pupil.choose(2, 0, copy);
    await pupil.choose(3, 1);
    await pupil.expectState(2, "Đã lưu", copy);
    await pupil.expectState(3, "Đã lưu");
    await pupil.expectSync(READ_ONLY);
    const clients = new Set((await pupil.events()).map(({ clientId, seq }) => `${clientId}/${seq}`));
    expect(clients.size).toBe(3);
    expect(await pupil.counted()).toHaveLength(3);
    expect(await pupil.counted()).toEqual(
      [...new Set([...(await pupil.shown()), ...(await pupil.shown(copy))])].sort(),
    );
  });

  it.concurrent("a page that was out of sight says so once it is back, with sums that outlive a reload", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.hide(1_200);
    await eventually(
      () => pupil.absence(),
      (told) => told?.times === 1 && told.ms >= 1_000 && told.ms < 60_000,
    );
    await pupil.page.reload();
    await pupil.hide(100);
    await eventually(
      () => pupil.absence(),
      (told) => told?.times === 2,
    );
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
  });

  it.concurrent("the older of two tabs is read-only, cannot hand in, and takes over openly", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    // on a slow machine its next heartbeat would tell the first one before it hands in
    let letBeatsGo = () => {};
    const handedIn = new Promise<void>((resolve) => {
      letBeatsGo = resolve;
    });
    await pupil.page.route(`**${STEPS.beat}`, (route) => handedIn.then(() => route.continue()));
    const second = await pupil.secondTab();
    await pupil.choose(1, 1, second);
    await pupil.choose(2, 0, second);
    await pupil.expectState(2, "Đã lưu", second);
    // the first has not heard of it yet and hands in
    await pupil.page.evaluate(() => location.assign("#xem-lai"));
    await pupil.page.locator("[data-submit]").click();
    letBeatsGo();
    await pupil.expectSync(READ_ONLY);
    expect(await pupil.row()).toMatchObject({ state: "open" });
    await pupil.page.getByText("Bài đang mở ở trang khác hoặc thiết bị khác.", { exact: true }).first().waitFor();
    expect(await pupil.page.locator("[data-submit]").getAttribute("aria-disabled")).toBe("true");

    await pupil.page.getByRole("button", { name: "Làm tiếp ở đây" }).click();
    await pupil.expectSync("Đã lưu 2/10");
    expect(await pupil.shown()).toEqual(await pupil.shown(second));
    await pupil.beat(second);
    await pupil.expectSync(READ_ONLY, second);
    await pupil.choose(3, 0);
    await pupil.expectState(3, "Đã lưu");
    await pupil.handIn();
    await pupil.expectReceipt();
    await pupil.beat(second);
    await pupil.expectReceipt(second);
    expect(await pupil.row()).toMatchObject({ state: "submitted" });
  });

  it.concurrent("answers of a device without network count only where the newer one did not answer", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    await pupil.context.setOffline(true);
    await pupil.choose(2, 0);
    await pupil.choose(3, 0);
    await pupil.expectState(3, "Đã giữ trong máy, chờ gửi");
    // the second device has cookies of its own, and nothing of the first one's store
    const other = await pages().device(pupil.number);
    await pupil.open(other);
    await pupil.choose(2, 1, other);
    await pupil.expectState(2, "Đã lưu", other);
    await pupil.context.setOffline(false);
    await pupil.expectState(3, "Đã lưu");
    await pupil.expectSync(READ_ONLY);
    const counted = await pupil.counted();
    expect(counted).toHaveLength(3);
    // question 2 as the newer device answered it, question 3 as the older one did
    const [ofOlder, ofNewer] = [await pupil.shown(), await pupil.shown(other)];
    expect(counted).toEqual(
      [...ofOlder.filter((one) => ofNewer.every((two) => two.split(" ")[0] !== one.split(" ")[0])), ...ofNewer].sort(),
    );
    await pupil.page.getByRole("button", { name: "Làm tiếp ở đây" }).click();
    await eventually(() => pupil.shown(), counted);
  });

  it.concurrent("what a page could not send goes out after signing out, from any later page, and nothing stays", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    const line = pupil.offline();
    await pupil.choose(2, 0);
    await pupil.choose(3, 1);
    await pupil.expectState(3, "Đã giữ trong máy, chờ gửi");
    const shown = await pupil.shown();
    // leaving by the address bar, signing out, the next pupil's sign-in page
    await pupil.page.goto(paths.contests());
    expect(await pupil.onDevice()).toBe(2);
    await pupil.page.getByRole("button", { name: "Thoát" }).click();
    await pupil.page.locator(".who").getByRole("link", { name: "Đăng nhập" }).waitFor();
    line.clear();
    await pupil.page.goto(paths.signIn());
    await eventually(() => pupil.onDevice(), 0);
    expect(await pupil.counted()).toEqual(shown);
  });

  it.concurrent("what waits longer than a day after the deadline is no more offered than kept", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    const line = pupil.offline();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã giữ trong máy, chờ gửi");
    await pupil.context.addInitScript("{ const now = Date.now; Date.now = () => now() + 26 * 3600000; }");
    await pupil.page.goto(paths.contests());
    await eventually(() => pupil.onDevice(), 0);
    line.clear();
    expect(await pupil.events()).toEqual([]);
  });
}
