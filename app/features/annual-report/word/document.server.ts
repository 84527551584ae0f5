/** The report as a Word file in the form of Nghị định 30/2020/NĐ-CP. */
import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import JSZip from "jszip";
import { figureText } from "#app/domain/indicators.ts";
import { chartPicture } from "../chart-picture.server.tsx";
import { type Annex, type Block, chartOf, type ReportModel, type ReportTable, tableOf } from "../model.ts";
import { attachedTo, closingSentence, cutSentence } from "../official-words.ts";
import { markOf, putTables, tableXml } from "./data-table.ts";
import { headTable, opening, signatureTable } from "./frame.ts";
import { LANDSCAPE_WIDTH, MARGIN, PAPER, PORTRAIT_WIDTH, SIZE } from "./measures.ts";
import { clean, line, run } from "./parts.ts";
import { STYLES } from "./styles.ts";

/** Twentieths of a point in one dot of the screen, which pictures are measured in. */
const TWIPS_PER_DOT = 15;
/** Part of the page's width that a chart takes. */
const CHART_PART = 0.86;

/** The file. The same report gives the same words and figures; only the moment it was packed differs. */
export async function wordFile(model: ReportModel): Promise<Buffer> {
  const document = new Document({
    title: clean(model.head.subject),
    creator: clean(model.head.body),
    styles: STYLES,
    features: { updateFields: false },
    sections: [mainSection(model), ...model.annexes.map((annex) => annexSection(model, annex))],
  });
  return withTables(await Packer.toBuffer(document), model);
}

/** The package with the tables in their places. */
async function withTables(bytes: Buffer, model: ReportModel): Promise<Buffer> {
  const inAnnex = new Set(model.annexes.flatMap(({ tables }) => tables));
  const tables = new Map(
    model.tables.map((table) => [table.id, tableXml(table, inAnnex.has(table.id) ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH)]),
  );
  const zip = await JSZip.loadAsync(bytes);
  const name = "word/document.xml";
  zip.file(name, putTables(await zip.file(name)!.async("string"), tables));
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

const pageNumber = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber })],
      }),
    ],
  });

/** Numbers from 1 in the top margin, none on the first page; every annex begins anew. */
function pages(landscape: boolean): Pick<ISectionOptions, "properties" | "headers"> {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: { ...PAPER, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: MARGIN,
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({ children: [] })] }) },
  };
}

function mainSection(model: ReportModel): ISectionOptions {
  const children: FileChild[] = [
    headTable(model),
    ...opening(model),
    line(cutSentence(model), { style: "BodyText" }),
    ...model.sections.flatMap(({ level, title, blocks }) => [
      new Paragraph({
        heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        children: [run(level === 1 ? title.toLocaleUpperCase("vi") : title)],
      }),
      ...blocks.flatMap((block) => blockParts(model, block)),
    ]),
    // a signature never stands on a page by itself
    line(closingSentence(model.head), { style: "BodyText", keepNext: true }),
    signatureTable(model),
  ];
  return { ...pages(false), children };
}

function blockParts(model: ReportModel, block: Block): FileChild[] {
  if ("table" in block) return tableParts(tableOf(model, block.table));
  if ("chart" in block) return chartParts(model, block.chart);
  return [
    new Paragraph({
      style: "BodyText",
      children: block.paragraph.map((part) => {
        if ("text" in part) return run(part.text);
        const figure = model.figures[part.figure];
        return run(figure ? figureText(figure.kind, figure.value) : "");
      }),
    }),
  ];
}

function chartParts(model: ReportModel, id: string): FileChild[] {
  const chart = chartOf(model, id);
  const { png, width, height } = chartPicture(chart);
  const shown = (PORTRAIT_WIDTH * CHART_PART) / TWIPS_PER_DOT;
  return [
    line(chart.title, { style: "Caption" }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [
        new ImageRun({
          type: "png",
          data: png,
          transformation: { width: Math.round(shown), height: Math.round((shown * height) / width) },
          altText: { name: id, title: clean(chart.title), description: clean(chart.title) },
        }),
      ],
    }),
  ];
}

function tableParts(table: ReportTable): FileChild[] {
  return [
    line(table.caption, { style: "Caption" }),
    line(markOf(table.id)),
    ...(table.notes.length > 0 ? table.notes : [""]).map((note) => line(note, { style: "TableNote" })),
  ];
}

function annexSection(model: ReportModel, { roman, title, tables }: Annex): ISectionOptions {
  const centred = { style: "HeadLine", keepNext: true } as const;
  const children: FileChild[] = [
    line(`Phụ lục ${roman}`, { style: "AnnexTitle" }),
    line(title.toLocaleUpperCase("vi"), { ...centred, run: { bold: true, size: SIZE.annexTitle } }),
    line(attachedTo(model), {
      ...centred,
      spacing: { after: 120 },
      run: { italics: true, size: SIZE.annexTitle },
    }),
    ...tables.flatMap((id) => tableParts(tableOf(model, id))),
  ];
  return { ...pages(true), children };
}
