import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { buildLoaded, requireReport } from "#app/features/annual-report/api.server.ts";
import { ReportPaper } from "#app/features/annual-report/report-paper.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `In ${data?.model.head.subject ?? "báo cáo"} · Góc ASEAN` },
];

/** The whole draft with its annexes, to look at and to print. */
export async function loader(args: LoaderFunctionArgs) {
  const { loaded, now } = await requireReport(args);
  const { handle: database, content } = args.context;
  const built = await buildLoaded(database.db, content, loaded, now);
  if (!built) throw notFound();
  return { id: loaded.row.id, model: built.model };
}

export default function ReportPrint() {
  const { id, model } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Báo cáo", href: paths.reports() },
          { label: model.head.subject, href: paths.report(id) },
          { label: "Bản in" },
        ]}
      />
      <div className="no-print">
        <PageHead
          title="Bản in"
          lead="Bản nháp với số liệu lúc này, đủ phụ lục. Bản gửi đi là tệp Word, đúng thể thức văn bản."
          actions={<PrintButton>In</PrintButton>}
        />
      </div>
      <div className="section last report-print">
        <ReportPaper model={model} />
      </div>
    </>
  );
}
