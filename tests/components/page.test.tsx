import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Page } from "#app/components/page.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tabs } from "#app/components/tabs.tsx";

const frame = { organisation: "Sở GDĐT Thanh Hóa", supportPhone: "0237 3852 000", signOutAction: "/dang-xuat" };

it("begins with the skip link and has the landmarks of a page", async () => {
  render(
    <Page {...frame} account={null} current="contests" banner="Dữ liệu minh hoạ.">
      <h1>Cuộc thi</h1>
    </Page>,
  );
  await userEvent.tab();
  const skip = screen.getByRole("link", { name: "Đến nội dung chính" });
  expect(skip).toHaveFocus();
  expect(skip).toHaveAttribute("href", `#${screen.getByRole("main").id}`);
  expect(screen.getByRole("banner")).toHaveTextContent("Sở GDĐT Thanh Hóa");
  expect(screen.getByRole("complementary", { name: "Lưu ý" })).toHaveTextContent("Dữ liệu minh hoạ.");
  const menu = within(screen.getByRole("navigation", { name: "Chính" }));
  expect(menu.getByRole("link", { current: "page" })).toHaveTextContent("Cuộc thi");
});

it("offers visitors to sign in, and everyone a number to call and the guide", () => {
  render(
    <Page {...frame} account={null}>
      nội dung
    </Page>,
  );
  expect(screen.getByRole("link", { name: "Đăng nhập" })).toHaveAttribute("href", "/dang-nhap");
  const foot = within(screen.getByRole("contentinfo"));
  expect(foot.getByRole("link", { name: "0237 3852 000" })).toHaveAttribute("href", "tel:02373852000");
  expect(foot.getByRole("link", { name: "Hướng dẫn" })).toBeInTheDocument();
});

it("says who is signed in and signs out by a form, so that it works without a script", () => {
  render(
    <Page {...frame} supportPhone={null} account={{ name: "Nguyễn Gia Hân", detail: "10A3" }}>
      nội dung
    </Page>,
  );
  expect(screen.getAllByText("Nguyễn Gia Hân, 10A3").length).toBeGreaterThan(0);
  const form = screen.getByRole("button", { name: "Thoát" }).closest("form");
  expect(form).toHaveAttribute("action", "/dang-xuat");
  expect(form).toHaveAttribute("method", "post");
  expect(screen.queryByText(/Cần giúp/)).not.toBeInTheDocument();
});

it("opens a subject with its corner, its pillar's name and one heading", () => {
  render(<PageHead corner pillar="culture" title="Di sản quanh ta" lead="Tám phút đọc." />);
  expect(screen.getByRole("heading", { level: 1, name: "Di sản quanh ta" }).closest(".corner")).not.toBeNull();
  expect(screen.getByText("Văn hoá – Xã hội")).toBeInTheDocument();
});

it("shows where you are", () => {
  render(
    <>
      <Crumbs items={[{ label: "Cuộc thi", href: "/cuoc-thi" }, { label: "Tìm hiểu ASEAN 2026" }]} />
      <Tabs
        label="Loại bảng"
        items={[
          { label: "Trường", href: "?bang=truong", current: true },
          { label: "Địa bàn", href: "?bang=dia-ban" },
        ]}
      />
    </>,
  );
  const crumbs = within(screen.getByRole("navigation", { name: "Bạn đang ở" }));
  expect(crumbs.getByRole("link", { name: "Cuộc thi" })).toHaveAttribute("href", "/cuoc-thi");
  expect(crumbs.getByText("Tìm hiểu ASEAN 2026")).toHaveAttribute("aria-current", "page");
  expect(screen.getByRole("link", { name: "Trường" })).toHaveAttribute("aria-current", "page");
  expect(screen.getByRole("link", { name: "Địa bàn" })).not.toHaveAttribute("aria-current");
});
