import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { fixRollNow, listUnitsByIds, rollMoments } from "#app/features/units/api.server.ts";
import { rollForm } from "#app/features/units/roll-forms.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Sĩ số đã chốt · Góc ASEAN" }];

const PAGE = 30;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "school.view");
  const { db } = context.handle;
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query.get("trang"));
  const { rows, total } = await rollMoments(context.handle, scope, { limit: PAGE, offset: (page - 1) * PAGE });
  const fixable = await listUnitsByIds(db, scopeOf(context.viewer, "roll.fix"));
  return {
    rows,
    total,
    page,
    pages: Math.ceil(total / PAGE),
    units: fixable.map(({ id, name }) => ({ value: id, label: name })),
    /** A form that is sent twice fixes one roll. */
    order: newId(),
    done: query.get("xong") !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const scope = requireScope(context, request, "roll.fix");
  const { account } = requireViewer(context, request);
  const values = await formValues(request);
  const form = checkForm(rollForm, values);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ reason: values.reason ?? "", unit: values.unit ?? "", errors }, { status: 400 });
  if (!form.ok) return refuse(form.errors);
  if (!scope.includes(form.value.unit)) return refuse({ unit: "Chọn đơn vị trong danh sách." });
  await fixRollNow(context.handle, { ...form.value, account, now: context.clock.now() });
  return redirect(`${paths.rolls()}?xong=1`);
}

export default function Rolls() {
  const { rows, total, page, pages, units, order, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ label: "Trường", href: paths.schools() }, { label: "Sĩ số đã chốt" }]} />
      <PageHead
        title="Sĩ số đã chốt"
        lead="Tỷ lệ dự thi tính trên sĩ số lúc cuộc thi mở. Chốt rồi không sửa: học sinh chuyển đi, chuyển đến sau đó không đổi con số này."
      />
      <div className="section last stack">
        {done && <Note tone="ok" live="status" title="Đã chốt sĩ số" />}
        <DataTable
          caption={`${formatNumber(total)} lần chốt, mới nhất trước`}
          mode="fold"
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title="Chưa chốt lần nào">
              <p>Hệ thống tự chốt khi một cuộc thi mở.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "reason",
              header: "Lý do",
              rowHeader: true,
              cell: (row) => (row.done ? <a href={paths.roll(row.id)}>{row.reason}</a> : row.reason),
            },
            { key: "at", header: "Lúc", cell: (row) => formatDateTime(row.at) },
            { key: "unit", header: "Của", cell: (row) => row.unitName },
            {
              key: "n",
              header: "Người trên sĩ số",
              numeric: true,
              cell: (row) => (row.done ? formatNumber(row.n) : "Chưa chốt xong"),
            },
          ]}
        />
        <Pager
          label="lần chốt"
          page={page}
          pages={pages}
          href={(to) => (to > 1 ? `${paths.rolls()}?trang=${to}` : paths.rolls())}
        />
        {units.length > 0 && <FixForm key={order} {...{ units, order }} problem={problem ?? null} />}
      </div>
    </>
  );
}

interface FixFormProps {
  readonly units: readonly { value: string; label: string }[];
  readonly order: string;
  readonly problem: { reason: string; unit: string; errors: Readonly<Record<string, string>> } | null;
}

function FixForm({ units, order, problem }: FixFormProps) {
  const busy = useNavigation().state === "submitting";
  const errors = problem?.errors ?? {};
  const [only] = units;
  return (
    <Sheet id="chot" title="Chốt sĩ số lúc này">
      <Form method="post" className="stack" noValidate>
        <p>Ghi lại ai đang ở lớp nào, trường nào vào lúc này, ví dụ để làm báo cáo. Không xoá được.</p>
        {errors.id && <Note tone="bad" live="alert" title={errors.id} />}
        <input type="hidden" name="id" value={order} />
        {units.length === 1 && only ? (
          <input type="hidden" name="unit" value={only.value} />
        ) : (
          <Select name="unit" label="Đơn vị" options={units} defaultValue={problem?.unit} error={errors.unit} />
        )}
        <TextInput
          name="reason"
          label="Lý do"
          hint="Ví dụ: Báo cáo năm 2026 gửi trước 01/12."
          defaultValue={problem?.reason}
          error={errors.reason}
          maxLength={120}
        />
        <div className="form-actions">
          <Button disabledReason={busy ? "Đang chốt, cả tỉnh mất chừng mươi giây…" : undefined}>Chốt sĩ số</Button>
        </div>
      </Form>
    </Sheet>
  );
}
