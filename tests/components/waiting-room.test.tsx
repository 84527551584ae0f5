import { act, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WaitingRoom } from "#app/features/attempts/waiting-room.tsx";

const PAPER = "/thi/01ABC";
const OPENS_AT = Date.UTC(2026, 10, 16, 1); // 08:00 in Viet Nam

interface Answer {
  status: number;
  body?: object;
  retryAfter?: string;
}

describe("the page before the bell", () => {
  let elapsed = 0;
  let answers: Answer[] = [];
  const asked = vi.fn();
  const go = vi.fn();

  /** Lets time pass on the steady clock and on the timers, and the answers arrive. */
  async function pass(ms: number) {
    for (let done = 0; done < ms; done += 250) {
      elapsed += 250;
      await act(() => vi.advanceTimersByTimeAsync(250));
    }
  }

  const props = { slug: "asean", minutes: 20, opensAt: OPENS_AT, spreadMs: 10_000, script: "/browser/attempt.js", go };
  const show = (opensInMs: number, random = 0.5) =>
    render(<WaitingRoom {...props} opensInMs={opensInMs} now={() => elapsed} random={() => random} />);

  beforeEach(() => {
    elapsed = 5_000;
    answers = [];
    vi.useFakeTimers();
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      asked(path, init.method);
      const { status, body = {}, retryAfter } = answers.shift() ?? { status: 503 };
      return new Response(JSON.stringify(body), { status, headers: retryAfter ? { "Retry-After": retryAfter } : {} });
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    asked.mockClear();
    go.mockClear();
  });

  it("is the time and a button where no script runs", () => {
    const html = renderToString(<WaitingRoom {...props} opensInMs={90_000} />);
    expect(html).toContain('action="/cuoc-thi/asean/bat-dau"');
    expect(html).toContain("Bắt đầu làm bài");
    expect(html).toContain("01:30");
    expect(html).toContain('rel="modulepreload" href="/browser/attempt.js"');
  });

  it("asks nothing while it waits, and starts by itself within the spread after the bell", async () => {
    answers = [{ status: 200, body: { next: PAPER } }];
    show(30_000);
    expect(screen.queryByRole("button")).toBeNull();
    await pass(29_000);
    expect(screen.getByRole("timer").textContent).toBe("00:01");
    expect(asked).not.toHaveBeenCalled();
    await pass(1_250);
    expect(screen.getAllByText(/mở lần lượt trong ít giây/).length).toBeGreaterThan(0);
    await pass(4_000);
    expect(asked).not.toHaveBeenCalled();
    await pass(1_500);
    expect(asked.mock.calls).toEqual([["/cuoc-thi/asean/bat-dau", "POST"]]);
    expect(go).toHaveBeenCalledWith(PAPER);
  });

  it("asks once before the bell whether the opening was moved", async () => {
    answers = [{ status: 409, body: { next: "/x", opensInMs: 600_000 } }];
    show(120_000);
    await pass(70_000);
    expect(asked).not.toHaveBeenCalled();
    await pass(10_000); // 45 s before, with this random number
    expect(asked).toHaveBeenCalledTimes(1);
    expect(screen.getByRole("timer").textContent).toMatch(/^09:5/);
    await pass(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("waits as long as a busy server asks for, and tries again by itself", async () => {
    answers = [
      { status: 503, retryAfter: "6" },
      { status: 200, body: { next: PAPER } },
    ];
    show(1_000, 0);
    await pass(2_000);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(screen.getAllByText(/tự vào lại/).length).toBeGreaterThan(0);
    expect(screen.getByRole("button", { name: "Bắt đầu làm bài" })).toBeTruthy();
    await pass(4_500);
    expect(go).not.toHaveBeenCalled();
    await pass(2_000);
    expect(go).toHaveBeenCalledWith(PAPER);
  });

  it("does not begin anybody's time behind another page", async () => {
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    answers = [{ status: 200, body: { next: PAPER } }];
    show(1_000, 0);
    await pass(20_000);
    expect(asked).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
    await pass(250);
    expect(go).toHaveBeenCalledWith(PAPER);
    hidden.mockRestore();
  });

  it.each([
    [401, { next: "/dang-nhap" }],
    [409, { next: "/cuoc-thi/asean?loi=not_invited", opensInMs: null }],
  ])("goes where the server sends it: %i", async (status, body) => {
    answers = [{ status, body }];
    show(500, 0);
    await pass(1_500);
    expect(go).toHaveBeenCalledWith(body.next);
  });
});
