import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { wireChecks } from "#app/browser/lesson/checks.ts";
import { greet } from "#app/browser/lesson/me.ts";
import { markLessons, wireProgress } from "#app/browser/lesson/progress.ts";
import { wireTerms } from "#app/browser/lesson/terms.ts";
import { Page, type PageAccount } from "#app/components/page.tsx";
import { renderMarkdown } from "#app/content/markdown.server.ts";
import { LessonEnd } from "#app/features/lessons/lesson-end.tsx";
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

afterEach(() => vi.unstubAllGlobals());

const ME = { account: { name: "Nguyễn Gia Hân", detail: "10A3" }, lessons: { mot: "begun" } };

it("makes the header of a signed-in reader exactly as the page would have", async () => {
  stubFetch(() => Response.json(ME));
  const { unmount } = show({ name: "Nguyễn Gia Hân", detail: "10A3" });
  const wanted = screen.getByRole("banner").cloneNode(true);
  unmount();
  show();
  expect(await greet(root())).toEqual({ mot: "begun" });
  expect(screen.getByRole("banner").isEqualNode(wanted)).toBe(true);
});

it("leaves the page alone for a visitor and without network", async () => {
  show();
  stubFetch(() => Response.json({ account: null, lessons: {} }));
  expect(await greet(root())).toBeNull();
  stubFetch(() => Promise.reject(new TypeError("offline")));
  expect(await greet(root())).toBeNull();
  expect(within(screen.getByRole("banner")).getByRole("link", { name: "Đăng nhập" })).toBeInTheDocument();
});

it("marks lessons of a list in words", () => {
  show();
  markLessons({ mot: "done" });
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
  wireProgress(root(), wireChecks(), {});
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
  wireProgress(root(), wireChecks(), { mot: "begun" });
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
