import { render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Badge } from "#app/components/badge.tsx";
import { ElevenThreads } from "#app/components/eleven-threads.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { EmptyState, ErrorState, LoadingState } from "#app/components/states.tsx";
import { Strip } from "#app/components/strip.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";

it("says a meaning by sign, word and colour", () => {
  const { container } = render(<Badge tone="warn">Quá hạn 2 ngày</Badge>);
  expect(container.querySelector("svg[aria-hidden]")).toBeInTheDocument();
  expect(container.firstElementChild).toHaveClass("badge", "warn");
  expect(container).toHaveTextContent("Quá hạn 2 ngày");
});

it("speaks a note only when asked to", () => {
  render(
    <>
      <Note tone="still" title="Bảng công khai đã dừng." />
      <Note tone="warn" live="status" title="3 câu chờ gửi.">
        Cứ làm tiếp.
      </Note>
    </>,
  );
  expect(screen.getByRole("status")).toHaveTextContent("3 câu chờ gửi.Cứ làm tiếp.");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

it("puts the amount in words beside a woven bar, and the reason where there is no whole", () => {
  render(
    <>
      <WovenBar label="Đã học" value={1200} max={2000} />
      <WovenBar label="Đã thi" value={9} max={null} unknownReason="Chưa có sĩ số." />
      <WovenBar label="Đã giao" value={9} max={8} words="9 bài" />
    </>,
  );
  const bar = screen.getByRole("progressbar", { name: "Đã học" });
  expect(bar).toHaveAttribute("value", "1200");
  expect(screen.getByText("1.200/2.000")).toBeInTheDocument();
  expect(screen.queryByRole("progressbar", { name: "Đã thi" })).not.toBeInTheDocument();
  expect(screen.getByText("Chưa có sĩ số.")).toBeInTheDocument();
  expect(screen.getByRole("progressbar", { name: "Đã giao" })).toHaveAttribute("value", "8");
});

it("leads from a figure to its rows and says the direction in words", () => {
  render(
    <Kpis
      items={[{ label: "Người dự thi", value: "42.318", href: "#bang", change: { direction: "up", text: "45,9%" } }]}
    />,
  );
  expect(screen.getByRole("term")).toHaveTextContent("Người dự thi");
  expect(screen.getByRole("link", { name: "42.318" })).toHaveAttribute("href", "#bang");
  expect(screen.getByRole("definition")).toHaveTextContent("Tăng 45,9%");
});

it("tells the states apart by words, with the id to tell support", () => {
  render(
    <>
      <EmptyState title="Chưa giao bài nào">Chọn một bài, chọn lớp.</EmptyState>
      <LoadingState title="Đang lấy số liệu">Đã xong 120 trong 214 trường.</LoadingState>
      <ErrorState title="Đứt kết nối" errorId="3F8K" level={1} action={<a href="/">Tải lại</a>} />
    </>,
  );
  expect(screen.getByRole("status")).toHaveTextContent("Đã xong 120 trong 214 trường.");
  expect(screen.getByRole("heading", { level: 1, name: "Đứt kết nối" })).toBeInTheDocument();
  expect(screen.getByText("3F8K")).toBeInTheDocument();
});

it("names sheets and strips", () => {
  render(
    <>
      <Sheet id="tuan" title="Theo tuần">
        số
      </Sheet>
      <Strip href="/bai-hoc" pillar="economy" count="10 bài">
        Thị trường chung
      </Strip>
    </>,
  );
  expect(screen.getByRole("region", { name: "Theo tuần" })).toBeInTheDocument();
  const strip = screen.getByRole("link", { name: /Kinh tế/ });
  expect(strip).toHaveClass("strip", "p-economy");
});

it("weaves eleven countries and three pillars without style attributes", () => {
  const { container } = render(<ElevenThreads />);
  expect(screen.getByRole("img")).toHaveAccessibleName(/mười một nước ASEAN/);
  expect(container.querySelectorAll("text")).toHaveLength(11);
  expect(container.querySelectorAll("pattern")).toHaveLength(14);
  expect(renderToString(<ElevenThreads />)).not.toContain("style=");
});
