import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { requireReport, versionPage } from "#app/features/annual-report/api.server.ts";
import { DifferenceTable } from "#app/features/annual-report/difference-table.tsx";
import { Downloads } from "#app/features/annual-report/editor-aside.tsx";
import { ReportPaper } from "#app/features/annual-report/report-paper.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bản ${data?.n ?? ""} · ${data?.model.head.subject ?? "Báo cáo"} · Góc ASEAN` },
];

/** An issued version as it was kept, and what it changed. */
export async function loader(args: LoaderFunctionArgs) {
  const { loaded } = await requireReport(args);
  const page = await versionPage(args.context.handle.db, loaded.row.id, Number(args.params.n));
  if (!page) throw notFound();
  return { id: loaded.row.id, ...page, done: new URL(args.request.url).searchParams.has("xong") };
}

export default function ReportVersion() {
  const { id, n, model, hash, issuedAt, by, reason, replaces, differences, done } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Báo cáo", href: paths.reports() },
          { label: model.head.subject, href: paths.report(id) },
          { label: `Bản ${n}` },
        ]}
      />
      <div className="no-print">
        <PageHead
          title={`Bản ${n}: ${model.head.subject}`}
          lead={replaces === null ? undefined : `Đính chính bản ${replaces}: ${reason}.`}
          actions={<PrintButton>In</PrintButton>}
        />
      </div>
      <div className="section last stack">
        <div className="stack no-print">
          {done && <Note tone="ok" live="status" title="Đã ban hành. Tải tệp Word để trình ký và gửi." />}
          <Sheet id="tep" title="Tệp đã lưu" className="stack">
            <Downloads id={id} n={n} />
            <Facts
              items={[
                { term: "Ban hành", value: `${formatDateTime(issuedAt)}, ${by}` },
                { term: "Mã kiểm", value: hash.replace(/(.{8})(?=.)/g, "$1 ") },
                ...model.editions.map(({ title, n: edition, hash: of }) => ({
                  term: "Theo bản chốt",
                  value: `Bản ${edition}, ${title}`,
                  note: `Mã ${of.slice(0, 16)}`,
                })),
              ]}
            />
          </Sheet>
          {replaces !== null && <DifferenceTable differences={differences} before={replaces} now={n} />}
        </div>
        <div className="report-print">
          <ReportPaper model={model} />
        </div>
      </div>
    </>
  );
}
