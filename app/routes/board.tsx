import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { boardPage } from "#app/features/boards/api.server.ts";
import { PeopleBoardTable } from "#app/features/boards/people-board-table.tsx";
import { UnitBoardTable } from "#app/features/boards/unit-board-table.tsx";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "boards" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bảng xếp hạng ${data?.title ?? ""} · Góc ASEAN` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const view = await publishedContest(context.handle.db, params.slug ?? "");
  if (!view) throw notFound();
  const query = new URL(request.url).searchParams;
  const page = await boardPage(context.handle.db, view, context.viewer, {
    kind: query.get("bang"),
    unit: query.get("don-vi"),
    after: query.get("tiep"),
    now: context.clock.now(),
  });
  if (!page) throw notFound();
  return { slug: view.contest.slug, title: view.contest.title, page };
}

export default function Board() {
  const { slug, title, page } = useLoaderData<typeof loader>();
  const href = (kind: string) => `${paths.board(slug)}?bang=${kind}`;
  return (
    <>
      <PageHead corner title="Bảng xếp hạng" lead={`${title}, ${page.roundTitle}. ${page.formulaText ?? ""}`} />
      <div className="section last stack">
        {page.frozenAt !== null && (
          <Note tone="still" title={`Bảng công khai dừng lúc ${formatDateTime(page.frozenAt)}.`}>
            <p>Hạng bên dưới giữ nguyên cho đến khi ban tổ chức công bố kết quả.</p>
          </Note>
        )}
        <Tabs
          label="Loại bảng"
          items={page.kinds.map((kind) => ({ label: kind.label, href: href(kind.id), current: kind.id === page.kind }))}
        />
        {page.settling ? (
          <Note tone="still" title="Bảng xếp hạng đang chốt.">
            <p>Đã đến giờ dừng bảng công khai. Bảng hiện lại khi ban tổ chức chốt xong.</p>
          </Note>
        ) : page.people ? (
          <PeopleBoardTable people={page.people} slug={slug} />
        ) : (
          <UnitBoardTable units={page.units ?? []} caption={page.caption} />
        )}
        <p className="small soft">
          Bằng nhau thì cùng hạng: 1, 2, 2, 4. <a href={paths.contest(slug)}>Cách tính trong thể lệ</a>
        </p>
      </div>
    </>
  );
}
