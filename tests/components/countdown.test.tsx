import { act, fireEvent, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { Countdown } from "#app/components/countdown.tsx";
import { clockFace, clockWords, thresholdWords } from "#app/components/countdown-clock.ts";

const MINUTE = 60_000;

describe("the clock's words", () => {
  test.each([
    [522_000, "08:42", "8 phút 42 giây"],
    [521_001, "08:42", "8 phút 42 giây"],
    [60_000, "01:00", "1 phút"],
    [999, "00:01", "1 giây"],
    [0, "00:00", "0 giây"],
    [-50, "00:00", "0 giây"],
    [4_122_000, "1:08:42", "68 phút 42 giây"],
  ])("%s ms", (ms, face, words) => {
    expect(clockFace(ms)).toBe(face);
    expect(clockWords(ms)).toBe(words);
  });

  test.each([
    [5 * MINUTE + 1, 5 * MINUTE, "Còn 5 phút."],
    [5 * MINUTE, 5 * MINUTE - 1, undefined],
    [MINUTE + 250, MINUTE, "Còn 1 phút."],
    [10 * MINUTE, 30_000, "Còn 1 phút."],
    [4 * MINUTE, 3 * MINUTE, undefined],
  ])("from %s to %s says %s", (before, after, words) => {
    expect(thresholdWords(before, after)).toBe(words);
  });
});

describe("Countdown", () => {
  let elapsed = 0;
  const now = () => elapsed;

  /** Lets time pass on both clocks: the steady one that is read and the timer that looks at it. */
  function pass(ms: number) {
    act(() => {
      elapsed += ms;
      vi.advanceTimersByTime(250);
    });
  }

  beforeEach(() => {
    elapsed = 1_000_000;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("stands in the first HTML, before any script", () => {
    expect(renderToString(<Countdown remainingMs={522_000} />)).toContain("08:42");
  });

  it("counts silently by the steady clock, however late the timer fires", () => {
    render(<Countdown remainingMs={522_000} now={now} />);
    const timer = screen.getByRole("timer", { name: "Thời gian còn lại" });
    expect(timer).toHaveAttribute("aria-live", "off");
    expect(timer).toHaveTextContent("08:42");
    pass(12_000);
    expect(timer).toHaveTextContent("08:30");
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  it("speaks at five minutes and at one, and calls out at the end, once", () => {
    const onEnd = vi.fn();
    render(<Countdown remainingMs={6 * MINUTE} now={now} onEnd={onEnd} />);
    pass(MINUTE);
    expect(screen.getByRole("status")).toHaveTextContent("Còn 5 phút.");
    pass(4 * MINUTE);
    expect(screen.getByRole("status")).toHaveTextContent("Còn 1 phút.");
    expect(screen.getByRole("alert")).toBeEmptyDOMElement();
    pass(MINUTE);
    pass(MINUTE);
    expect(screen.getByRole("alert")).toHaveTextContent("Hết giờ.");
    expect(screen.getByRole("timer")).toHaveTextContent("00:00");
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it("can be hidden, and the thresholds still come", () => {
    render(<Countdown remainingMs={6 * MINUTE} now={now} />);
    const hide = screen.getByRole("button", { name: "Ẩn đồng hồ" });
    fireEvent.click(hide);
    expect(hide).toHaveAttribute("aria-pressed", "true");
    expect(screen.getByRole("timer")).not.toHaveTextContent("06:00");
    pass(MINUTE);
    expect(screen.getByRole("status")).toHaveTextContent("Còn 5 phút.");
  });

  it("reads the time on request", () => {
    render(<Countdown remainingMs={522_000} now={now} />);
    fireEvent.click(screen.getByRole("button", { name: "Đọc thời gian còn lại" }));
    expect(screen.getByRole("status")).toHaveTextContent("Còn 8 phút 42 giây.");
  });

  it("is set right by the server", () => {
    const { rerender } = render(<Countdown remainingMs={522_000} now={now} />);
    pass(20_000);
    rerender(<Countdown remainingMs={600_000} now={now} />);
    expect(screen.getByRole("timer")).toHaveTextContent("10:00");
  });
});
