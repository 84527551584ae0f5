import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { wireChecks } from "#app/browser/lesson/checks.ts";
import { markLessons, markModules, offerNext } from "#app/browser/lesson/marks.ts";
import { greet, type OwnLessons } from "#app/browser/lesson/me.ts";
import { sendWaiting, wireProgress } from "#app/browser/lesson/progress.ts";
import { forgetReader, keepReport, lastReader, meet } from "#app/browser/lesson/queue.ts";
import { foundList } from "#app/browser/lesson/search.ts";
import { wireTerms } from "#app/browser/lesson/terms.ts";
import { Page, type PageAccount } from "#app/components/page.tsx";
import { renderMarkdown } from "#app/content/markdown.server.ts";
import { makeReady, searchEntries } from "#app/domain/lesson-search.ts";
import { FoundList } from "#app/features/lessons/found-list.tsx";
import { LessonEnd } from "#app/features/lessons/lesson-end.tsx";
import { LessonList } from "#app/features/lessons/lesson-list.tsx";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";

const TEXT = `
Có :term[đồng thuận]{#dong-thuan}. Câu sau.

:::check{#mot kind=single}
Năm nào?

- [ ] 1967
  > Chưa phải.
- [x] 1995
  > Đúng năm ấy.
:::

:::check{#nhieu kind=multiple}
Chọn gì?

- [x] Lúa
  > Có lúa.
- [x] Sen
  > Có sen.
- [ ] Đá
  > Không có đá.
:::
`;
const { html } = renderMarkdown(TEXT, {
  terms: [{ id: "dong-thuan", vi: "đồng thuận", en: "consensus", meaning: "Không ai phản đối." }],
  figure: () => null,
});

function show(account: PageAccount | null = null) {
  return render(
    <Page organisation="Sở" supportPhone={null} account={account} signOutAction="/dang-xuat" current="lessons">
      <ScriptedPage script="/browser/lesson.js" lesson="mot">
        <span data-lesson-mark="mot" hidden />
        <span data-lesson-mark="hai" hidden />
        <div dangerouslySetInnerHTML={{ __html: html }} />
        <LessonEnd lesson={{ id: "mot", previous: null, next: null }} />
      </ScriptedPage>
    </Page>,
  );
}

const root = () => document.querySelector<HTMLElement>("[data-me]")!;
const bodies = (fetched: ReturnType<typeof stubFetch>) =>
  fetched.mock.calls.flatMap(([, init]) => (init?.body ? [JSON.parse(String(init.body))] : []));

function stubFetch(answer: (url: string) => Response | Promise<Response>) {
  const fetched = vi.fn(async (url: string, _init?: RequestInit) => answer(url));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

const BEGUN: OwnLessons = { mot: { state: "begun", section: null } };
const ME = {
  account: { name: "Nguyễn Gia Hân", detail: "10A3" },
  reader: "abc",
  lessons: BEGUN,
  badges: [],
};

it("makes the header of a signed-in reader exactly as the page would have", async () => {
  stubFetch(() => Response.json(ME));
  const { unmount } = show({ name: "Nguyễn Gia Hân", detail: "10A3" });
  const wanted = screen.getByRole("banner").cloneNode(true);
  unmount();
  show();
  expect(await greet(root())).toEqual({ kind: "reader", reader: "abc", lessons: BEGUN, badges: [], given: null });
  expect(screen.getByRole("banner").isEqualNode(wanted)).toBe(true);
  // asked again after what waited was sent
  await greet(root());
  expect(screen.getByRole("banner").isEqualNode(wanted)).toBe(true);
});

it("leaves the page alone for a visitor and without network", async () => {
  show();
  stubFetch(() => Response.json({ account: null, reader: null, lessons: {}, badges: [] }));
  expect(await greet(root())).toEqual({ kind: "visitor" });
  stubFetch(() => Promise.reject(new TypeError("offline")));
  expect(await greet(root())).toEqual({ kind: "offline" });
  expect(within(screen.getByRole("banner")).getByRole("link", { name: "Đăng nhập" })).toBeInTheDocument();
});

it("marks lessons of a list in words", () => {
  show();
  markLessons({ mot: { state: "done", section: null } });
  expect(document.querySelector('[data-lesson-mark="mot"]')).toHaveTextContent("Đã xong");
  expect(document.querySelector('[data-lesson-mark="hai"]')).not.toBeVisible();
});

it("gives feedback at once, and on a press where several are right", async () => {
  show();
  const checks = wireChecks();
  expect(screen.getAllByText("Xem đáp án")[0]).not.toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: /1967/ }));
  expect(screen.getByText("Chưa đúng.").closest(".note")).toHaveTextContent("Chưa phải.");
  expect(screen.getByText("Bạn chọn")).toBeInTheDocument();
  expect(checks.right()).toBe(0);
  await userEvent.click(screen.getByRole("radio", { name: /1995/ }));
  expect(screen.getByText("Đáp án đúng")).toBeInTheDocument();
  expect(screen.getAllByText("Xem đáp án")[0]).toBeVisible();
  expect(checks.right()).toBe(1);
  // the second try is practice
  expect(checks.first()).toEqual({ mot: false });

  await userEvent.click(screen.getByRole("checkbox", { name: /Lúa/ }));
  const press = screen.getByRole("button", { name: "Kiểm tra" });
  await userEvent.click(press);
  expect(screen.getByText("Còn thiếu ý đúng.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: /Sen/ }));
  await userEvent.click(press);
  expect([checks.right(), checks.total]).toEqual([2, 2]);
});

it("reports the beginning once, and the end by the button", async () => {
  let kept = "begun";
  const fetched = stubFetch(() => Response.json({ state: kept }));
  show();
  wireProgress(root(), wireChecks(), "abc", {});
  expect(bodies(fetched)).toEqual([{ lesson: "mot", done: false, right: 0, total: 2 }]);
  expect(fetched.mock.calls[0]?.[0]).toBe("/toi/bai-hoc");
  kept = "done";
  await userEvent.click(screen.getByRole("button", { name: "Học xong" }));
  await waitFor(() => expect(screen.getByText("Đã lưu: bạn học xong bài này.")).toBeInTheDocument());
  expect(bodies(fetched).at(-1)).toEqual({ lesson: "mot", done: true, right: 0, total: 2 });
  expect(screen.queryByRole("button", { name: "Học xong" })).not.toBeInTheDocument();
});

it("tells nothing on opening a lesson it knows, and says when the end was not saved", async () => {
  const fetched = stubFetch(() => Promise.reject(new TypeError("offline")));
  show();
  wireProgress(root(), wireChecks(), "abc", BEGUN);
  expect(fetched).not.toHaveBeenCalled();
  const press = screen.getByRole("button", { name: "Học xong" });
  await userEvent.click(press);
  await waitFor(() => expect(screen.getByText(/Chưa lưu được/)).toBeInTheDocument());
  await userEvent.click(press);
  expect(fetched).toHaveBeenCalledTimes(2);
});

it("opens a term below its paragraph and closes it with Escape", async () => {
  show();
  wireTerms();
  const term = screen.getByRole("button", { name: "đồng thuận" });
  expect(term).toHaveAttribute("aria-expanded", "false");
  await userEvent.click(term);
  const pop = document.getElementById(term.getAttribute("aria-controls")!);
  expect(pop).toBeVisible();
  expect(pop).toHaveTextContent("consensusKhông ai phản đối.");
  expect(pop?.previousElementSibling).toBe(term.closest("p"));
  await userEvent.keyboard("{Escape}");
  expect(pop).not.toBeVisible();
});

it("keeps on the device what cannot be sent, and sends it for the same reader alone", async () => {
  stubFetch(() => Promise.reject(new TypeError("offline")));
  show();
  meet("abc");
  wireProgress(root(), wireChecks(), "abc", BEGUN);
  await userEvent.click(screen.getByRole("button", { name: "Học xong" }));
  await waitFor(() => expect(screen.getByText(/Đã ghi trên máy này, sẽ gửi khi có mạng/)).toBeInTheDocument());
  expect(localStorage.getItem("goc-bai-hoc")).not.toContain("Nguyễn");

  const fetched = stubFetch(() => Response.json({ state: "done" }));
  expect(await sendWaiting(root(), "another")).toBe(0);
  expect(await sendWaiting(root(), "abc")).toBe(1);
  expect(bodies(fetched)).toEqual([{ lesson: "mot", done: true, right: 0, total: 2 }]);
  expect(await sendWaiting(root(), "abc")).toBe(0);
});

it("waiting reports of a lesson are one; another reader, signing out and time forget them", () => {
  const report = (right: number, done = false) => ({ lesson: "mot", done, right, total: 2 });
  const hour = 3_600_000;
  const now = 1_000_000_000_000;
  expect(keepReport("abc", report(1), now)).toBe(false); // nobody was met
  meet("abc", now);
  expect(keepReport("abc", report(2, true), now)).toBe(true);
  keepReport("abc", { ...report(1), section: "muc-hai" }, now);
  expect(JSON.parse(localStorage.getItem("goc-bai-hoc")!).reports).toEqual({
    mot: { lesson: "mot", done: true, right: 2, total: 2, section: "muc-hai" },
  });
  expect(lastReader(now + 7 * hour)).toBe("abc");
  expect(lastReader(now + 9 * hour)).toBeNull();
  meet("xyz", now + 1);
  expect(JSON.parse(localStorage.getItem("goc-bai-hoc")!).reports).toEqual({});
  forgetReader();
  expect(lastReader(now + 2)).toBeNull();
});

const FOUND = searchEntries(
  makeReady([
    { kind: "lesson", title: "Hiến chương", of: "", href: "/bai-hoc/a", text: "Luật nhà." },
    { kind: "section", title: "Một mục", of: "Hiến chương", href: "/bai-hoc/a#muc", text: "Trong hiến chương có gì" },
  ]),
  "hien chuong",
  5,
);

it("makes the list of what was found exactly as the page would have", () => {
  const { container } = render(<FoundList groups={FOUND} />);
  expect(foundList(FOUND).outerHTML).toBe(container.innerHTML);
});

it("says what comes next, how far each module is, and which badge is earned", () => {
  const line = (id: string) => ({
    ...{ id, title: `Bài ${id}`, summary: "", minutes: 15 },
    ...{ levels: ["upper"] as const, slots: ["class"] as const },
  });
  const modules = [
    { slug: "chung", pillar: "common" as const, title: "Phần chung", summary: "", lessons: [line("a"), line("b")] },
    { slug: "kinh-te", pillar: "economy" as const, title: "Kinh tế", summary: "", lessons: [line("c")] },
  ];
  const { container } = render(
    <>
      <div data-own hidden />
      <LessonList modules={modules} />
    </>,
  );
  const done = { state: "done", section: null } as const;
  const own: OwnLessons = { b: { state: "begun", section: "muc-hai" }, a: done, c: done };
  markModules(own, ["kinh-te"]);
  offerNext(own);
  expect(container.querySelector("[data-own]")).toHaveTextContent("Học tiếp: Bài bĐã xong 2 trong 3 bài.");
  expect(container.querySelector("[data-own] a")).toHaveAttribute("href", "/bai-hoc/b#muc-hai");
  const marks = [...container.querySelectorAll("[data-module-mark]")].map((each) => each.textContent);
  expect(marks).toEqual(["Đã xong 1 trong 2 bài.", "Huy hiệu Kinh tế Đã xong 1 trong 1 bài."]);
  offerNext({ a: done });
  expect(container.querySelector("[data-own]")).toHaveTextContent("Bài tiếp theo: Bài b");
});
