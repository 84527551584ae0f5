/** The boxes of each kind of question as a pupil handles them, and as the attempt's script reads and sets them. */
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { partsOf, readAnswer, writeAnswer } from "#app/browser/attempt/boxes.ts";
import { arrangeOrder, wireOrder } from "#app/browser/attempt/ordering.ts";
import { Typing } from "#app/browser/attempt/typing.ts";
import { type Mend, QuestionCard } from "#app/features/attempts/question-card.tsx";
import type { PaperQuestion } from "#app/features/attempts/view.server.ts";

const option = (id: string, text = id) => ({ id, text });
const BASE: PaperQuestion = {
  id: "Q1",
  kind: "single",
  prompt: "Câu hỏi?",
  options: [option("a", "Một"), option("b", "Hai"), option("c", "Ba")],
  targets: [],
  short: null,
  chosen: [],
};
const CARDS = {
  single: BASE,
  multiple: { ...BASE, kind: "multiple" },
  truefalse: { ...BASE, kind: "truefalse", options: [option("true", "Đúng"), option("false", "Sai")] },
  statements: { ...BASE, kind: "statements", options: ["a", "b", "c", "d"].map((id) => option(id, `Ý ${id}`)) },
  short: { ...BASE, kind: "short", options: [], short: { compare: "number", unit: "nước" } },
  ordering: { ...BASE, kind: "ordering", options: [option("x", "Xanh"), option("y", "Vàng"), option("z", "Đỏ")] },
  matching: {
    ...BASE,
    kind: "matching",
    options: [option("l1", "Lào"), option("l2", "Thái Lan")],
    targets: [option("r1", "bạt"), option("r2", "kíp"), option("r3", "riel")],
  },
} satisfies Record<string, PaperQuestion>;
type Kind = keyof typeof CARDS;

/** As the server sends it: the page is not hydrated. */
function show(kind: Kind, over: Partial<PaperQuestion> = {}, mend?: Mend): HTMLElement {
  const html = renderToStaticMarkup(
    <QuestionCard question={{ ...CARDS[kind], ...over }} number={1} total={7} mend={mend} />,
  );
  const { container } = render(<div dangerouslySetInnerHTML={{ __html: html }} />);
  return container.querySelector<HTMLElement>("[data-question]")!;
}

describe("a card", () => {
  it.each<[Kind, string[], string]>([
    ["single", ["b"], "Đã lưu"],
    ["multiple", ["a", "c"], "Đã lưu"],
    ["truefalse", ["false"], "Đã lưu"],
    ["statements", ["a:true", "b:false", "c:false", "d:true"], "Đã lưu"],
    ["statements", ["b:false"], "Đã lưu 1/4 ý"],
    ["short", ["mười một"], "Đã lưu"],
    ["ordering", ["z", "x", "y"], "Đã lưu"],
    ["ordering", ["", "x", ""], "Đã lưu 1/3 ý"],
    ["matching", ["l1=r2", "l2=r1"], "Đã lưu"],
    ["matching", ["l2=r1"], "Đã lưu 1/2 ý"],
    ["matching", [], "Chưa trả lời"],
  ])("of kind %s shows the answer %j, and the script reads it there", (kind, chosen, state) => {
    const section = show(kind, { chosen });
    expect(readAnswer(section)).toEqual(chosen);
    expect(section.querySelector("[data-state]")).toHaveTextContent(new RegExp(`^${state}$`));
  });

  it.each<[Kind, string[]]>([
    ["single", ["c"]],
    ["multiple", ["b", "c"]],
    ["statements", ["a:false", "d:true"]],
    ["short", ["11"]],
    ["ordering", ["y", "z", "x"]],
    ["matching", ["l1=r3"]],
  ])("of kind %s takes the answer %j from the device, and lets it go again", (kind, answer) => {
    const section = show(kind, { chosen: [] });
    writeAnswer(section, answer);
    expect(readAnswer(section)).toEqual(answer);
    writeAnswer(section, []);
    expect(readAnswer(section)).toEqual([]);
  });

  it.each<Kind>(Object.keys(CARDS) as Kind[])(
    "of kind %s names every box, and the fieldset by its question",
    (kind) => {
      const section = show(kind);
      expect(within(section).getByRole("group", { name: /Câu hỏi\?$/ })).toBeInTheDocument();
      for (const role of ["radio", "checkbox", "combobox", "textbox", "button"] as const) {
        for (const box of within(section).queryAllByRole(role)) expect(box).toHaveAccessibleName();
      }
    },
  );
});

describe("statements", () => {
  it("have two radios each, of which the arrow keys choose one", async () => {
    const section = show("statements");
    const first = within(section).getByRole("radiogroup", { name: "a) Ý a" });
    await userEvent.click(within(first).getByRole("radio", { name: "Đúng" }));
    await userEvent.click(within(section).getAllByRole("radio", { name: "Sai" })[2]!);
    expect(readAnswer(section)).toEqual(["a:true", "c:false"]);
    expect(partsOf(section)).toEqual({ done: 2, of: 4 });
    await userEvent.click(within(first).getByText("Sai"));
    expect(readAnswer(section)).toEqual(["a:false", "c:false"]);
  });
});

describe("pairs", () => {
  it("are chosen from a list beside each left side, and taken back by its first line", async () => {
    const section = show("matching");
    const lao = within(section).getByRole("combobox", { name: "Lào" });
    await userEvent.selectOptions(lao, "kíp");
    await userEvent.selectOptions(within(section).getByRole("combobox", { name: "Thái Lan" }), "bạt");
    expect(readAnswer(section)).toEqual(["l1=r2", "l2=r1"]);
    await userEvent.selectOptions(lao, "Chọn…");
    expect(readAnswer(section)).toEqual(["l2=r1"]);
  });
});

describe("a short answer", () => {
  it("says how it is compared and offers the keys for numbers", () => {
    show("short");
    const box = screen.getByRole("textbox", { name: "Câu trả lời của bạn (nước)" });
    expect(box).toHaveAccessibleDescription("Viết một số, ví dụ 12 hoặc 12,5.");
    expect(box).toHaveAttribute("inputmode", "decimal");
    expect(box).toHaveAttribute("maxlength", "60");
  });

  it.each([
    ["exact", /^Viết đúng dấu/],
    ["unmarked", /^Có dấu hay không dấu đều được/],
  ] as const)("compared as %s says so", (compare, words) => {
    show("short", { short: { compare } });
    expect(screen.getByRole("textbox", { name: "Câu trả lời của bạn" })).toHaveAccessibleDescription(words);
  });

  it("of spaces alone is none", async () => {
    const section = show("short");
    await userEvent.type(screen.getByRole("textbox"), "   ");
    expect(readAnswer(section)).toEqual([]);
  });

  describe("while it is typed", () => {
    const recorded: string[] = [];
    const typing = new Typing<{ id: string }>(({ id }) => recorded.push(id));
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => {
      vi.useRealTimers();
      recorded.length = 0;
    });

    it("is taken over after a pause, once", () => {
      typing.touch({ id: "Q1" });
      vi.advanceTimersByTime(500);
      typing.touch({ id: "Q1" });
      vi.advanceTimersByTime(500);
      expect(recorded).toEqual([]);
      expect(typing.has("Q1")).toBe(true);
      vi.advanceTimersByTime(300);
      expect(recorded).toEqual(["Q1"]);
      expect(typing.has("Q1")).toBe(false);
    });

    it("is taken over at once when the box or the page is left", () => {
      typing.touch({ id: "Q1" });
      typing.touch({ id: "Q2" });
      typing.settle({ id: "Q1" });
      expect(recorded).toEqual(["Q1"]);
      typing.flush();
      expect(recorded).toEqual(["Q1", "Q2"]);
      vi.advanceTimersByTime(5_000);
      typing.flush();
      expect(recorded).toEqual(["Q1", "Q2"]);
    });
  });
});

describe("an order", () => {
  const wired = (over: Partial<PaperQuestion> = {}) => {
    const section = show("ordering", over);
    const changed = vi.fn(() => readAnswer(section));
    const say = vi.fn();
    wireOrder(section, { changed, say });
    const words = (row: HTMLElement, part: string) => row.querySelector(part)?.textContent ?? "";
    const rows = () =>
      within(section)
        .getAllByRole("listitem")
        .map((row) => words(row, "[data-place]") + words(row, "span"));
    return { section, changed, say, rows };
  };

  it("is a list of places without the script", async () => {
    const section = show("ordering");
    await userEvent.selectOptions(within(section).getByRole("combobox", { name: "Thứ tự của: Đỏ" }), "1");
    await userEvent.selectOptions(within(section).getByRole("combobox", { name: "Thứ tự của: Xanh" }), "2");
    expect(readAnswer(section)).toEqual(["z", "x", ""]);
    expect(partsOf(section)).toEqual({ done: 2, of: 3 });
  });

  it("is moved by buttons, each press a step, and the focus stays on the button", async () => {
    const { section, changed, say, rows } = wired();
    expect(within(section).queryAllByRole("combobox")).toEqual([]);
    expect(rows()).toEqual(["1Xanh", "2Vàng", "3Đỏ"]);
    const up = screen.getByRole("button", { name: "Chuyển lên: Đỏ" });
    up.focus();
    await userEvent.keyboard("{Enter}");
    expect(rows()).toEqual(["1Xanh", "2Đỏ", "3Vàng"]);
    expect(say).toHaveBeenLastCalledWith("Đỏ: thứ 2 trong 3.");
    expect(changed).toHaveLastReturnedWith(["x", "z", "y"]);
    expect(up).toHaveFocus();
    await userEvent.keyboard(" ");
    expect(changed).toHaveLastReturnedWith(["z", "x", "y"]);
    expect(up).toHaveAttribute("aria-disabled", "true");
    await userEvent.keyboard(" ");
    expect(changed).toHaveBeenCalledTimes(2);
    expect(up).toHaveFocus();
  });

  it("is an answer only once it was moved or taken as it stands", async () => {
    const { section, changed, say } = wired();
    expect(readAnswer(section)).toEqual([]);
    const keep = screen.getByRole("button", { name: "Chọn thứ tự này" });
    await userEvent.click(keep);
    expect(changed).toHaveLastReturnedWith(["x", "y", "z"]);
    expect(say).toHaveBeenLastCalledWith("Đã chọn thứ tự này.");
    expect(keep).not.toBeVisible();
  });

  it("comes back as it was left, also with places open", () => {
    expect(wired({ chosen: ["y", "z", "x"] }).rows()).toEqual(["1Vàng", "2Đỏ", "3Xanh"]);
    cleanup();
    const { section, rows } = wired({ chosen: ["", "", "x"] });
    expect(rows()).toEqual(["1Vàng", "2Đỏ", "3Xanh"]);
    expect(readAnswer(section)).toEqual(["", "", "x"]);
    expect(screen.getByRole("button", { name: "Chọn thứ tự này" })).toBeVisible();
  });

  it("follows an answer that waited on the device", () => {
    const { section, rows } = wired();
    writeAnswer(section, ["z", "y", "x"]);
    arrangeOrder(section);
    expect(rows()).toEqual(["1Đỏ", "2Vàng", "3Xanh"]);
  });

  it("that gave one place twice keeps what was chosen beside the sentence that says so", () => {
    const section = show("ordering", {}, { boxes: ["x=1", "y=1", "z=2"], message: "Hai mục cùng một số." });
    const places = within(section)
      .getAllByRole("combobox")
      .map((list) => (list as HTMLSelectElement).value);
    expect(places).toEqual(["1", "1", "2"]);
    expect(within(section).getByRole("group")).toHaveAccessibleDescription("Hai mục cùng một số.");
  });
});

it.each(Object.keys(CARDS) as Kind[])("a locked fieldset locks every box of a %s", async (kind) => {
  const section = show(kind);
  section.querySelector("fieldset")!.disabled = true;
  const boxes = [...section.querySelectorAll("input, select")];
  for (const box of boxes) expect(box).toBeDisabled();
  await userEvent.click(boxes[0]!);
  expect(readAnswer(section)).toEqual([]);
});
