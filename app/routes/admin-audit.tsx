import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { AUDIT_WORDS } from "#app/domain/audit-words.ts";
import { endOfLocalDay, formatDateTime, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { auditLog } from "#app/features/privacy/api.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction = () => [{ title: "Nhật ký · Góc ASEAN" }];

const ACTIONS = Object.entries(AUDIT_WORDS)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "vi"));

const day = (text: string | null) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "");

/** A day of the calendar at its border, or null for what is no day. */
function instantOf(text: string, border: (value: string) => number): number | null {
  if (text === "") return null;
  try {
    return border(text);
  } catch {
    return null;
  }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "audit.read");
  const query = new URL(request.url).searchParams;
  const shown = {
    from: day(query.get("tu")),
    to: day(query.get("den")),
    action: query.get("viec") ?? "",
    login: (query.get("ai") ?? "").slice(0, 80),
  };
  const { account } = requireViewer(context, request);
  const filter = {
    from: instantOf(shown.from, startOfLocalDay),
    to: instantOf(shown.to, endOfLocalDay),
    action: Object.hasOwn(AUDIT_WORDS, shown.action) ? shown.action : null,
    login: shown.login,
    subject: null,
    before: query.get("truoc"),
  };
  const { rows, next } = await auditLog(context.handle, filter, { account, now: context.clock.now() });
  return { rows, next, shown };
}

export default function AdminAudit() {
  const { rows, next, shown } = useLoaderData<typeof loader>();
  const older = new URLSearchParams({
    ...(shown.from && { tu: shown.from }),
    ...(shown.to && { den: shown.to }),
    ...(shown.action && { viec: shown.action }),
    ...(shown.login && { ai: shown.login }),
    ...(next && { truoc: next }),
  });
  return (
    <>
      <Crumbs items={[{ label: "Quản trị", href: paths.admin() }, { label: "Nhật ký" }]} />
      <PageHead
        title="Nhật ký"
        lead="Ai đã xem, đổi dữ liệu gì và lúc nào. Không ai sửa, xoá được; hết thời hạn lưu trữ thì hệ thống xoá."
      />
      <div className="section last stack">
        <form method="get" action={paths.adminAudit()} className="filters no-print" aria-label="Lọc nhật ký">
          <TextInput name="tu" type="date" label="Từ ngày" defaultValue={shown.from} />
          <TextInput name="den" type="date" label="Đến hết ngày" defaultValue={shown.to} />
          <Select
            name="viec"
            label="Việc"
            defaultValue={shown.action}
            options={[{ value: "", label: "Mọi việc" }, ...ACTIONS]}
          />
          <TextInput name="ai" label="Tên đăng nhập" defaultValue={shown.login} maxLength={80} />
          <Button variant="quiet">Lọc</Button>
        </form>
        <DataTable
          caption={`${rows.length} dòng, mới nhất trước`}
          mode="fold"
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title="Không có dòng nào">
              <p>Không có việc nào hợp với điều đang lọc.</p>
            </EmptyState>
          }
          columns={[
            { key: "at", header: "Lúc", rowHeader: true, cell: (row) => formatDateTime(row.at) },
            { key: "action", header: "Việc", cell: (row) => AUDIT_WORDS[row.action] ?? row.action },
            { key: "actor", header: "Ai", cell: (row) => row.actorLogin ?? "Hệ thống" },
            { key: "unit", header: "Đơn vị", cell: (row) => row.unitName ?? "–" },
            { key: "subject", header: "Về", cell: (row) => <Subject text={row.subject} /> },
          ]}
        />
        {next && (
          <p>
            <a href={`${paths.adminAudit()}?${older}`}>Cũ hơn →</a>
          </p>
        )}
      </div>
    </>
  );
}

const SUBJECTS: Readonly<Record<string, string>> = {
  account: "một tài khoản",
  unit: "một đơn vị",
  contest: "một cuộc thi",
  setting: "cài đặt",
  roll: "một lần chốt sĩ số",
  kind: "một loại đơn vị",
  tree: "một cây đơn vị",
  "content-report": "một báo lỗi nội dung",
  "api-token": "một mã truy cập API",
};

function Subject({ text }: { text: string }) {
  const [kind = "", id = ""] = text.split(":");
  if (kind === "person") return <a href={paths.person(id)}>một người</a>;
  return <>{SUBJECTS[kind] ?? kind}</>;
}
