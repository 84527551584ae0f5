/** What stands around the text of the document: head, title, signature. */
import { AlignmentType, HeadingLevel, Paragraph, type Table } from "docx";
import type { ReportModel } from "../model.ts";
import {
  addresseeLines,
  baseLines,
  DOCUMENT_TYPE,
  MOTTO,
  NATION,
  numberLine,
  placeLine,
  recipientLines,
  YOUTH_UNION,
} from "../official-words.ts";
import { FOOT_COLUMNS, HEAD_COLUMNS, PORTRAIT_WIDTH, SIZE } from "./measures.ts";
import { columns, line, rule, run } from "./parts.ts";
import { boldWidth } from "./text-width.ts";

const upper = (text: string) => text.toLocaleUpperCase("vi");
/** A rule under several lines of a name goes by the longest of them that fits. */
const shortened = (text: string, size: number, area: number) => Math.min(boldWidth(text, size), area);

/** Who issues it and its number on the left, the nation, place and day on the right. */
export function headTable(model: ReportModel): Table {
  const { head } = model;
  const [left, right] = HEAD_COLUMNS;
  const centred = (text: string, options: Parameters<typeof run>[1]) => line(text, { style: "HeadLine", run: options });
  const body = upper(head.body);
  return columns(HEAD_COLUMNS, [
    [
      ...(head.parentBody ? [centred(upper(head.parentBody), { size: SIZE.parentBody })] : []),
      centred(body, { size: SIZE.body_name, bold: true }),
      // between a third and a half of the words above
      rule(shortened(body, SIZE.body_name, left) * 0.42, left),
      new Paragraph({
        style: "HeadLine",
        spacing: { before: 100, after: 0 },
        children: [run(numberLine(head), { size: SIZE.number })],
      }),
    ],
    [
      ...(head.heading === "youth"
        ? [centred(YOUTH_UNION, { size: SIZE.nation, bold: true }), rule(boldWidth(YOUTH_UNION, SIZE.nation), right)]
        : [
            centred(NATION, { size: SIZE.nation, bold: true }),
            centred(MOTTO, { size: SIZE.motto, bold: true }),
            // as long as the words above
            rule(boldWidth(MOTTO, SIZE.motto), right),
          ]),
      new Paragraph({
        style: "HeadLine",
        spacing: { before: 100, after: 0 },
        children: [run(placeLine(model), { size: SIZE.place, italics: true })],
      }),
    ],
  ]);
}

/** "BÁO CÁO", what it is about, to whom, on what grounds. */
export function opening({ head }: ReportModel): Paragraph[] {
  const addressees = addresseeLines(head.addressees);
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [run(DOCUMENT_TYPE, { bold: true, size: SIZE.title })],
    }),
    line(head.subject, { style: "HeadLine", keepNext: true, run: { bold: true, size: SIZE.title } }),
    rule(shortened(head.subject, SIZE.title, PORTRAIT_WIDTH) * 0.42, PORTRAIT_WIDTH),
    ...addressees.map((text, at) =>
      line(text, {
        style: "HeadLine",
        ...(addressees.length > 1 && { alignment: AlignmentType.LEFT, indent: { left: at === 0 ? 1_700 : 2_400 } }),
        spacing: { before: at === 0 ? 240 : 0, after: at === addressees.length - 1 ? 240 : 0 },
        run: { size: SIZE.body },
      }),
    ),
    ...baseLines(head.bases).map((text) => line(text, { style: "Basis" })),
  ];
}

/** Recipients on the left; authority, post, room for the signature and the name on the right. */
export function signatureTable({ head }: ReportModel): Table {
  const list = recipientLines(head.recipients);
  const centred = (text: string) => line(text, { style: "HeadLine", run: { bold: true, size: SIZE.body } });
  return columns(FOOT_COLUMNS, [
    [
      line("Nơi nhận:", { run: { bold: true, italics: true, size: SIZE.recipientsTitle } }),
      ...list.map((text) => line(text, { run: { size: SIZE.recipients } })),
    ],
    [
      ...(head.authority ? [centred(upper(head.authority))] : []),
      centred(upper(head.post)),
      ...Array.from({ length: 4 }, () => line("", { style: "HeadLine" })),
      centred(head.signer),
    ],
  ]);
}
