import { DataTable } from "#app/components/data-table.tsx";
import { PILLAR_NAMES, PillarName } from "#app/components/pillar-name.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";
import { formatDay, formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { MatrixColumn } from "./class-matrix.server.ts";
import type { HardQuestion } from "./hard-questions.ts";
import type { PillarCoverage } from "./matrix.ts";

/** How much of each pillar the class has finished, of what was given. */
export function PillarBars({ pillars }: { pillars: readonly PillarCoverage[] }) {
  if (pillars.length === 0) return null;
  return (
    <section aria-labelledby="tru-cot">
      <h2 id="tru-cot" className="h-m mb3">
        Theo trụ cột
      </h2>
      <div className="grid g2">
        {pillars.map(({ pillar, finished, given }) => (
          <WovenBar
            key={pillar}
            pillar={pillar}
            label={PILLAR_NAMES[pillar]}
            value={finished}
            max={given}
            words={`${formatPercent(finished, given)} lượt bài đã xong`}
          />
        ))}
      </div>
    </section>
  );
}

/** Check questions that many got wrong at first: what to go over in class. */
export function HardQuestions({ hard }: { hard: readonly HardQuestion[] }) {
  return (
    <section aria-labelledby="cau-kho">
      <h2 id="cau-kho" className="h-m mb3">
        Câu cả lớp hay sai
      </h2>
      {hard.length === 0 ? (
        <p className="soft">Chưa có câu nào từ năm bạn trở lên làm mà quá bốn phần mười sai ở lần đầu.</p>
      ) : (
        <ol className="stack">
          {hard.map(({ lesson, lessonTitle, question, prompt, n, right }) => (
            <li key={`${lesson} ${question}`}>
              <a href={`${paths.lesson(lesson)}#cau-${question}`}>{prompt}</a>
              <p className="small soft">
                {lessonTitle}: {formatNumber(right)} trong {formatNumber(n)} bạn đúng ngay lần đầu.
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The lessons with how many finished them alone, and when they were taught together: the two are counted apart. */
export function ColumnList({ unit, columns }: { unit: string; columns: readonly MatrixColumn[] }) {
  return (
    <DataTable
      caption="Các bài: học xong từng bạn và đã dạy cả lớp là hai số riêng"
      mode="fold"
      rows={columns.map((column, at) => ({ ...column, at: at + 1 }))}
      rowKey={(row) => `${row.kind}:${row.ref}`}
      columns={[
        {
          key: "title",
          header: "Bài",
          rowHeader: true,
          cell: (row) => (
            <span id={`bai-${row.at}`}>
              {row.at}. {row.href && row.kind === "lesson" ? <a href={row.href}>{row.title}</a> : row.title}
            </span>
          ),
        },
        { key: "pillar", header: "Trụ cột", cell: (row) => (row.pillar ? <PillarName pillar={row.pillar} /> : "–") },
        {
          key: "finished",
          header: "Bạn học xong",
          numeric: true,
          cell: (row) => `${formatNumber(row.finished)}/${formatNumber(row.given)}`,
        },
        { key: "taught", header: "Đã dạy cả lớp", cell: (row) => <Taught unit={unit} column={row} /> },
      ]}
    />
  );
}

function Taught({ unit, column }: { unit: string; column: MatrixColumn }) {
  if (column.kind !== "lesson" || column.href === null) return <>–</>;
  if (column.taught) {
    return (
      <>
        {formatDay(column.taught.day)}, {formatNumber(column.taught.present)} bạn có mặt
      </>
    );
  }
  return (
    <a className="no-print" href={paths.taught(column.ref, { unit })}>
      Ghi đã dạy<span className="hide"> {column.title}</span>
    </a>
  );
}
