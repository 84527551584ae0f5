import { DataTable } from "#app/components/data-table.tsx";
import { PillarName } from "#app/components/pillar-name.tsx";
import type { Pillar } from "#app/domain/question.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import type { QuestionPart } from "./question-difficulty.server.ts";

/** The questions that earned the least, once they are out. */
export function QuestionSection({ questions }: { readonly questions: QuestionPart }) {
  return (
    <section aria-labelledby="cau-kho">
      <h2 id="cau-kho" className="mb3">
        Câu khó nhất
      </h2>
      {questions.kind === "hardest" ? (
        <DataTable
          caption={`${questions.roundTitle}: trên ${formatNumber(questions.attempts)} lượt thi${questions.at === null ? "" : `, đếm lúc ${formatDateTime(questions.at)}`}`}
          mode="fold"
          rows={[...questions.questions]}
          rowKey={({ version }) => version}
          empty="Chưa câu nào có từ 5 người làm trở lên."
          columns={[
            { key: "prompt", header: "Câu hỏi", rowHeader: true, cell: ({ prompt }) => prompt },
            { key: "pillar", header: "Trụ cột", cell: ({ pillar }) => <PillarName pillar={pillar as Pillar} /> },
            { key: "n", header: "Đề có câu này", numeric: true, cell: ({ n }) => formatNumber(n) },
            {
              key: "facility",
              header: "Đạt điểm",
              numeric: true,
              cell: ({ facility }) => `${facility.toFixed(1).replace(".", ",")}%`,
            },
          ]}
        />
      ) : (
        <p className="soft">
          {questions.kind === "counting"
            ? "Đang đếm. Mở lại trang sau ít phút."
            : "Hiện sau khi vòng thi công bố đáp án."}
        </p>
      )}
    </section>
  );
}
