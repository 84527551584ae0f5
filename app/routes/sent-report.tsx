import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { sentReport } from "#app/features/editorial/api.server.ts";
import { ReportFacts } from "#app/features/editorial/report-facts.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "Báo lỗi đã gửi · Góc ASEAN" }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const report = await sentReport(context.handle, context.content, params.report ?? "");
  if (!report) throw notFound();
  const { version: _version, ...shown } = report;
  return { report: shown };
}

export default function SentReportPage() {
  const { report } = useLoaderData<typeof loader>();
  const waits = report.state === "new" || report.state === "looking";
  return (
    <>
      <PageHead title="Báo lỗi đã gửi" lead="Cảm ơn bạn đã đọc kỹ." />
      <div className="section last read stack">
        {waits && (
          <Note title="Giữ địa chỉ trang này để xem trả lời.">
            <p>Đánh dấu trang hoặc chép địa chỉ: không có cách nào khác để tìm lại, vì không ghi ai đã báo.</p>
          </Note>
        )}
        <Sheet>
          <ReportFacts report={{ ...report, version: 0 }} />
        </Sheet>
        <div className="row">
          <ButtonLink variant="quiet" href={report.subject?.href ?? paths.lessons()}>
            Về bài
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
