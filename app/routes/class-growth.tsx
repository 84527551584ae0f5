import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { type Column, DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PILLAR_NAMES } from "#app/components/pillar-name.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import type { Growth } from "#app/domain/growth.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { type ClassGrowth, classGrowth, type PupilGrowth } from "#app/features/assignments/api.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Tiến bộ ${data?.name ?? ""} · Góc ASEAN` }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "class.view", params.unit);
  const pillar = new URL(request.url).searchParams.get("tru-cot");
  const ask = { unit: unit.id, pillar, account: viewer.account, now: context.clock.now() };
  return { id: unit.id, name: unit.name, ...(await classGrowth(context.handle, ask)) };
}

/** Percentage points as they are said: "+12,5 điểm %". */
function points(value: number | null, sign = false): string {
  if (value === null) return "–";
  return `${sign && value > 0 ? "+" : ""}${formatNumber(value)}`;
}

function Verdict({ growth }: { growth: Growth }) {
  switch (growth.verdict) {
    case "too_few":
      return <>Chưa đủ 10 bạn làm cả hai bài</>;
    case "unclear":
      return <Badge>Chưa thấy khác rõ</Badge>;
    case "higher":
      return <Badge tone="ok">Cao hơn trước</Badge>;
    case "lower":
      return <Badge tone="warn">Thấp hơn trước</Badge>;
  }
}

type PillarRow = ClassGrowth["pillars"][number];

const PILLAR_COLUMNS: readonly Column<PillarRow>[] = [
  { key: "pillar", header: "Trụ cột", rowHeader: true, cell: ({ pillar }) => PILLAR_NAMES[pillar] },
  { key: "n", header: "Bạn làm cả hai", numeric: true, cell: ({ growth }) => formatNumber(growth.n) },
  { key: "once", header: "Bạn mới làm một", numeric: true, cell: ({ once }) => formatNumber(once) },
  { key: "before", header: "Trước (% đúng)", numeric: true, cell: ({ growth }) => points(growth.before) },
  { key: "after", header: "Sau (% đúng)", numeric: true, cell: ({ growth }) => points(growth.after) },
  {
    key: "change",
    header: "Đổi (điểm %)",
    numeric: true,
    cell: ({ growth }) =>
      growth.margin === null
        ? points(growth.change, true)
        : `${points(growth.change, true)} ± ${points(growth.margin)}`,
  },
  { key: "spread", header: "Độ lệch giữa các bạn", numeric: true, cell: ({ growth }) => points(growth.spread) },
  {
    key: "moves",
    header: "Tăng, giữ, giảm",
    cell: ({ growth }) => (growth.rose === null ? "–" : `${growth.rose}, ${growth.stayed}, ${growth.fell}`),
  },
  { key: "verdict", header: "Nói được gì", cell: ({ growth }) => <Verdict growth={growth} /> },
];

const result = (one: PupilGrowth["before"]) => (one ? `${formatNumber(one.right)}/${formatNumber(one.total)}` : "–");

const PUPIL_COLUMNS: readonly Column<PupilGrowth>[] = [
  { key: "name", header: "Họ và tên", rowHeader: true, cell: ({ name }) => name },
  { key: "before", header: "Trước", numeric: true, cell: ({ before }) => result(before) },
  { key: "after", header: "Sau", numeric: true, cell: ({ after }) => result(after) },
  {
    key: "change",
    header: "Đổi (câu)",
    numeric: true,
    cell: ({ before, after }) => (before && after ? points(after.right - before.right, true) : "–"),
  },
];

export default function ClassGrowthPage() {
  const { id, name, year, pillars, chosen, pupils } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id) },
          { label: "Tiến bộ" },
        ]}
      />
      <PageHead
        title={`Trước và sau khi học: ${name}`}
        lead={`Năm học ${year}. Mỗi bạn trả lời đúng những câu ấy hai lần, trước và sau khi học một trụ cột.`}
      />
      {pillars.length === 0 ? (
        <section className="section last">
          <EmptyState
            title="Chưa ai làm bài kiểm tra"
            action={<ButtonLink href={paths.assignmentNew({ unit: id })}>Giao bài</ButtonLink>}
          >
            <p>Khi giao bài, chọn thêm “Bài kiểm tra trước khi học” và “sau khi học” của trụ cột.</p>
          </EmptyState>
        </section>
      ) : (
        <div className="section last stack-l">
          <DataTable
            caption="Chỉ tính bạn làm cả hai bài"
            mode="fold"
            rows={pillars}
            rowKey={(row) => row.pillar}
            columns={PILLAR_COLUMNS}
          />
          <p className="soft measure">
            Số sau dấu ± là khoảng tin cậy 95%. Dưới năm bạn không hiện trung bình; dưới mười bạn không kết luận. Cao
            hơn chưa chắc chỉ nhờ bài học: các bạn đã gặp câu hỏi một lần.
          </p>
          <section aria-labelledby="tung-ban">
            <h2 id="tung-ban" className="h-m mb3">
              Từng bạn
            </h2>
            <Tabs
              label="Trụ cột"
              items={pillars.map(({ pillar }) => ({
                label: PILLAR_NAMES[pillar],
                href: `${paths.classGrowth(id)}?tru-cot=${pillar}#tung-ban`,
                current: pillar === chosen,
              }))}
            />
            <DataTable
              caption="Số câu đúng. Chênh một, hai câu có thể chỉ do may rủi."
              mode="fold"
              rows={pupils}
              rowKey={(row) => row.person}
              columns={PUPIL_COLUMNS}
            />
          </section>
        </div>
      )}
    </>
  );
}
