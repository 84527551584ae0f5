import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { CopyText } from "#app/components/copy-text.tsx";
import { ClassTable } from "#app/features/reports/class-table.tsx";
import { RoundPicker } from "#app/features/reports/round-picker.tsx";
import { TurnoutSection } from "#app/features/reports/turnout-section.tsx";

const NOW = Date.UTC(2026, 10, 30, 1);
const HOUR = 3_600_000;
const ROUND = {
  id: "R1",
  slug: "thi",
  title: "Tìm hiểu ASEAN",
  roundTitle: "Vòng 1",
  opensAt: NOW - HOUR,
  closesAt: NOW + 3 * HOUR + 20 * 60_000,
  phase: "open" as const,
};
const member = (name: string, state: "none" | "open" | "done", score: number | null = null) => ({
  name,
  login: name,
  state,
  turns: state === "done" ? 1 : 0,
  finishedAt: state === "done" ? NOW : null,
  score,
  lessonsBegun: 0,
  lessonsDone: 0,
});
const MEMBERS = [member("An", "done", 17_500), member("Bình", "open"), member("Chi", "none")];

describe("the table of a class", () => {
  const table = { members: MEMBERS, label: "Danh sách", scoresOut: true, word: "lớp", fill: null };
  const shown = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);

  it.each([
    ["all", ["An", "Bình", "Chi"]],
    ["none", ["Chi"]],
    ["open", ["Bình"]],
    ["done", ["An"]],
  ] as const)("filtered by %s shows %s", (filter, names) => {
    render(<ClassTable {...table} filter={filter} />);
    expect(shown()).toEqual(names);
  });

  it("has the time of finishing and the score, and no column of scores before they are out", () => {
    const { unmount } = render(<ClassTable {...table} filter="done" />);
    expect(screen.getByText("08:00 30/11/2026")).toBeInTheDocument();
    expect(screen.getByText("17,5")).toBeInTheDocument();
    unmount();
    render(<ClassTable {...table} filter="done" scoresOut={false} />);
    expect(screen.queryByText("17,5")).not.toBeInTheDocument();
    expect(screen.queryByRole("columnheader", { name: "Điểm" })).not.toBeInTheDocument();
  });

  it("says that nobody is missing, and where an empty list is filled", () => {
    const { unmount } = render(<ClassTable {...table} members={[MEMBERS[0]!]} filter="none" />);
    expect(screen.getByText("Không còn ai chưa thi")).toBeInTheDocument();
    unmount();
    render(<ClassTable {...table} members={[]} filter="all" fill={{ href: "/nhap", label: "Nhập danh sách" }} />);
    expect(screen.getByRole("link", { name: "Nhập danh sách" })).toHaveAttribute("href", "/nhap");
  });
});

describe("the turnout of a school", () => {
  const line = (name: string, members: number, sat: number, running = 0) => ({
    id: name,
    name,
    members,
    sat,
    running,
    contacts: name === "10A2" ? [{ name: "Lê Lan", phone: "0912" }] : [],
  });
  const page = {
    word: "lớp",
    choices: [ROUND],
    round: ROUND,
    tooMany: false,
    lines: [line("10A2", 40, 0), line("10A1", 40, 38, 1)],
    order: "fewest" as const,
    phones: true,
    text: "10A2: cả 40 bạn",
    now: NOW,
  };

  it("adds up, makes a class at zero stand out and links each class to its own page of the same round", () => {
    render(<TurnoutSection page={page} address="/truong/S?bang=du-thi" />);
    expect(screen.getByText(/còn 3 giờ 20 phút/)).toBeInTheDocument();
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows[1]).toHaveTextContent(/10A2.*40.*0.*0.*40.*Chưa có ai.*Lê Lan.*0912/);
    expect(rows[2]).toHaveTextContent(/10A1.*40.*38.*1.*1.*95,0%.*Chưa giao/);
    expect(rows[3]).toHaveTextContent(/Cộng.*80.*38.*1.*41.*47,5%/);
    expect(screen.getByRole("link", { name: "10A2" })).toHaveAttribute("href", "/lop/10A2?vong=R1");
    expect(screen.getByRole("textbox")).toHaveValue("10A2: cả 40 bạn");
  });

  it("sorts by addresses that keep the tab and the round", () => {
    render(<TurnoutSection page={page} address="/truong/S?bang=du-thi" />);
    const byName = screen.getByRole("link", { name: "Lớp" });
    expect(byName).toHaveAttribute("href", "/truong/S?bang=du-thi&vong=R1&sap-xep=ten");
    expect(screen.getByRole("columnheader", { name: "Tỷ lệ" })).toHaveAttribute("aria-sort", "ascending");
  });

  it("shows no phones to who may not read them, and says what is missing", () => {
    const { unmount } = render(<TurnoutSection page={{ ...page, phones: false }} address="/x?bang=du-thi" />);
    expect(screen.queryByRole("columnheader", { name: "Điện thoại" })).not.toBeInTheDocument();
    unmount();
    const none = { ...page, choices: [], round: null, lines: [], text: "" };
    const { unmount: next } = render(<TurnoutSection page={none} address="/x?bang=du-thi" />);
    expect(screen.getByText("Chưa có cuộc thi nào")).toBeInTheDocument();
    next();
    render(<TurnoutSection page={{ ...none, tooMany: true }} address="/x?bang=du-thi" />);
    expect(screen.getByText("Quá nhiều đơn vị để xem một lần")).toBeInTheDocument();
  });
});

describe("choosing a round", () => {
  it("keeps what else the address says, and is not there without a choice", () => {
    const other = { ...ROUND, id: "R2", phase: "closed" as const };
    const { container, unmount } = render(
      <RoundPicker action="/lop/L" choices={[ROUND, other]} current="R2" keep={{ ten: "co" }} />,
    );
    expect(screen.getByRole("combobox")).toHaveValue("R2");
    expect(screen.getAllByRole("option").map((each) => each.textContent)).toEqual([
      "Tìm hiểu ASEAN, Vòng 1 (đang mở)",
      "Tìm hiểu ASEAN, Vòng 1 (đã đóng 30/11/2026)",
    ]);
    expect(container.querySelector("input[name=ten]")).toHaveValue("co");
    unmount();
    render(<RoundPicker action="/lop/L" choices={[ROUND]} current="R1" />);
    expect(screen.queryByRole("form")).not.toBeInTheDocument();
  });
});

describe("a text to copy", () => {
  it("is selected and copied by the button, and tells how it went", async () => {
    const commands: string[] = [];
    let works = true;
    Object.assign(document, {
      execCommand: (command: string) => {
        commands.push(command);
        return works;
      },
    });
    const { rerender } = render(<CopyText id="tin" label="Nội dung tin" text="Đã thi 1 trong 2 bạn." />);
    const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Nội dung tin" });
    expect(box).toHaveAttribute("readonly");
    await userEvent.click(screen.getByRole("button", { name: "Chép" }));
    expect(commands).toEqual(["copy"]);
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, box.value.length]);
    expect(screen.getByRole("status")).toHaveTextContent("Đã chép.");
    rerender(<CopyText id="tin" label="Nội dung tin" text="Cả 2 bạn đã thi." />);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    works = false;
    await userEvent.click(screen.getByRole("button", { name: "Chép" }));
    expect(screen.getByRole("status")).toHaveTextContent("Chưa chép được.");
  });
});
