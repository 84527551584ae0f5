import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { Button } from "#app/components/button.tsx";
import { Dialog } from "#app/components/dialog.tsx";
import { Toast } from "#app/components/toast.tsx";

const dialog = (
  <Dialog open={{ label: "Huỷ lượt thi", href: "#hoi" }} title="Huỷ lượt thi này?" keepLabel="Giữ lại">
    {(keep) => (
      <form>
        <p>Bài làm vẫn giữ lại để tra cứu.</p>
        <Button variant="danger">Huỷ lượt thi</Button>
        {keep}
      </form>
    )}
  </Dialog>
);

/** jsdom draws <dialog> but cannot open it as a modal; these two lines stand in for the browser. */
function giveModalDialogs() {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
}

describe("Dialog", () => {
  const { showModal, close } = HTMLDialogElement.prototype;
  afterEach(() => {
    Object.assign(HTMLDialogElement.prototype, { showModal, close });
    window.location.hash = "";
  });

  it("opens under its question and closes without doing anything", async () => {
    giveModalDialogs();
    render(dialog);
    await userEvent.click(screen.getByRole("link", { name: "Huỷ lượt thi" }));
    expect(screen.getByRole("dialog", { name: "Huỷ lượt thi này?" })).toBeVisible();
    expect(window.location.hash).toBe("");
    await userEvent.click(screen.getByRole("button", { name: "Giữ lại" }));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("leads to a page that asks the same where the browser has no modal dialog", async () => {
    Object.assign(HTMLDialogElement.prototype, { showModal: undefined });
    render(dialog);
    await userEvent.click(screen.getByRole("link", { name: "Huỷ lượt thi" }));
    expect(window.location.hash).toBe("#hoi");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
});

describe("Toast", () => {
  it("is polite, offers to undo, and stays until it is closed", async () => {
    render(<Toast action={<button type="button">Hoàn tác</button>}>Đã giao cho 5 lớp</Toast>);
    expect(screen.getByRole("status")).toHaveTextContent("Đã giao cho 5 lớp");
    expect(screen.getByRole("button", { name: "Hoàn tác" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Đóng" }));
    expect(screen.queryByRole("status")).not.toBeInTheDocument();
  });
});
