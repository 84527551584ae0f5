import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { GuideOperation } from "#app/features/data-api/guide.server.ts";
import { OperationList, OperationSheet } from "#app/features/data-api/guide-sheet.tsx";
import { TokenMade } from "#app/features/data-api/token-made.tsx";
import { TokenTable } from "#app/features/data-api/token-table.tsx";
import type { TokenLine } from "#app/features/data-api/tokens.server.ts";

const AT = Date.UTC(2026, 10, 30, 1);
const token = (change: Partial<TokenLine>): TokenLine => ({
  id: "T1",
  name: "Kho dữ liệu",
  unitName: "Trường Mẫu",
  prefix: "goc_AbCd",
  scopes: ["units", "boards"],
  madeAt: AT,
  madeBy: "Trần Thị Sở",
  expiresAt: Date.UTC(2027, 10, 30, 17),
  lastUsedAt: null,
  revokedAt: null,
  state: "live",
  ...change,
});

describe("the list of tokens", () => {
  it("says that there is none and what to do", () => {
    render(<TokenTable tokens={[]} />);
    expect(screen.getByText("Chưa có mã nào")).toBeInTheDocument();
  });

  it("says of each what it reads, when it was used, until when it is good, and how to end it", () => {
    const used = token({ id: "T2", name: "Cũ", state: "revoked", revokedAt: AT, lastUsedAt: AT });
    render(<TokenTable tokens={[token({}), used]} />);
    const [, live, old] = screen.getAllByRole("row");
    expect(live).toHaveTextContent("goc_AbCd…");
    expect(live).toHaveTextContent("Danh mục đơn vị; Bảng xếp hạng đơn vị, bản công khai");
    expect(live).toHaveTextContent("Chưa dùng");
    expect(live).toHaveTextContent("đến 24h00 ngày 30/11/2027");
    expect(within(live!).getByRole("link", { name: "Thu hồi mã Kho dữ liệu" })).toHaveAttribute(
      "href",
      "/so/ma-api?thu-hoi=T1#thu-hoi",
    );
    expect(old).toHaveTextContent("Đã thu hồi");
    expect(within(old!).queryByRole("link")).toBeNull();
  });
});

it("a new token stands to be copied, with what is lost otherwise", () => {
  render(<TokenMade name="Kho" token="goc_0123456789" />);
  expect(screen.getByLabelText("Mã truy cập")).toHaveValue("goc_0123456789");
  expect(screen.getByText(/rời trang này là không xem lại được/)).toBeInTheDocument();
});

it("an operation shows its address, its parameters, its fields and an example", () => {
  const operation: GuideOperation = {
    id: "getUnit",
    path: "/units/{unit}",
    scope: "units",
    scopeName: "Danh mục đơn vị",
    summary: "Một đơn vị",
    description: "Một đơn vị theo id.",
    csv: false,
    parameters: [{ name: "unit", type: "trong địa chỉ", required: true, description: "Mã của đơn vị" }],
    fields: [{ name: "id", type: "chữ", required: true, description: "Mã không bao giờ đổi" }],
    beside: [],
    example: '{"asOf": "x"}',
  };
  render(
    <>
      <OperationList operations={[operation]} />
      <OperationSheet operation={operation} />
    </>,
  );
  expect(screen.getByText("GET /api/v1/units/{unit}")).toBeInTheDocument();
  expect(screen.getByRole("region", { name: "Một đơn vị" })).toHaveAttribute("id", "getUnit");
  expect(screen.getByRole("link", { name: "Một đơn vị" })).toHaveAttribute("href", "#getUnit");
  expect(screen.getAllByRole("table")).toHaveLength(2);
  expect(screen.getByText('{"asOf": "x"}')).toBeInTheDocument();
});
