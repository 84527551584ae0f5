import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { departmentView } from "#app/features/reports/api.server.ts";
import { DashboardSheet } from "#app/features/reports/dashboard-sheet.tsx";
import { notFound, requireScope } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Số liệu dự thi · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "participation.view");
  const query = new URL(request.url).searchParams;
  const view = await departmentView(context.handle, {
    scope,
    contest: query.get("cuoc-thi"),
    unit: query.get("don-vi"),
    now: context.clock.now(),
  });
  if (!view) throw notFound();
  const breakdowns = view.dashboard?.breakdowns ?? [];
  const shown = query.get("bang") ?? breakdowns[0]?.id ?? null;
  if (query.has("bang") && !breakdowns.some((each) => each.id === shown)) throw notFound();
  const missing = query.get("chi") === "chua-co";
  const reports = scopeOf(context.viewer, "report.manage").length > 0;
  const tokens = scopeOf(context.viewer, "api.manage").length > 0;
  return { ...view, shown, missing, reports, tokens };
}

export default function Department() {
  const { contests, contest, dashboard, shown, missing, reports, tokens } = useLoaderData<typeof loader>();
  const toReports = reports && (
    <ButtonLink variant="quiet" href={paths.reports()}>
      Báo cáo
    </ButtonLink>
  );
  if (!contest || !dashboard) {
    return (
      <>
        <PageHead title="Số liệu dự thi" actions={toReports} />
        <section className="section last">
          <EmptyState title="Chưa có cuộc thi nào mở">
            <p>Số liệu hiện ở đây khi cuộc thi đầu tiên mở.</p>
          </EmptyState>
        </section>
      </>
    );
  }
  const { unit, choices } = dashboard;
  return (
    <>
      <PageHead
        title={`Số liệu dự thi: ${unit.name}`}
        lead={`${contest.title}, ${contest.roundTitle}. Số liệu tính đến ${formatDateTime(dashboard.asOf)}.`}
        actions={toReports}
      />
      <form method="get" action={paths.department()} className="filters m5 no-print" aria-label="Chọn số liệu">
        <Select
          name="cuoc-thi"
          label="Cuộc thi"
          defaultValue={contest.slug}
          options={contests.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        {choices.length > 1 && (
          <Select
            name="don-vi"
            label="Đơn vị"
            defaultValue={unit.unit}
            options={choices.map((choice) => ({ value: choice.unit, label: choice.name }))}
          />
        )}
        <Button variant="quiet">Xem</Button>
      </form>
      <DashboardSheet dashboard={dashboard} contest={contest.slug} shown={shown} missing={missing} />
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
