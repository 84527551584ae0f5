import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { coveragePage } from "#app/features/reports/api.server.ts";
import { CoverageSection } from "#app/features/reports/lesson-coverage-section.tsx";
import { notFound, requireScope } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Bài học theo đơn vị · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "participation.view");
  const page = await coveragePage(context, scope, new URL(request.url).searchParams);
  if (!page) throw notFound();
  return page;
}

export default function LessonCoveragePage() {
  const { unit, choices, coverage, shown } = useLoaderData<typeof loader>();
  const csv = new URLSearchParams({ "don-vi": unit.id, ky: coverage.period, bang2: shown ?? "" });
  return (
    <>
      <Crumbs items={[{ label: "Số liệu", href: paths.department() }, { label: "Bài học" }]} />
      <PageHead
        title={`Bài học: ${unit.name}`}
        lead="Bài nào đã dạy ở lớp, ở chi đoàn; bao nhiêu bạn đã học xong."
        actions={
          shown && (
            <MoreLink arrow={false} href={`${paths.lessonCoverageCsv()}?${csv}`}>
              Tải CSV
            </MoreLink>
          )
        }
      />
      <div className="section last stack-l">
        {choices.length > 1 && (
          <form method="get" action={paths.lessonCoverage()} className="filters no-print" aria-label="Chọn đơn vị">
            <Select
              name="don-vi"
              label="Đơn vị"
              defaultValue={unit.id}
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button variant="quiet">Xem</Button>
          </form>
        )}
        <CoverageSection
          coverage={coverage}
          shown={shown}
          path={paths.lessonCoverage()}
          keep={{ "don-vi": unit.id }}
          rowHref={(id) => paths.lessonCoverage(id)}
          word="lớp, chi đoàn"
        />
      </div>
    </>
  );
}
