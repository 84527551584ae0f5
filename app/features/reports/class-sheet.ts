/** The result list of a class as a spreadsheet: the lines of the class page with what belongs to each attempt. */
import { foldKey, formatDateTime, formatRange } from "#app/domain/vietnamese.ts";
import type { SheetColumn, TableSheet } from "#app/sheets/table-sheet.server.ts";
import type { ClassResults, ResultLine } from "./class-view.server.ts";
import type { RoundLine } from "./rounds.server.ts";
import { SAT_WORDS } from "./sat-words.ts";

export interface ClassSheetHead {
  readonly name: string;
  /** The school or union; null where nothing is above. */
  readonly above: string | null;
  /** "lớp", "chi đoàn": the head of the column of ranks. */
  readonly word: string;
  readonly round: RoundLine;
  readonly now: number;
  /** Days of birth, for who keeps the list of the class. */
  readonly withBirthDates: boolean;
}

interface Column extends SheetColumn {
  readonly of: (line: ResultLine, at: number) => string | number | null;
}

/** Points as they are said, from thousandths. */
const points = (score: number | null) => (score === null ? null : score / 1_000);

function columnsOf({ word, withBirthDates }: ClassSheetHead): Column[] {
  const birth: Column = { heading: "Ngày sinh", width: 12, kind: "day", of: (line) => line.birthDate };
  return [
    { heading: "STT", width: 6, kind: "number", of: (_line, at) => at + 1 },
    { heading: "Họ và tên", width: 28, kind: "text", of: (line) => line.name },
    ...(withBirthDates ? [birth] : []),
    { heading: "Mã đăng nhập", width: 16, kind: "text", of: (line) => line.login },
    { heading: "Trạng thái", width: 12, kind: "text", of: (line) => SAT_WORDS[line.state].text },
    { heading: "Số lượt", width: 8, kind: "number", of: (line) => line.turns },
    { heading: "Lượt tính", width: 8, kind: "number", of: (line) => line.countedNo },
    { heading: "Điểm", width: 8, kind: "number", of: (line) => points(line.score) },
    { heading: "Thời gian làm", width: 13, kind: "duration", of: (line) => line.durationMs },
    { heading: "Biên nhận", width: 16, kind: "text", of: (line) => line.receipt },
    { heading: `Hạng trong ${word}`, width: 10, kind: "number", of: (line) => line.rank },
  ];
}

export function classSheet(head: ClassSheetHead, { lines, edition, frozen }: ClassResults): TableSheet {
  const { name, above, round, now } = head;
  const columns = columnsOf(head);
  const sat = lines.filter(({ state }) => state === "done").length;
  return {
    name,
    titles: [
      `KẾT QUẢ DỰ THI: ${[name, above].filter(Boolean).join(", ")}`,
      `${round.title}, ${round.roundTitle} (${formatRange(round.opensAt, round.closesAt)})`,
      `Đã thi ${sat} trong ${lines.length} bạn. ${editionWords(edition, frozen)}`,
      `Lập lúc ${formatDateTime(now)}.`,
    ],
    columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
    rows: lines.map((line, at) => columns.map((column) => column.of(line, at))),
    orientation: "landscape",
  };
}

function editionWords(edition: ClassResults["edition"], frozen: boolean): string {
  if (edition) return `Theo kết quả chốt lần ${edition.n}, ${formatDateTime(edition.issuedAt)}.`;
  return `Bản chưa chốt.${frozen ? " Hạng có khi ban tổ chức chốt kết quả." : ""}`;
}

/** "ket-qua-10a1-tim-hieu-asean-2026.xlsx" */
export function classSheetFileName(name: string, slug: string): string {
  const plain = foldKey(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `ket-qua-${plain}-${slug}.xlsx`;
}
