import { Badge } from "#app/components/badge.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { keyWords, VERDICTS } from "./key-words.ts";
import type { KeyedQuestion } from "./questions.server.ts";

const STATES = { key: "Đã sửa đáp án", void: "Đã huỷ" } as const;

/** A question in the list: without its key. */
export type QuestionLine = Pick<KeyedQuestion, "version" | "state" | "drawn" | "answered" | "right" | "facility"> & {
  readonly prompt: string;
};

export function QuestionTable({ slug, questions }: { slug: string; questions: readonly QuestionLine[] }) {
  return (
    <DataTable
      caption="Câu hỏi, câu ít người đúng ở trên"
      mode="fold"
      rows={questions}
      rowKey={(row) => row.version}
      empty="Chưa có câu nào xem được."
      columns={[
        {
          key: "prompt",
          header: "Câu hỏi",
          rowHeader: true,
          cell: (row) => (
            <>
              <a href={paths.contestKey(slug, row.version)}>{row.prompt}</a>{" "}
              {row.state !== "bank" && <Badge tone="warn">{STATES[row.state]}</Badge>}
            </>
          ),
        },
        { key: "drawn", header: "Đề có câu này", numeric: true, cell: (row) => formatNumber(row.drawn) },
        { key: "right", header: "Đúng cả câu", numeric: true, cell: (row) => formatPercent(row.right, row.drawn) },
        {
          key: "facility",
          header: "Điểm đạt được",
          numeric: true,
          cell: (row) => formatPercent(row.facility, row.facility === null ? null : 1_000),
        },
      ]}
    />
  );
}

/** How often each answer was given, with the key beside it. */
export function AnswerTable({ question }: { question: KeyedQuestion }) {
  const { body, correct, given, answered, drawn } = question;
  const texts = new Map([...body.options, ...(body.targets ?? [])].map(({ id, text }) => [id, text]));
  return (
    <DataTable
      caption={`Câu trả lời: ${formatNumber(answered)} trong ${formatNumber(drawn)} đề có trả lời`}
      mode="fold"
      rows={rowsOf(question)}
      rowKey={([part]) => part}
      empty="Chưa ai trả lời câu này."
      columns={[
        { key: "part", header: "Trả lời", rowHeader: true, cell: ([part]) => words(part) },
        {
          key: "key",
          header: "Đáp án",
          cell: ([part]) => (isKey(part) ? <Badge tone="ok">Đúng theo đáp án</Badge> : ""),
        },
        { key: "n", header: "Lượt chọn", numeric: true, cell: ([, n]) => formatNumber(n) },
        { key: "share", header: "Trong số đề", numeric: true, cell: ([, n]) => formatPercent(n, drawn) },
      ]}
    />
  );

  function words(part: string): string {
    if (body.kind === "short") return part;
    if (body.kind === "ordering") return keyWords(body, part.split("→"));
    if (body.kind === "statements") {
      const [id = "", said] = part.split(":");
      return `${texts.get(id) ?? "–"}: ${VERDICTS[said === "true" ? "true" : "false"]}`;
    }
    if (body.kind === "matching") return keyWords(body, [part]);
    return texts.get(part) ?? "–";
  }

  function isKey(part: string): boolean {
    return body.kind === "ordering" ? part === correct.join("→") : correct.includes(part);
  }

  /** Options that nobody chose are part of the picture, too. */
  function rowsOf({ body: { kind, options } }: KeyedQuestion): readonly (readonly [string, number])[] {
    if (kind !== "single" && kind !== "truefalse" && kind !== "multiple") return given;
    const times = new Map(given);
    return options.map(({ id }) => [id, times.get(id) ?? 0] as const);
  }
}
