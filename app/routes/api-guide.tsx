import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { API_QUOTA } from "#app/auth/api-limits.server.ts";
import { PageHead } from "#app/components/page-head.tsx";
import { apiGuide } from "#app/features/data-api/api.server.ts";
import { OperationList, OperationSheet } from "#app/features/data-api/guide-sheet.tsx";
import { GuideSteps, ProblemTable } from "#app/features/data-api/guide-steps.tsx";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "API lấy số liệu · Góc ASEAN" }];

/** How programs pull figures: for everybody, since it holds none. */
export async function loader({ context }: LoaderFunctionArgs) {
  return { ...apiGuide(), origin: context.settings.publicUrl.origin, perMinute: API_QUOTA.token };
}

export default function ApiGuidePage() {
  const { operations, problems, origin, perMinute } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="API lấy số liệu"
        lead="Cho người viết phần mềm lấy số liệu dự thi, bài học, bảng xếp hạng và báo cáo. Chỉ đọc, JSON và CSV."
      />
      <GuideSteps origin={origin} perMinute={perMinute} />
      <section className="section stack" id="muc-luc" aria-labelledby="muc-luc-tieu-de">
        <h2 className="h-m" id="muc-luc-tieu-de">
          Các địa chỉ
        </h2>
        <OperationList operations={operations} />
      </section>
      {operations.map((operation) => (
        <OperationSheet key={operation.id} operation={operation} />
      ))}
      <ProblemTable problems={problems} />
    </>
  );
}
