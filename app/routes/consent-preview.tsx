import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tick } from "#app/components/tick.tsx";
import { FORM_NAMES, GIVER_NAMES } from "#app/domain/consent.ts";
import { formatDay, formatNumber } from "#app/domain/vietnamese.ts";
import { applyConsents, previewConsents } from "#app/features/privacy/api.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Xem trước đồng ý · Góc ASEAN" }];

/** Lines of each list that the page shows; the rest is in the counts. */
const SHOWN = 100;

async function wantedOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "consent.record", params.unit);
  const wanted = { id: params.upload ?? "", unit: unit.id, account: viewer.account, now: context.clock.now() };
  return { unit, wanted };
}

export async function loader(args: LoaderFunctionArgs) {
  const { unit, wanted } = await wantedOf(args);
  const plan = await previewConsents(args.context.handle, wanted);
  const cut = plan && { ...plan, lines: plan.lines.slice(0, SHOWN), problems: plan.problems.slice(0, SHOWN) };
  const more = plan && { lines: plan.lines.length, problems: plan.problems.length };
  return { id: unit.id, name: unit.name, plan: cut, more };
}

export async function action(args: ActionFunctionArgs) {
  const { unit, wanted } = await wantedOf(args);
  const bad = (await args.request.formData()).get("bad") === "yes";
  const plan = await previewConsents(args.context.handle, wanted);
  if (plan && plan.problems.length > 0 && !bad) {
    return data({ bad: "Đánh dấu để ghi các dòng đúng và bỏ qua dòng lỗi." }, { status: 400 });
  }
  const changed = await applyConsents(args.context.handle, wanted);
  return redirect(
    changed === null ? paths.consentPreview(unit.id, wanted.id) : `${paths.consentImport(unit.id)}?xong=${changed}`,
  );
}

export default function ConsentPreview() {
  const { id, name, plan, more } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <Crumbs items={[{ label: `Đồng ý hiện tên: ${name}`, href: paths.consentImport(id) }, { label: "Xem trước" }]} />
      <PageHead title={`Xem trước: ${name}`} lead={plan ? `Tệp ${plan.name}.` : undefined} />
      <div className="section last stack">
        {!plan || !more ? (
          <EmptyState
            title="Tệp này không còn chờ"
            action={<ButtonLink href={paths.consentImport(id)}>Chọn lại tệp</ButtonLink>}
          >
            <p>Tệp chỉ được giữ ít lâu, cho người đã gửi; ghi xong thì xoá.</p>
          </EmptyState>
        ) : (
          <>
            <Kpis
              items={[
                { label: "Dòng", value: formatNumber(plan.rows) },
                { label: "Đồng ý mới", value: formatNumber(plan.given) },
                { label: "Rút lại", value: formatNumber(plan.withdrawn) },
                { label: "Bạn giữ nguyên", value: formatNumber(plan.unchanged) },
                { label: "Dòng lỗi", value: formatNumber(more.problems) },
              ]}
            />
            {more.problems > 0 && (
              <DataTable
                caption={more.problems > SHOWN ? `${SHOWN} dòng lỗi đầu tiên` : `${more.problems} dòng lỗi`}
                mode="fold"
                rows={plan.problems}
                rowKey={(row) => `${row.row} ${row.message}`}
                columns={[
                  { key: "row", header: "Dòng", rowHeader: true, cell: (row) => `Dòng ${row.row}` },
                  { key: "what", header: "Cần sửa", cell: (row) => row.message },
                ]}
              />
            )}
            <DataTable
              caption={more.lines > SHOWN ? `${SHOWN} bạn đầu tiên có thay đổi` : `${more.lines} bạn có thay đổi`}
              mode="fold"
              rows={plan.lines}
              rowKey={(row) => row.row}
              empty={<p>Tệp này không thay đổi gì: mọi điều trong tệp đã ghi rồi.</p>}
              columns={[
                { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
                { key: "code", header: "Mã", cell: (row) => row.code },
                {
                  key: "changes",
                  header: "Thay đổi",
                  cell: (row) =>
                    row.changes
                      .map(({ giver, given }) => `${GIVER_NAMES[giver]}: ${given ? "đồng ý" : "rút lại"}`)
                      .join("; "),
                },
                { key: "form", header: "Hình thức", cell: (row) => FORM_NAMES[row.form] },
                { key: "day", header: "Ngày", cell: (row) => formatDay(row.day) },
              ]}
            />
            <Form method="post" className="stack" noValidate>
              {more.problems > 0 && (
                <Tick name="bad" value="yes" label="Ghi các dòng đúng, bỏ qua dòng lỗi" error={problem?.bad} />
              )}
              <div className="form-actions">
                {more.lines > 0 && (
                  <Button big disabledReason={busy ? "Đang ghi…" : undefined}>
                    Ghi {formatNumber(plan.given + plan.withdrawn)} thay đổi
                  </Button>
                )}
                <ButtonLink variant="quiet" href={paths.consentImport(id)}>
                  Chọn tệp khác
                </ButtonLink>
              </div>
            </Form>
          </>
        )}
      </div>
    </>
  );
}
