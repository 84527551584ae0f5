import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { SCHOOL_GAPS, type SchoolGap } from "#app/domain/school-gaps.ts";
import { formatNumber, localDay, searchKey } from "#app/domain/vietnamese.ts";
import { listSchoolsOfScope } from "#app/features/units/api.server.ts";
import { requireScope } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Trường · Góc ASEAN" }];

const PAGE = 50;
const GAP_WORDS: Readonly<Record<SchoolGap, string>> = {
  roll: "Chưa có danh sách",
  manager: "Chưa có quản lý",
  entered: "Quản lý chưa vào lần nào",
  commune: "Chưa rõ xã",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "school.view");
  const query = new URL(request.url).searchParams;
  const words = (query.get("q") ?? "").slice(0, 60);
  const asked = query.get("thieu") ?? "";
  const gap = SCHOOL_GAPS.find((one) => one === asked) ?? null;
  const page = pageNumber(query.get("trang"));
  const window = { search: searchKey(words), gap, limit: PAGE, offset: (page - 1) * PAGE };
  const { rows, total } = await listSchoolsOfScope(context.handle.db, scope, localDay(context.clock.now()), window);
  if (total === 1 && rows[0] && words === "" && gap === null) throw redirect(paths.school(rows[0].id));
  return { schools: rows, total, words, gap: gap ?? "", page, pages: Math.ceil(total / PAGE) };
}

export default function Schools() {
  const { schools, total, words, gap, page, pages } = useLoaderData<typeof loader>();
  const address = (to: number) => {
    const query = new URLSearchParams({
      ...(words && { q: words }),
      ...(gap && { thieu: gap }),
      ...(to > 1 && { trang: String(to) }),
    }).toString();
    return query ? `${paths.schools()}?${query}` : paths.schools();
  };
  return (
    <>
      <PageHead
        title="Trường"
        lead="Trường nào còn thiếu danh sách hoặc chưa có quản lý thì gọi số bên cạnh."
        actions={
          <ButtonLink variant="quiet" href={paths.rolls()}>
            Sĩ số đã chốt
          </ButtonLink>
        }
      />
      <div className="section last stack">
        <form method="get" action={paths.schools()} className="filters no-print" aria-label="Lọc trường">
          <TextInput name="q" type="search" label="Tên hoặc mã trường" defaultValue={words} maxLength={60} />
          <Select
            name="thieu"
            label="Còn thiếu"
            defaultValue={gap}
            options={[
              { value: "", label: "Tất cả" },
              ...SCHOOL_GAPS.map((one) => ({ value: one, label: GAP_WORDS[one] })),
            ]}
          />
          <Button variant="quiet">Lọc</Button>
        </form>
        <DataTable
          caption={`${formatNumber(total)} trường`}
          mode="fold"
          rows={schools}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={words || gap ? "Không có trường nào như vậy" : "Chưa có trường nào"}
              action={<ButtonLink href={paths.schools()}>Xem tất cả</ButtonLink>}
            >
              <p>Bỏ bớt điều đang lọc, hoặc nhập danh sách trường ở phần quản trị.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Trường",
              rowHeader: true,
              cell: (row) => <a href={paths.school(row.id)}>{row.name}</a>,
            },
            { key: "code", header: "Mã", cell: (row) => row.code },
            { key: "place", header: "Ở", cell: (row) => row.parentName ?? "–" },
            { key: "classes", header: "Lớp", numeric: true, cell: (row) => formatNumber(row.classes) },
            { key: "pupils", header: "Học sinh", numeric: true, cell: (row) => formatNumber(row.pupils) },
            {
              key: "gaps",
              header: "Còn thiếu",
              cell: (row) =>
                row.gaps.length === 0
                  ? "–"
                  : row.gaps.map((one) => (
                      <Badge key={one} tone="warn">
                        {GAP_WORDS[one]}
                      </Badge>
                    )),
            },
            { key: "phone", header: "Điện thoại", cell: (row) => row.phone || "–" },
          ]}
        />
        <Pager label="trường" page={page} pages={pages} href={address} />
      </div>
    </>
  );
}
