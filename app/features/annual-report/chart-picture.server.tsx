/** Charts of a report as pictures: the very components of the page, drawn without a browser. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import { renderToStaticMarkup } from "react-dom/server";
import { CHART } from "#app/components/chart-scale.ts";
import type { ReportChart } from "./model.ts";
import { ReportChartView } from "./report-chart.tsx";

/** The page's style sheet does not reach a picture: the same looks on white paper, colours as in tokens.css. */
const STYLE = `
text { font-family: "Be Vietnam Pro"; font-size: 13px; fill: #4a5a60 }
text.b { font-weight: 700; fill: #12242b }
.recharts-cartesian-grid line { stroke: #d8e0e2 }
.line-now path { stroke: #0b7f97; stroke-width: 3.5; stroke-linejoin: round; stroke-linecap: round; fill: none }
.dot, .thread { fill: #0b7f97 }
.thread-under { fill: #5aa9b8 }
`;

/** So many dots for one unit of the drawing: sharp on paper at the width of a page. */
const DENSITY = 3;

export interface ChartPicture {
  readonly png: Uint8Array;
  /** Of the drawing, in its own units. */
  readonly width: number;
  readonly height: number;
}

/** A chart as PNG on white. Names, numbers and lines are those of the page. */
export function chartPicture(chart: ReportChart): ChartPicture {
  const page = renderToStaticMarkup(<ReportChartView chart={chart} />);
  const [svg] = /<svg[\s\S]*<\/svg>/.exec(page) ?? [];
  if (!svg) throw new Error(`chart ${chart.id} draws nothing`);
  const styled = svg.replace(
    /^<svg[^>]*>/,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART.width}" height="${CHART.height}" viewBox="0 0 ${CHART.width} ${CHART.height}"><style>${STYLE}</style>`,
  );
  const drawn = new Resvg(styled, {
    background: "white",
    fitTo: { mode: "zoom", value: DENSITY },
    font: { loadSystemFonts: false, defaultFontFamily: "Be Vietnam Pro", ...fonts() },
  });
  return { png: drawn.render().asPng(), ...CHART };
}

let loaded: { readonly fontFiles: string[] } | null = null;

/** The font of the page, which comes as WOFF: resvg reads plain font files only, so they are unpacked once. */
function fonts(): { readonly fontFiles: string[] } {
  if (loaded) return loaded;
  const find = createRequire(import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-fonts-"));
  const fontFiles = ["latin-400", "latin-700", "vietnamese-400", "vietnamese-700"].map((name) => {
    const woff = find.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${name}-normal.woff`);
    const file = join(folder, `${name}.ttf`);
    writeFileSync(file, plainFont(readFileSync(woff)));
    return file;
  });
  loaded = { fontFiles };
  return loaded;
}

/** Unpacks WOFF 1.0 (W3C): the tables of the font, each compressed by itself, behind the directory they had before. */
export function plainFont(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF font");
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, n) => {
    const at = 44 + n * 20;
    const [offset, packed, length, sum] = [4, 8, 12, 16].map((step) => woff.readUInt32BE(at + step)) as [
      number,
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), sum, data: packed < length ? inflateSync(bytes) : bytes };
  });
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [n, { tag, sum, data }] of tables.entries()) {
    const at = 12 + n * 16;
    tag.copy(head, at);
    head.writeUInt32BE(sum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}
