import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { DefinitionsTable } from "#app/features/annual-report/definitions-table.tsx";
import { requireScope } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Định nghĩa chỉ tiêu · Góc ASEAN" }];

/** How each figure is counted: for everybody who sees figures. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "participation.view");
  return null;
}

export default function Definitions() {
  return (
    <>
      <Crumbs items={[{ label: "Số liệu", href: paths.department() }, { label: "Định nghĩa chỉ tiêu" }]} />
      <PageHead
        title="Định nghĩa chỉ tiêu"
        lead="Trang số liệu, báo cáo và phụ lục cùng tính theo các định nghĩa này."
      />
      <div className="section last stack">
        <ul>
          <li>Tỷ lệ không bao giờ vượt 100%: chỉ người có tên trong sĩ số được tính ở tử số.</li>
          <li>Chưa biết thì ghi “–”, không ghi 0.</li>
          <li>Dòng tổng là tổng chia tổng.</li>
          <li>Dưới 5 người thì không nêu điểm.</li>
        </ul>
        <DefinitionsTable />
      </div>
    </>
  );
}
