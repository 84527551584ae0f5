import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import { COUNTRY_IDS } from "#app/domain/asean.ts";
import { comparison, countryList, countryPage, timelinePage } from "#app/features/countries/api.server.ts";
import { ChoiceNote, ComparisonTable, CountryChooser } from "#app/features/countries/comparison-view.tsx";
import { CountryArticle } from "#app/features/countries/country-article.tsx";
import { CountryMap } from "#app/features/countries/country-map.tsx";
import { MAP_HEIGHT, MAP_SHAPES, MAP_WIDTH } from "#app/features/countries/map-shapes.ts";
import { Calendar, Chairs, Events, YearsChair } from "#app/features/countries/timeline-view.tsx";
import { dayWords, momentWords } from "#app/features/countries/words.ts";

const content = loadContent(["content"]);
const list = countryList(content);

it("draws every member inside the map", () => {
  for (const id of COUNTRY_IDS) {
    const numbers = [...MAP_SHAPES[id].matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
    expect(numbers.length, id).toBeGreaterThan(2);
    for (const [, x, y] of numbers) {
      expect(Number(x) >= 0 && Number(x) <= MAP_WIDTH && Number(y) >= 0 && Number(y) <= MAP_HEIGHT, id).toBe(true);
    }
  }
});

it("the map links all members, and names Hoàng Sa and Trường Sa as Viet Nam's, and the East Sea", () => {
  const { container } = render(<CountryMap countries={list} />);
  const map = within(screen.getByRole("group", { name: "Sơ đồ mười một nước Đông Nam Á" }));
  for (const { id, name } of list) {
    expect(map.getByRole("link", { name })).toHaveAttribute("href", `/dong-nam-a/${id}`);
  }
  expect(map.getAllByRole("link")).toHaveLength(11);
  const texts = [...container.querySelectorAll("svg text")].map((text) => text.textContent);
  expect(texts).toEqual(
    expect.arrayContaining(["Biển Đông", "Quần đảo Hoàng Sa(Việt Nam)", "Quần đảo Trường Sa(Việt Nam)"]),
  );
  // the islands are part of the land of Việt Nam: what marks the country marks them
  expect(container.querySelectorAll("#dat-viet-nam circle").length).toBeGreaterThan(8);
  expect(container.querySelectorAll("[style]")).toHaveLength(0);
});

it("a country without a profile is still on the map", () => {
  const { container } = render(<CountryMap countries={list.slice(1)} />);
  expect(screen.getAllByRole("link")).toHaveLength(10);
  expect(container.querySelector("#dat-brunei path")).not.toBeNull();
});

it("a profile has its place, the pattern, the text, its date, and the neighbours in the list", () => {
  render(<CountryArticle country={countryPage(content, "lao")!} />);
  expect(screen.getByRole("heading", { level: 1, name: "Lào" }).closest(".corner")).not.toBeNull();
  expect(screen.getByRole("img", { name: /^Lào trên sơ đồ.*Hoàng Sa.*Trường Sa của Việt Nam/ })).toBeInTheDocument();
  const facts = within(screen.getByRole("region", { name: "Hồ sơ" }));
  expect(facts.getAllByRole("term").map((term) => term.textContent)).toEqual([
    "Tên đầy đủ",
    "Thủ đô",
    "Tiếng chính thức",
    "Tiền tệ",
    "Vào ASEAN",
    "Diện tích",
    "Dân số",
    "Ngày lễ lớn",
    "Di sản",
    "Trang phục",
    "Lời chào",
  ]);
  expect(facts.getByText("số liệu năm 2024")).toBeInTheDocument();
  expect(facts.getByText("Sabaidee")).toHaveAttribute("lang", "lo-Latn");
  expect(facts.getByText("đọc: Sa-bai-đi")).toBeInTheDocument();
  expect(screen.getByRole("heading", { level: 2, name: "Với Việt Nam" })).toBeInTheDocument();
  expect(screen.getByText("Nội dung đúng đến ngày 31/5/2026, rà soát lại trước 31/5/2027.")).toBeInTheDocument();
  const ways = within(screen.getByRole("navigation", { name: "Nước trước, nước sau" }));
  expect(ways.getByRole("link", { name: /Indonesia/ })).toHaveAttribute("href", "/dong-nam-a/indonesia");
  expect(ways.getByRole("link", { name: /Malaysia/ })).toHaveAttribute("href", "/dong-nam-a/malaysia");
  expect(facts.getByRole("link", { name: /So sánh với Việt Nam/ })).toHaveAttribute(
    "href",
    "/dong-nam-a/so-sanh?nuoc=lao&nuoc=viet-nam",
  );
});

it("the last profile leads back to the map; an unknown one is no page", () => {
  render(<CountryArticle country={countryPage(content, "viet-nam")!} />);
  expect(screen.getByRole("link", { name: /Về bản đồ/ })).toHaveAttribute("href", "/dong-nam-a");
  expect(countryPage(content, "khong-co")).toBeNull();
});

it("compares two to four, each once, in the order of the list; what is no country is passed over", () => {
  const of = (...asked: string[]) => {
    const { chosen, compared } = comparison(content, asked);
    return { chosen, compared: compared.map(({ id }) => id) };
  };
  expect(of()).toEqual({ chosen: [], compared: [] });
  expect(of("lao", "lao")).toEqual({ chosen: ["lao"], compared: [] });
  expect(of("viet-nam", "<b>", "lao")).toEqual({ chosen: ["lao", "viet-nam"], compared: ["lao", "viet-nam"] });
  expect(of(...COUNTRY_IDS.slice(0, 4)).compared).toHaveLength(4);
  expect(of(...COUNTRY_IDS.slice(0, 5))).toEqual({ chosen: COUNTRY_IDS.slice(0, 5), compared: [] });
});

it("a comparison is one pattern: a row for each field, a column for each country", () => {
  render(<ComparisonTable countries={comparison(content, ["brunei", "timor-leste"]).compared} />);
  expect(screen.getAllByRole("columnheader").map((head) => head.textContent)).toEqual(["Mục", "Brunei", "Timor-Leste"]);
  const row = within(screen.getByRole("row", { name: /^Thủ đô/ }));
  expect(row.getAllByRole("cell").map((cell) => cell.textContent)).toEqual([
    "Bandar Seri Begawan (Ban-đa Xê-ri Bê-ga-oan)",
    "Dili (Đi-li)",
  ]);
});

it("says – where a profile has no such field", () => {
  const [lao, brunei] = comparison(content, ["lao", "brunei"]).compared;
  render(<ComparisonTable countries={[{ ...lao!, dress: undefined }, brunei!]} />);
  expect(within(screen.getByRole("row", { name: /^Trang phục/ })).getByText("–")).toBeInTheDocument();
});

it("the chooser keeps what was chosen, and says what is wrong with it", () => {
  const { rerender } = render(<CountryChooser countries={list} chosen={["lao"]} />);
  expect(screen.getByRole("group", { name: "Chọn từ hai đến bốn nước" })).toBeInTheDocument();
  expect(screen.getByRole("checkbox", { name: "Lào" })).toBeChecked();
  expect(screen.getAllByRole("checkbox", { checked: true })).toHaveLength(1);
  expect(screen.getByRole("button", { name: "So sánh" }).closest("form")).toHaveAttribute(
    "action",
    "/dong-nam-a/so-sanh",
  );
  rerender(<ChoiceNote count={0} />);
  expect(screen.queryByRole("status")).toBeNull();
  rerender(<ChoiceNote count={1} />);
  expect(screen.getByRole("status")).toHaveTextContent("Mới chọn một nước");
  rerender(<ChoiceNote count={5} />);
  expect(screen.getByRole("status")).toHaveTextContent("Đang chọn 5 nước");
});

it("tells the years from 1967 on and who chairs this one", () => {
  const page = timelinePage(content, 2026)!;
  render(
    <>
      <YearsChair {...page} />
      <Events events={page.events} />
      <Chairs chairs={page.chairs} year={2026} />
    </>,
  );
  const chair = within(screen.getByRole("region", { name: "Chủ tịch ASEAN năm 2026" }));
  expect(chair.getByRole("link", { name: "Philippines" })).toHaveAttribute("href", "/dong-nam-a/philippines");
  expect(chair.getByText("Navigating Our Future, Together")).toHaveAttribute("lang", "en");
  expect(chair.getByText("Năm 2027 đến lượt Singapore.")).toBeInTheDocument();
  expect(screen.getByText("8/8/1967")).toHaveAttribute("datetime", "1967-08-08");
  expect(screen.getByText("năm nay").closest("tr")).toHaveClass("you");
});

it("a year whose chair is not known yet says so", () => {
  const page = timelinePage(content, 2040)!;
  render(<YearsChair {...page} />);
  expect(screen.getByText("Chưa có thông tin trong nguồn đã đọc.")).toBeInTheDocument();
  expect(timelinePage({ ...content, timeline: { ...content.timeline, asOf: "" } }, 2026)).toBeNull();
});

it("the calendar has the days of ASEAN and of its members, in order", () => {
  const { days } = timelinePage(content, 2026)!;
  expect(days.map(({ on }) => on)).toEqual([...days.map(({ on }) => on)].sort());
  render(<Calendar days={days} />);
  const row = (day: string) => screen.getByRole("cell", { name: day }).closest("tr");
  expect(row("8/8")).toHaveTextContent("Ngày ASEAN");
  expect(row("28/7")).toHaveTextContent("Ngày Việt Nam gia nhập ASEAN");
  expect(row("2/9")).toHaveTextContent("Việt NamQuốc khánh");
});

it("writes moments as exact as they are known", () => {
  expect(["2010", "1984-01", "1967-08-08"].map(momentWords)).toEqual(["năm 2010", "tháng 1/1984", "8/8/1967"]);
  expect(dayWords("07-28")).toBe("28/7");
});
