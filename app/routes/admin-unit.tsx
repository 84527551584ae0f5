import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { formatDay, formatNumber } from "#app/domain/vietnamese.ts";
import {
  applyChange,
  type ChangePreview,
  type ChangeProblem,
  cancelPlanned,
  previewChange,
  unitChange,
  unitPage,
} from "#app/features/units/api.server.ts";
import { ConfirmChange } from "#app/features/units/confirm-change.tsx";
import { PlannedTable } from "#app/features/units/planned-table.tsx";
import { GroupSchools, UnitActs } from "#app/features/units/unit-acts.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? "Đơn vị"} · Góc ASEAN` },
];

const DONE_WORDS: Readonly<Record<string, string>> = {
  hen: "Đã hẹn: hệ thống tự làm khi đến ngày",
  huy: "Đã huỷ việc hẹn",
};

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { unit } = await requireUnit(context, request, "unit.manage", params.unit);
  const page = await unitPage(context.handle, unit.id, context.clock.now());
  if (!page) throw notFound();
  const query = new URL(request.url).searchParams;
  const tree = query.get("them");
  return {
    ...page,
    done: query.get("xong"),
    adding: tree === null ? null : { tree, kind: query.get("loai") ?? "" },
  };
}

interface Answer {
  readonly values: Readonly<Record<string, string>>;
  readonly ticked: readonly string[];
  readonly problem: ChangeProblem | null;
  readonly preview: Pick<ChangePreview, "touches" | "lines"> | null;
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "unit.manage", params.unit);
  const form = await request.formData();
  const ticked = form.getAll("child").filter((value) => typeof value === "string");
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && name !== "child") values[name] ??= value.normalize("NFC");
  }
  const by = { account: viewer.account, now: context.clock.now() };
  if (values.act === "cancel") {
    await cancelPlanned(context.handle, { id: values.planned ?? "", unit: unit.id, ...by });
    return redirect(`${paths.adminUnit(unit.id)}?xong=huy`);
  }
  const answer = (part: Partial<Answer>, status: number) =>
    data({ values, ticked, problem: null, preview: null, ...part } as Answer, { status });
  const change = await unitChange(context.handle.db, unit.id, { values, ticked });
  if ("field" in change) return answer({ problem: change }, 400);
  if (values.confirmed !== "yes") {
    const { problem, ...preview } = await previewChange(context.handle, change, by.now);
    return problem ? answer({ problem }, 400) : answer({ preview }, 200);
  }
  const result = await applyChange(context.handle, change, by);
  if (result.problem) return answer({ problem: result.problem }, 400);
  const merged = change.act === "merge" && !result.planned;
  return redirect(`${paths.adminUnit(merged ? change.into : unit.id)}?xong=${result.planned ? "hen" : "1"}`);
}

export default function AdminUnit() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const open = page.places.filter(({ validTo }) => validTo === null);
  const { confirmed: _confirmed, ...values } = answer?.values ?? {};
  const problem = answer?.problem ?? null;
  const state = { values, problem, today: page.today };
  return (
    <>
      <Crumbs
        items={[
          { label: "Đơn vị", href: paths.adminUnits() },
          ...open.slice(0, 1).map((place) => ({ label: place.parentName, href: paths.adminUnit(place.parent) })),
          { label: page.name },
        ]}
      />
      <PageHead
        title={page.name}
        lead={page.kind}
        actions={
          page.isUnion && (
            <ButtonLink variant="quiet" href={paths.branches(page.id)}>
              Chi đoàn, chi đội
            </ButtonLink>
          )
        }
      />
      <div className="section last stack">
        {page.done !== null && !answer && <Note tone="ok" live="status" title={DONE_WORDS[page.done] ?? "Đã ghi"} />}
        {problem && (
          <Note tone="bad" live="alert" title={problem.message}>
            Chưa thay đổi gì.
          </Note>
        )}
        {answer?.preview && (
          <ConfirmChange
            {...answer.preview}
            values={values}
            name={page.name}
            today={page.today}
            ticked={answer.ticked}
          />
        )}
        <Sheet>
          <Facts
            items={[
              { term: "Mã", value: page.code.length > 12 ? "–" : page.code },
              { term: "Có từ", value: formatDay(page.validFrom) },
              ...(page.validTo ? [{ term: "Đóng từ", value: formatDay(page.validTo) }] : []),
              ...page.formerNames.map(({ name, until }) => ({ term: `Đến ${formatDay(until)} tên là`, value: name })),
              { term: "Ngay dưới", value: `${formatNumber(page.below.children)} đơn vị` },
              {
                term: "Trường, lớp ở dưới",
                value: `${formatNumber(page.below.schools)}, ${formatNumber(page.below.classes)}`,
              },
              { term: "Người trong các lớp, chi đoàn", value: formatNumber(page.below.people) },
              { term: "Vai trò giao ở đây và ở dưới", value: formatNumber(page.below.grants) },
            ]}
          />
        </Sheet>
        <PlannedTable planned={page.planned} own />
        <DataTable
          caption="Vị trí trong các cây"
          mode="fold"
          rows={page.places}
          rowKey={(row) => `${row.tree} ${row.validFrom}`}
          empty={<p>Đơn vị này ở trên cùng.</p>}
          columns={[
            { key: "tree", header: "Cây", rowHeader: true, cell: (row) => row.treeLabel },
            {
              key: "parent",
              header: "Dưới",
              cell: (row) => <a href={paths.adminUnit(row.parent)}>{row.parentName}</a>,
            },
            { key: "from", header: "Từ ngày", cell: (row) => formatDay(row.validFrom) },
            { key: "to", header: "Đến ngày", cell: (row) => (row.validTo ? formatDay(row.validTo) : "nay") },
          ]}
        />
        {page.validTo === null && (
          <>
            {page.group && (
              <GroupSchools
                {...{ ...page.group, state, ticked: answer?.ticked ?? [] }}
                href={paths.adminUnits(page.group.tree.value, page.id)}
              />
            )}
            <UnitActs
              {...{ name: page.name, state, trees: page.trees, addTrees: page.addTrees, kinds: page.kinds }}
              top={page.top}
              adding={page.adding}
            />
          </>
        )}
      </div>
    </>
  );
}
