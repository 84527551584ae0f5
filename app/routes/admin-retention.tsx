import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import {
  RETENTION_IDS,
  RETENTION_RULES,
  type RetentionId,
  type RetentionTerms,
  shortened,
} from "#app/domain/retention.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { previewRetention, retentionRuns, retentionTerms, saveRetention } from "#app/features/privacy/api.server.ts";
import { ConfirmRetention, RetentionForm } from "#app/features/privacy/retention-form.tsx";
import { retentionForm } from "#app/features/privacy/retention-forms.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction = () => [{ title: "Thời hạn lưu trữ · Góc ASEAN" }];

/** The page counts no further: beyond it says "more than". */
const MOST_COUNTED = 10_000;
const RUNS = 10;

const asText = (terms: RetentionTerms) =>
  Object.fromEntries(RETENTION_IDS.map((id) => [id, String(terms[id])])) as Record<RetentionId, string>;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "system.manage");
  const now = context.clock.now();
  const terms = await retentionTerms(context.handle);
  return {
    values: asText(terms),
    due: await previewRetention(context.handle, { terms, now, most: MOST_COUNTED }),
    runs: await retentionRuns(context.handle, RUNS),
    saved: new URL(request.url).searchParams.get("xong") !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireScope(context, request, "system.manage");
  const { account } = requireViewer(context, request);
  const now = context.clock.now();
  const typed = await formValues(request);
  const values = Object.fromEntries(RETENTION_IDS.map((id) => [id, typed[id] ?? ""])) as Record<RetentionId, string>;
  const form = checkForm(retentionForm, values);
  if (!form.ok) return data({ values, errors: form.errors, shorter: [], due: null }, { status: 400 });
  const shorter = shortened(await retentionTerms(context.handle), form.value);
  if (shorter.length > 0 && typed.confirmed !== "yes") {
    const due = await previewRetention(context.handle, { terms: form.value, now, most: MOST_COUNTED });
    return data({ values: asText(form.value), errors: {}, shorter, due }, { status: 200 });
  }
  await saveRetention(context.handle, form.value, { account, now });
  return redirect(`${paths.adminRetention()}?xong=1`);
}

export default function AdminRetention() {
  const { values, due, runs, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  return (
    <>
      <Crumbs items={[{ label: "Quản trị", href: paths.admin() }, { label: "Thời hạn lưu trữ" }]} />
      <PageHead
        title="Thời hạn lưu trữ"
        lead="Mỗi ngày một lần hệ thống xoá những gì đã hết hạn và ghi vào nhật ký. Điểm, hạng và số liệu đã công bố không đổi."
      />
      <div className="section last stack">
        {saved && !answer && <Note tone="ok" live="status" title="Đã lưu thời hạn, áp dụng từ lần xoá tới" />}
        <FormError
          problems={Object.entries(errors).map(([field, message]) => ({
            field,
            message: `${RETENTION_RULES[field as RetentionId].label}: ${message}`,
          }))}
        />
        {answer?.due ? (
          <ConfirmRetention values={answer.values} shorter={answer.shorter} due={answer.due} />
        ) : (
          <RetentionForm values={answer?.values ?? values} errors={errors} due={due} />
        )}
        <DataTable
          caption="Những lần xoá gần đây"
          mode="fold"
          rows={runs}
          rowKey={(row) => row.id}
          empty={<p>Chưa lần nào có gì để xoá.</p>}
          columns={[
            { key: "at", header: "Lúc", rowHeader: true, cell: (row) => formatDateTime(row.at) },
            { key: "what", header: "Đã xoá", cell: (row) => removedWords(row.removed) },
          ]}
        />
      </div>
    </>
  );
}

function removedWords(removed: Readonly<Partial<Record<RetentionId, number>>>): string {
  return RETENTION_IDS.flatMap((id) => {
    const n = removed[id];
    return n ? [`${formatNumber(n)} ${RETENTION_RULES[id].things}`] : [];
  }).join(", ");
}
