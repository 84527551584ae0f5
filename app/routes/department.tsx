import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatDateTime, localDay } from "#app/domain/vietnamese.ts";
import { mayOpenReports, mayWriteReports, unitDuties } from "#app/features/annual-report/api.server.ts";
import { DutyList } from "#app/features/annual-report/duty-list.tsx";
import {
  type DepartmentParts,
  departmentParts,
  departmentQuery,
  departmentView,
} from "#app/features/reports/api.server.ts";
import { addressOf } from "#app/features/reports/dashboard-address.ts";
import { DashboardFilters } from "#app/features/reports/dashboard-filters.tsx";
import { DashboardSheet } from "#app/features/reports/dashboard-sheet.tsx";
import { tableOf } from "#app/features/reports/shown-rows.ts";
import { notFound, requireScope } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Số liệu dự thi · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "participation.view");
  const { handle: database, content, clock, viewer } = context;
  const query = new URL(request.url).searchParams;
  const now = clock.now();
  const view = await departmentView(database, { ...departmentQuery(query), scope, now });
  if (!view) throw notFound();
  const unit = view.dashboard?.unit.unit ?? scope[0]!;
  const at = addressOf(query, view);
  const parts = await departmentParts(database, content, view, now);
  const { dashboard } = view;
  const accounts = parts?.accounts?.value?.schools ?? null;
  return {
    ...view,
    dashboard: dashboard && { ...dashboard, shown: dashboard.shown && tableOf(dashboard.shown, at, accounts) },
    parts: parts && withoutSchools(parts),
    at,
    duties: await unitDuties(database.db, unit, now),
    year: localDay(now).slice(0, 4),
    reports: mayOpenReports(viewer),
    tokens: scopeOf(viewer, "api.manage").length > 0,
    writes: await mayWriteReports(database.db, viewer, unit),
  };
}

/** They stand in the rows already. */
function withoutSchools(parts: DepartmentParts): DepartmentParts {
  const { accounts } = parts;
  return accounts?.value ? { ...parts, accounts: { ...accounts, value: { ...accounts.value, schools: {} } } } : parts;
}

export default function Department() {
  const { contest, dashboard, parts, at, duties, year, reports, tokens, writes, ...view } =
    useLoaderData<typeof loader>();
  const toReports = reports && (
    <ButtonLink variant="quiet" href={paths.reports()}>
      Báo cáo
    </ButtonLink>
  );
  const list = duties && duties.length > 0 && <DutyList duties={duties} year={year} reports={writes} />;
  if (!contest || !dashboard || !parts) {
    return (
      <>
        <PageHead title="Số liệu dự thi" actions={toReports} />
        <section className="section last stack-l">
          <EmptyState title="Chưa có cuộc thi nào mở">
            <p>Số liệu hiện ở đây khi cuộc thi đầu tiên mở.</p>
          </EmptyState>
          {list}
        </section>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={`Số liệu dự thi: ${dashboard.unit.name}`}
        lead={`${contest.title}, ${contest.roundTitle}. Số liệu tính đến ${formatDateTime(dashboard.asOf)}.`}
        actions={
          <>
            {toReports}
            <PrintButton variant="quiet">In trang này</PrintButton>
          </>
        }
      />
      <DashboardFilters view={view} dashboard={dashboard} at={at} />
      <DashboardSheet dashboard={dashboard} parts={parts} at={at} before={view.before} />
      {list && <div className="section last">{list}</div>}
      <p className="section last small">
        <a href={paths.definitions()}>Các số này tính thế nào</a>
        {tokens && (
          <>
            {" · "}
            <a href={paths.apiTokens()}>Để phần mềm khác lấy số liệu</a>
          </>
        )}
      </p>
    </>
  );
}
