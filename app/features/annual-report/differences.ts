/** What a corrected version says otherwise than the one it replaces. */
import { figureText } from "#app/domain/indicators.ts";
import { formatDay } from "#app/domain/vietnamese.ts";
import { textOf } from "./cells.ts";
import type { ReportHead, ReportModel, ReportTable } from "./model.ts";
import { sectionText } from "./official-words.ts";

export interface Difference {
  /** "Số liệu", "Nội dung", "Bảng", "Thể thức". */
  readonly kind: "figure" | "text" | "table" | "head";
  readonly what: string;
  readonly was: string;
  readonly now: string;
}

const HEAD_NAMES: Readonly<Record<keyof ReportHead, string>> = {
  heading: "Tiêu đề văn bản",
  parentBody: "Cơ quan chủ quản",
  body: "Cơ quan ban hành",
  number: "Số",
  symbol: "Ký hiệu",
  place: "Nơi ban hành",
  day: "Ngày ký",
  subject: "Trích yếu",
  addressees: "Kính gửi",
  bases: "Căn cứ",
  recipients: "Nơi nhận",
  authority: "Thẩm quyền ký",
  post: "Chức vụ",
  signer: "Người ký",
};

const MISSING = "không có";

export function differencesOf(before: ReportModel, after: ReportModel): Difference[] {
  return [
    ...figures(before, after),
    ...texts(before, after),
    ...tables(before, after),
    ...heads(before.head, after.head),
  ];
}

function pairs<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): [string, T | null, T | null][] {
  const [was, now] = [new Map(before.map((one) => [key(one), one])), new Map(after.map((one) => [key(one), one]))];
  return [...new Set([...was.keys(), ...now.keys()])].map((id) => [id, was.get(id) ?? null, now.get(id) ?? null]);
}

function figures(before: ReportModel, after: ReportModel): Difference[] {
  const of = ({ figures: all }: ReportModel) => Object.values(all);
  return pairs(of(before), of(after), ({ name }) => name).flatMap(([what, was, now]): Difference[] => {
    const say = (figure: typeof was) => (figure ? figureText(figure.kind, figure.value) : MISSING);
    return say(was) === say(now) ? [] : [{ kind: "figure", what, was: say(was), now: say(now) }];
  });
}

function texts(before: ReportModel, after: ReportModel): Difference[] {
  return pairs(before.sections, after.sections, ({ id }) => id).flatMap(([id, was, now]): Difference[] => {
    const [old, fresh] = [sectionText(before, id).join("\n"), sectionText(after, id).join("\n")];
    if (old === fresh) return [];
    return [{ kind: "text", what: now?.title ?? was?.title ?? id, was: old || MISSING, now: fresh || MISSING }];
  });
}

/** Tables tell how many rows differ: the rows themselves stand in the annexes of both. */
function tables(before: ReportModel, after: ReportModel): Difference[] {
  return pairs(before.tables, after.tables, ({ id }) => id).flatMap(([, was, now]): Difference[] => {
    const lines = (table: ReportTable | null) =>
      (table?.rows ?? []).map((cells) =>
        table!.columns.map((column, at) => textOf(column, cells[at] ?? null)).join(" | "),
      );
    const [old, fresh] = [lines(was), lines(now)];
    const changed = fresh.filter((line) => !old.includes(line)).length;
    const gone = old.filter((line) => !fresh.includes(line)).length;
    if (changed + gone === 0) return [];
    const count = (rows: readonly string[]) => `${rows.length} dòng`;
    return [
      {
        kind: "table",
        what: now?.caption ?? was?.caption ?? "",
        was: count(old),
        now: `${count(fresh)}, ${changed} dòng khác trước`,
      },
    ];
  });
}

function heads(before: ReportHead, after: ReportHead): Difference[] {
  const say = (value: ReportHead[keyof ReportHead], name: string) => {
    if (Array.isArray(value)) return value.join("; ") || MISSING;
    if (name === "day" && value) return formatDay(value);
    return value || MISSING;
  };
  return (Object.keys(HEAD_NAMES) as (keyof ReportHead)[]).flatMap((name): Difference[] => {
    const [was, now] = [say(before[name], name), say(after[name], name)];
    return was === now ? [] : [{ kind: "head", what: HEAD_NAMES[name], was, now }];
  });
}
