import { Button } from "#app/components/button.tsx";
import { type Column, DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { PILLAR_NAMES, PillarName } from "#app/components/pillar-name.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { formatDay, formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import type { LessonCoverage, LessonLine, PillarLine } from "./lesson-coverage.server.ts";

type Row = LessonCoverage["tables"][number]["rows"][number];

const PERIOD_LABELS = { year: "Năm học này", month: "Tháng này", all: "Từ trước đến nay" } as const;

interface CoverageSectionProps {
  readonly coverage: LessonCoverage;
  /** The table shown. */
  readonly shown: string | null;
  /** The page's path and what else stands in its query. */
  readonly path: string;
  readonly keep: Readonly<Record<string, string>>;
  /** Where a row leads. */
  readonly rowHref: (unit: string, table: string) => string;
  /** "lớp", "chi đoàn": what teaches below. */
  readonly word: string;
}

/** Lessons taught and finished: figures, per pillar, per unit, per lesson. */
export function CoverageSection({ coverage, shown, path, keep, rowHref, word }: CoverageSectionProps) {
  const { period, own, tables, lessons, pillars, lastDay } = coverage;
  const table = tables.find(({ id }) => id === shown) ?? tables[0];
  const taught = lessons.filter((line) => line.taught > 0);
  const times = lessons.reduce((sum, line) => sum + line.taught, 0);
  const address = (id: string) => `${path}?${new URLSearchParams({ ...keep, ky: period, bang2: id })}#theo-don-vi`;
  return (
    <div className="stack-l">
      <form method="get" action={path} className="filters no-print" aria-label="Chọn kỳ">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          name="ky"
          label="Kỳ"
          defaultValue={period}
          options={Object.entries(PERIOD_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <Button variant="quiet">Xem</Button>
      </form>
      <p className="soft">
        Số liệu tính đến hết ngày {formatDay(lastDay)}. Đã dạy là cả {word} học cùng nhau; học xong là từng bạn tự học.
        Hai số tính riêng, không cộng.
      </p>
      <Kpis
        items={[
          {
            label: "Bài đã dạy",
            value: formatNumber(taught.length),
            note: `trong ${formatNumber(lessons.length)} bài`,
          },
          { label: "Lượt dạy", value: formatNumber(times), href: "#theo-bai" },
          { label: "Bạn đã học xong ít nhất một bài", value: formatNumber(own.learners) },
          { label: "Lượt bài học xong", value: formatNumber(own.finished), href: "#theo-bai" },
        ]}
      />
      <DataTable
        caption="Theo trụ cột"
        mode="fold"
        rows={pillars}
        rowKey={(row) => row.pillar}
        columns={PILLAR_COLUMNS}
      />
      {table ? (
        <section aria-labelledby="theo-don-vi">
          <h2 id="theo-don-vi" className="h-m mb3">
            Theo đơn vị
          </h2>
          {tables.length > 1 && (
            <Tabs
              label="Bảng theo đơn vị"
              items={tables.map(({ id, label }) => ({ label, href: address(id), current: id === table.id }))}
            />
          )}
          <DataTable
            caption={`${table.label}: ${formatNumber(table.rows.length)}`}
            mode="fold"
            rows={table.rows}
            rowKey={(row) => row.unit}
            columns={unitColumns(table.label, (row) => rowHref(row.unit, table.id))}
          />
        </section>
      ) : (
        <EmptyState title="Chưa có đơn vị nào ở dưới">
          <p>Nhập danh sách trước, rồi số liệu hiện ở đây.</p>
        </EmptyState>
      )}
      <section aria-labelledby="theo-bai">
        <h2 id="theo-bai" className="h-m mb3">
          Theo bài
        </h2>
        <DataTable
          caption="Mỗi bài: số lượt dạy, số bạn học xong"
          hideCaption
          mode="fold"
          rows={lessons}
          rowKey={(row) => row.lesson}
          empty={<p>Chưa có bài học nào.</p>}
          columns={LESSON_COLUMNS}
        />
      </section>
    </div>
  );
}

const PILLAR_COLUMNS: readonly Column<PillarLine>[] = [
  { key: "pillar", header: "Trụ cột", rowHeader: true, cell: ({ pillar }) => PILLAR_NAMES[pillar] },
  { key: "lessons", header: "Số bài", numeric: true, cell: ({ lessons }) => formatNumber(lessons) },
  { key: "taught", header: "Bài đã dạy", numeric: true, cell: ({ taught }) => formatNumber(taught) },
  { key: "finished", header: "Bài có bạn học xong", numeric: true, cell: ({ finished }) => formatNumber(finished) },
];

const LESSON_COLUMNS: readonly Column<LessonLine>[] = [
  { key: "title", header: "Bài", rowHeader: true, cell: ({ title }) => title },
  { key: "pillar", header: "Trụ cột", cell: ({ pillar }) => <PillarName pillar={pillar} /> },
  { key: "taught", header: "Lượt dạy", numeric: true, cell: ({ taught }) => formatNumber(taught) },
  { key: "present", header: "Lượt có mặt", numeric: true, cell: ({ present }) => formatNumber(present) },
  { key: "finished", header: "Bạn học xong", numeric: true, cell: ({ finished }) => formatNumber(finished) },
];

function unitColumns(label: string, href: (row: Row) => string): readonly Column<Row>[] {
  return [
    { key: "name", header: label, rowHeader: true, cell: (row) => <a href={href(row)}>{row.name}</a> },
    { key: "people", header: "Danh sách", numeric: true, cell: ({ people }) => formatNumber(people) },
    {
      key: "groups",
      header: "Lớp, chi đoàn đã dạy",
      numeric: true,
      cell: ({ taughtGroups, groups }) => `${formatNumber(taughtGroups)}/${formatNumber(groups)}`,
    },
    { key: "lessons", header: "Bài đã dạy", numeric: true, cell: ({ taughtLessons }) => formatNumber(taughtLessons) },
    { key: "times", header: "Lượt dạy", numeric: true, cell: ({ taughtTimes }) => formatNumber(taughtTimes) },
    { key: "learners", header: "Bạn học xong ≥ 1 bài", numeric: true, cell: ({ learners }) => formatNumber(learners) },
    { key: "rate", header: "Tỷ lệ", numeric: true, cell: ({ learners, people }) => formatPercent(learners, people) },
    { key: "finished", header: "Lượt học xong", numeric: true, cell: ({ finished }) => formatNumber(finished) },
  ];
}
