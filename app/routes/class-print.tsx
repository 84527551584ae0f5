import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { groupWord } from "#app/domain/branch.ts";
import { formatDateTime, formatNumber, formatPercent, formatScore } from "#app/domain/vietnamese.ts";
import { type GroupList, groupLists, roundChoice } from "#app/features/reports/api.server.ts";
import { SAT_WORDS } from "#app/features/reports/sat-words.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Danh sách dự thi ${page?.name ?? ""} · Góc ASEAN` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "class.view", params.unit);
  const now = context.clock.now();
  const wanted = new URL(request.url).searchParams.get("vong");
  const choice = await roundChoice(context.handle.db, unit, { wanted, now });
  const found = choice && (await groupLists(context.handle, unit, choice.chosen, { account: viewer.account, now }));
  if (!found) throw notFound();
  const contest = choice.chosen && `${choice.chosen.line.title}, ${choice.chosen.line.roundTitle}`;
  const single = found.lists.length === 1 && found.lists[0]?.id === unit.id;
  return { id: unit.id, name: unit.name, word: groupWord(unit.kind), single, now, contest, ...found };
}

export default function ClassPrint() {
  const { id, name, word, single, now, contest, lists, tooMany } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          ...(single ? [{ label: name, href: paths.classView(id) }] : []),
          { label: "Danh sách dự thi" },
        ]}
      />
      <div className="no-print">
        <PageHead
          title={`Danh sách dự thi: ${name}`}
          lead={single ? `Cả ${word} trên một trang, có ghi ai đã thi.` : "Mỗi lớp, chi đoàn một trang giấy."}
          actions={lists.length > 0 && <PrintButton>In</PrintButton>}
        />
      </div>
      {tooMany && (
        <section className="section last">
          <EmptyState
            title="Hơn 100 danh sách, không in một lần"
            action={<ButtonLink href={paths.myClasses()}>Chọn lớp, chi đoàn</ButtonLink>}
          >
            <p>Mở từng trường, từng Đoàn ở dưới rồi in.</p>
          </EmptyState>
        </section>
      )}
      {lists.map((list) => (
        <ListSheet key={list.id} list={list} contest={contest} at={formatDateTime(now)} />
      ))}
    </>
  );
}

/** One class or branch on a sheet of its own. */
function ListSheet({ list, contest, at }: { list: GroupList; contest: string | null; at: string }) {
  const { name, above, members, sat } = list;
  const rate = formatPercent(sat, members.length);
  return (
    <section className="section last print-sheet" aria-label={name}>
      <h2>{[name, above].filter(Boolean).join(", ")}</h2>
      <p className="m2">
        {contest === null
          ? "Chưa có cuộc thi nào."
          : `${contest}: ${formatNumber(sat)} trong ${formatNumber(members.length)} bạn đã thi (${rate}).`}{" "}
        Số liệu tính đến {at}.
      </p>
      <DataTable
        caption={`Danh sách ${name}`}
        hideCaption
        mode="plain"
        rows={members.map((member, at) => ({ ...member, number: at + 1 }))}
        rowKey={(row) => row.number}
        empty="Chưa có ai."
        columns={[
          { key: "number", header: "STT", numeric: true, cell: (row) => row.number },
          { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
          { key: "state", header: "Dự thi", cell: (row) => SAT_WORDS[row.state].text },
          { key: "turns", header: "Lượt", numeric: true, cell: (row) => formatNumber(row.turns) },
          { key: "score", header: "Điểm", numeric: true, cell: (row) => formatScore(row.score) },
        ]}
      />
    </section>
  );
}
