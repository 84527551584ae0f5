import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Button, ButtonLink } from "#app/components/button.tsx";

it("is a button that submits unless told otherwise", () => {
  render(
    <>
      <Button>Lưu</Button>
      <Button type="button" variant="quiet" big full icon="print">
        In
      </Button>
    </>,
  );
  expect(screen.getByRole("button", { name: "Lưu" })).toHaveAttribute("type", "submit");
  const print = screen.getByRole("button", { name: "In" });
  expect(print).toHaveAttribute("type", "button");
  expect(print).toHaveClass("btn", "quiet", "big", "full");
});

it("keeps a disabled button in the tab order, says why, and does nothing", async () => {
  const pressed = vi.fn();
  const submitted = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  render(
    <form onSubmit={submitted}>
      <Button disabledReason="Còn 1 phần trống." onClick={pressed}>
        Ban hành
      </Button>
    </form>,
  );
  const button = screen.getByRole("button", { name: "Ban hành" });
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveAccessibleDescription("Còn 1 phần trống.");
  await userEvent.tab();
  expect(button).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await userEvent.click(button);
  expect(pressed).not.toHaveBeenCalled();
  expect(submitted).not.toHaveBeenCalled();
});

it("is a link where it only goes somewhere; disabled it leads nowhere but says why", async () => {
  render(
    <>
      <ButtonLink href="/cuoc-thi" variant="onField">
        Xem cuộc thi
      </ButtonLink>
      <ButtonLink href="/thi" disabledReason="Mở lúc 08:00 ngày 16/11/2026.">
        Vào thi
      </ButtonLink>
    </>,
  );
  expect(screen.getByRole("link", { name: "Xem cuộc thi" })).toHaveAttribute("href", "/cuoc-thi");
  const closed = screen.getByRole("link", { name: "Vào thi" });
  expect(closed).not.toHaveAttribute("href");
  expect(closed).toHaveAttribute("aria-disabled", "true");
  expect(closed).toHaveAccessibleDescription("Mở lúc 08:00 ngày 16/11/2026.");
  closed.focus();
  expect(closed).toHaveFocus();
});
