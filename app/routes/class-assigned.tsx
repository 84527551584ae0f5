import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { classNames } from "#app/components/class-names.ts";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { groupWord } from "#app/domain/branch.ts";
import { can } from "#app/domain/permissions.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { classMatrix } from "#app/features/assignments/api.server.ts";
import { passes, ROW_FILTERS, type RowFilter } from "#app/features/assignments/matrix.ts";
import { ColumnList, HardQuestions, PillarBars } from "#app/features/assignments/matrix-foot.tsx";
import { MatrixLegend, MatrixTable } from "#app/features/assignments/matrix-table.tsx";
import { LATE_WORDS, windowWords } from "#app/features/assignments/words.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

/** With more columns the matrix prints on paper turned on its side. */
const MOST_UPRIGHT = 14;

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bài được giao ${data?.name ?? ""} · Góc ASEAN` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit, within } = await requireUnit(context, request, "class.view", params.unit);
  const now = context.clock.now();
  const query = new URL(request.url).searchParams;
  const ask = { unit: unit.id, assignment: query.get("giao") || null, account: viewer.account, now };
  const matrix = await classMatrix(context.handle, context.content, ask);
  if (!matrix) throw notFound();
  return {
    id: unit.id,
    name: unit.name,
    word: groupWord(unit.kind),
    now,
    filter: ROW_FILTERS.find((one) => one === query.get("xem")) ?? "all",
    assigns: can(viewer, "lesson.assign", { unit: unit.id, within }),
    ...matrix,
  };
}

export default function ClassAssigned() {
  const page = useLoaderData<typeof loader>();
  const { id, name, word, assignments, chosen, rows, columns, filter, assigns } = page;
  const labels: Readonly<Record<RowFilter, string>> = {
    all: `Cả ${word}`,
    left: "Chưa xong",
    late: "Có bài trễ",
    none: "Chưa bắt đầu",
    done: "Xong hết",
  };
  const shown = rows.filter((row) => passes(row, filter));
  const address = (key: RowFilter) =>
    `${paths.classAssigned(id)}?${new URLSearchParams({ ...(chosen && { giao: chosen.id }), xem: key })}`;
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id) },
          { label: "Bài được giao" },
        ]}
      />
      <PageHead
        title={`Bài được giao: ${name}`}
        lead={
          chosen
            ? `${chosen.title}. ${windowWords(chosen)}${chosen.dueAt === null ? "" : `; ${LATE_WORDS[chosen.late].short}`}.`
            : "Mọi bài đang giao, mỗi bạn một dòng."
        }
        actions={
          <>
            {columns.length > 0 && rows.length > 0 && (
              <ButtonLink href={paths.classAssignedText(id, chosen?.id)}>Soạn tin nhắc</ButtonLink>
            )}
            {assigns && (
              <ButtonLink variant={columns.length > 0 ? "quiet" : "primary"} href={paths.assignmentNew({ unit: id })}>
                Giao bài
              </ButtonLink>
            )}
          </>
        }
      />
      {assignments.length === 0 ? (
        <section className="section last">
          <EmptyState title="Chưa giao bài nào">
            <p>Giao bài xong, ở đây hiện ai chưa học, đang học, đã xong hay trễ.</p>
          </EmptyState>
        </section>
      ) : (
        <div className={classNames("section last stack-l matrix-page", columns.length > MOST_UPRIGHT && "wide")}>
          <form method="get" action={paths.classAssigned(id)} className="filters no-print" aria-label="Chọn lần giao">
            <Select
              name="giao"
              label="Lần giao"
              defaultValue={chosen?.id ?? ""}
              options={[
                { value: "", label: `Tất cả (${formatNumber(assignments.length)})` },
                ...assignments.map(({ id: value, title }) => ({ value, label: title })),
              ]}
            />
            <input type="hidden" name="xem" value={filter} />
            <Button variant="quiet">Xem</Button>
          </form>
          <div className="stack">
            <Tabs
              label="Lọc danh sách"
              items={ROW_FILTERS.map((key) => ({ label: labels[key], href: address(key), current: key === filter }))}
            />
            <MatrixLegend rows={rows} />
            <MatrixTable
              caption={`${labels[filter]}: ${formatNumber(shown.length)} bạn. Số liệu tính đến ${formatDateTime(page.now)}.`}
              columns={columns}
              rows={shown}
              empty={rows.length === 0 ? `Danh sách của ${word} này còn trống.` : "Không bạn nào khớp bộ lọc này."}
            />
            <div className="row no-print">
              <PrintButton variant="quiet">In</PrintButton>
              <ButtonLink variant="quiet" href={paths.classAssignedSheet(id, chosen?.id)} download>
                Tải Excel
              </ButtonLink>
              <ButtonLink variant="quiet" href={paths.classAssignedCsv(id, chosen?.id)} download>
                Tải CSV
              </ButtonLink>
              {assigns && chosen && chosen.dueAt !== null && (
                <ButtonLink variant="quiet" href={paths.classExtension(id, chosen.id)}>
                  Gia hạn cho một bạn
                </ButtonLink>
              )}
            </div>
          </div>
          <PillarBars pillars={page.pillars} />
          <ColumnList unit={id} columns={columns} />
          <HardQuestions hard={page.hard} />
        </div>
      )}
    </>
  );
}
