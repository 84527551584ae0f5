/** Real Word styles, so that an officer can go on editing: change one and everything of its kind follows. */
import { AlignmentType, type IStylesOptions } from "docx";
import { BLACK, FONT, PARAGRAPH, SIZE } from "./measures.ts";

const text = { font: FONT, color: BLACK, size: SIZE.body };
const heading = {
  run: { ...text, bold: true },
  paragraph: {
    alignment: AlignmentType.JUSTIFIED,
    spacing: { before: PARAGRAPH.after, after: PARAGRAPH.after, line: PARAGRAPH.line },
    indent: { firstLine: PARAGRAPH.firstLine },
    keepNext: true,
  },
} as const;

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { ...text, language: { value: "vi-VN" } } },
    heading1: heading,
    heading2: heading,
    title: {
      run: { ...text, bold: true, size: SIZE.title },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 0 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: "BodyText",
      name: "Body Text",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        spacing: { after: PARAGRAPH.after, line: PARAGRAPH.line },
        indent: { firstLine: PARAGRAPH.firstLine },
      },
    },
    {
      id: "Basis",
      name: "Căn cứ",
      basedOn: "BodyText",
      quickFormat: true,
      run: { italics: true },
    },
    {
      id: "HeadLine",
      name: "Đầu văn bản",
      basedOn: "Normal",
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } },
    },
    {
      id: "Rule",
      name: "Đường kẻ",
      basedOn: "Normal",
      run: { size: 4 },
      paragraph: { spacing: { before: 40, after: 0, line: 40, lineRule: "exact" } },
    },
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      quickFormat: true,
      run: { bold: true, size: SIZE.table },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 60 }, keepNext: true },
    },
    {
      id: "TableText",
      name: "Chữ trong bảng",
      basedOn: "Normal",
      run: { size: SIZE.table },
      paragraph: { spacing: { before: 20, after: 20 } },
    },
    {
      id: "TableNote",
      name: "Ghi chú bảng",
      basedOn: "Normal",
      run: { size: SIZE.table, italics: true },
      paragraph: { spacing: { before: 60, after: 120 } },
    },
    {
      id: "AnnexTitle",
      name: "Phụ lục",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: { bold: true, size: SIZE.annexTitle },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, keepNext: true, outlineLevel: 0 },
    },
  ],
};
