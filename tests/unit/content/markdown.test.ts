import { expect, test } from "vitest";
import { renderMarkdown } from "#app/content/markdown.server.ts";
import { readSvg } from "#app/content/svg.server.ts";

const html = (text: string) => renderMarkdown(text, { terms: [], figure: () => null }).html;

test.each([
  ["script", "Trước <script>alert(1)</script> sau"],
  ["block script", "<script>\nalert(1)\n</script>"],
  ["handler", '<b onclick="alert(1)">x</b>'],
  ["javascript link", "[x](javascript:alert(1))"],
  ["disguised link", "[x](JaVaScRiPt&colon;alert(1))"],
  ["data link", "[x](data:text/html;base64,PHNjcmlwdD4=)"],
  ["image", "![x](https://example.org/x.png)"],
  ["style", '<p style="color:red">x</p>'],
  ["attributes on a directive", ':lang[x]{en onclick="alert(1)" style="color:red"}'],
  ["attributes on a figure", '::figure{src=x.svg alt=x onload="alert(1)"}'],
])("sanitises: %s", (_name, text) => {
  expect(html(text)).not.toMatch(/<script|onclick|onload|style=|href="(?!#|https?:)|javascript:|data:text|<img/i);
});

test("keeps what lessons need", () => {
  expect(html("## Mục “một”\n\nChữ **đậm**, :lang[ASEAN]{en}, [liên kết](https://asean.org).")).toBe(
    '<h2 id="muc-muc-mot">Mục “một”</h2>\n<p>Chữ <strong>đậm</strong>, <i lang="en">ASEAN</i>, <a href="https://asean.org">liên kết</a>.</p>',
  );
});

test("headings of the same name get different anchors", () => {
  expect(
    renderMarkdown("## A\n\n## A", { terms: [], figure: () => null }).sections.map((section) => section.id),
  ).toEqual(["muc-a", "muc-a-2"]);
});

test("a check question is a form that needs no script", () => {
  const text =
    ":::check{#x kind=truefalse}\nHai cộng hai là bốn.\n\n- [x] Đúng\n  > Tính là ra.\n- [ ] Sai\n  > Tính lại.\n:::";
  const { html: form, checks } = renderMarkdown(text, { terms: [], figure: () => null });
  expect(checks).toEqual([
    {
      id: "x",
      kind: "truefalse",
      prompt: "Hai cộng hai là bốn.",
      options: [
        { id: "true", text: "Đúng", right: true, feedback: "Tính là ra." },
        { id: "false", text: "Sai", right: false, feedback: "Tính lại." },
      ],
    },
  ]);
  expect(form).toContain('<form class="check" id="cau-x" action="#cau-x" data-check="x" data-kind="truefalse">');
  expect(form).toContain(
    '<label class="opt" data-right="true" data-feedback="Tính là ra."><input type="radio" name="cau-x" value="true">',
  );
  expect(form).toContain("<summary>Xem đáp án</summary>");
});

test.each([
  ["script", "<script>alert(1)</script>", "Không dùng thẻ <script> trong hình."],
  ["handler", '<path onload="alert(1)" d="M0 0"/>', "Không dùng thuộc tính “onload” trong hình."],
  ["style", '<path style="fill:red"/>', "Không dùng thuộc tính “style” trong hình."],
  ["link", '<a href="javascript:alert(1)"><path/></a>', "Không dùng thuộc tính “href” trong hình."],
  ["unquoted", "<path d=M0/>", "Hình có thẻ viết sai; thuộc tính phải đặt trong dấu nháy kép."],
  ["unclosed", "<g>", "Thẻ </svg> đóng không khớp."],
])("drawings refuse: %s", (_name, inside, message) => {
  const { svg, problems } = readSvg(`<svg viewBox="0 0 1 1"><title>T</title><desc>D</desc>${inside}</svg>`);
  expect(svg).toBeNull();
  expect(problems.map((problem) => problem.message)).toContain(message);
});
