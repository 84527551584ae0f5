import { DataTable } from "#app/components/data-table.tsx";
import { Rank } from "#app/components/rank.tsx";
import { type ContestRules, paperSize, type RankingKey, type UnitFormula } from "#app/domain/contest.ts";
import type { RankedFigures } from "#app/domain/ranking.ts";
import { exampleAttempts, exampleRows } from "#app/domain/ranking-examples.ts";
import { KEY_NAMES, rankingSentences, roundRankingSentences } from "#app/domain/ranking-words.ts";
import { exampleUnits } from "#app/domain/unit-examples.ts";
import { UNIT_FORMULA } from "#app/domain/unit-formulas.ts";
import { keyValueWords } from "./rank-words.ts";
import { unitColumns } from "./unit-columns.ts";

export interface RankingGuideProps {
  readonly rules: Pick<
    ContestRules,
    | "ranking"
    | "onlyFull"
    | "counted"
    | "overall"
    | "attempts"
    | "quota"
    | "pointsPerQuestion"
    | "minutes"
    | "groups"
    | "unitFormulas"
    | "topPercent"
    | "bestOf"
    | "minRoll"
    | "sizeClasses"
  >;
  /** Whether there is a board over all rounds. */
  readonly overall: boolean;
  /** A morning of the contest: the invented people sit then. */
  readonly day: number;
}

const figureOf = (key: RankingKey, figures: RankedFigures): number | null =>
  ({
    score: figures.score,
    duration: figures.durationMs,
    prediction: figures.predictionError,
    submitted: figures.submittedAt,
    started: figures.startedAt,
    fullRuns: figures.fullRuns,
    attempts: figures.attempts,
  })[key];

/** How this very contest ranks, with examples that its own rule made. */
export function RankingGuide({ rules, overall, day }: RankingGuideProps) {
  const { full } = paperSize(rules);
  const setting = { full, day, minutes: rules.minutes };
  return (
    <>
      <section aria-labelledby="ca-nhan" className="section stack">
        <h2 id="ca-nhan">Cá nhân</h2>
        <ol className="steps">
          {roundRankingSentences(rules).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        {rules.groups.length > 0 && (
          <p>Mỗi bảng thi xếp hạng riêng: {rules.groups.map(({ name }) => name).join(" · ")}.</p>
        )}
        <h3>Ví dụ, số liệu đặt ra để minh hoạ</h3>
        <PeopleExample ranking={rules.ranking} rows={exampleRows(rules, setting)} />
        {rules.attempts !== 1 && <AttemptsExample rules={rules} setting={setting} />}
      </section>
      {overall && (
        <section aria-labelledby="chung-cuoc" className="section stack">
          <h2 id="chung-cuoc">Chung cuộc</h2>
          <p>Cộng kết quả được tính của các vòng. Vòng không thi thì không có gì để cộng.</p>
          <ol className="steps">
            {rankingSentences({ ranking: rules.overall, sums: true }).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <PeopleExample
            ranking={rules.overall}
            rows={exampleRows({ ranking: rules.overall, onlyFull: false }, { ...setting, full: full * 2 })}
          />
        </section>
      )}
      <section aria-labelledby="don-vi" className="section last stack">
        <h2 id="don-vi">Trường, địa bàn, chi đoàn</h2>
        {rules.unitFormulas.map((formula) => (
          <UnitExample key={formula} formula={formula} rules={rules} full={full} />
        ))}
        <p className="small soft">
          Sĩ số lấy tại thời điểm mở cuộc thi. Người không có trong sĩ số được đếm riêng, không tính vào tỷ lệ.
        </p>
      </section>
    </>
  );
}

function PeopleExample({ ranking, rows }: { ranking: readonly RankingKey[]; rows: ReturnType<typeof exampleRows> }) {
  return (
    <DataTable
      caption="Ví dụ xếp hạng cá nhân"
      hideCaption
      mode="lines"
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: "rank", header: "Hạng", cell: (row) => <Rank place={row.rank} /> },
        {
          key: "name",
          header: "Thí sinh",
          rowHeader: true,
          cell: (row) => (
            <>
              {row.name}
              <span className="sub">{whyWords(row)}</span>
            </>
          ),
        },
        ...ranking.map((key) => ({
          key,
          header: KEY_NAMES[key],
          numeric: true,
          cell: (row: (typeof rows)[number]) => keyValueWords(key, figureOf(key, row.figures)),
        })),
      ]}
    />
  );
}

function whyWords({ rank, decidedBy }: ReturnType<typeof exampleRows>[number]): string {
  if (rank === null) return "Chưa đạt điểm tối đa nên không có hạng.";
  if (rank === 1 && decidedBy === null) return "Đứng đầu, cùng hạng với ai bằng ở mọi bước.";
  return decidedBy === null ? "Bằng ở mọi bước nên cùng hạng." : `Sau người trên vì “${KEY_NAMES[decidedBy]}”.`;
}

function AttemptsExample({
  rules,
  setting,
}: Pick<RankingGuideProps, "rules"> & { setting: { full: number; day: number; minutes: number } }) {
  const { attempts, result } = exampleAttempts(rules, setting);
  return (
    <>
      <p>
        Một bạn thi ba lượt. {rules.counted === "sum" ? "Kết quả là tổng:" : "Kết quả được tính:"}{" "}
        {keyValueWords("score", result.score)}, {keyValueWords("duration", result.durationMs)}.
      </p>
      <ul>
        {attempts.map((one) => (
          <li key={one.attempt}>
            Lượt {one.no}: {keyValueWords("score", one.score)}, {keyValueWords("duration", one.durationMs)}
            {rules.ranking.includes("prediction") && `, dự đoán ${one.prediction} (giả sử số thực tế là 1200)`}
            {one.counts && rules.counted !== "sum" && <b> – lượt được tính</b>}
          </li>
        ))}
      </ul>
    </>
  );
}

function UnitExample({
  formula,
  rules,
  full,
}: Pick<RankingGuideProps, "rules"> & { formula: UnitFormula; full: number }) {
  const { name, text, values } = UNIT_FORMULA[formula];
  const rows = exampleUnits(formula, { full, bestOf: rules.bestOf }).map((unit) => ({
    unit: unit.unit,
    rank: unit.rank,
    values: {
      ...unit,
      participants: unit.people + unit.outside,
      mean: unit.ranked > 0 ? unit.scoreSum / unit.ranked : null,
      bestMean: unit.bestSum / rules.bestOf,
      accounts: null,
    },
  }));
  const columns = unitColumns(formula, rules, { accounts: false }).slice(0, values.length);
  return (
    <>
      <h3>{name(rules)}</h3>
      <p>{text(rules)}</p>
      <DataTable
        caption={`Ví dụ: ${name(rules)}`}
        hideCaption
        mode="lines"
        rows={rows}
        rowKey={(row) => row.unit}
        columns={[
          { key: "rank", header: "Hạng", cell: (row) => <Rank place={row.rank} /> },
          { key: "name", header: "Đơn vị", rowHeader: true, cell: (row) => row.unit },
          ...columns.map((column) => ({
            key: column.id,
            header: column.header,
            numeric: true,
            cell: (row: (typeof rows)[number]) => column.text(row.values),
          })),
        ]}
      />
    </>
  );
}
