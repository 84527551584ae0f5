import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHead } from "#app/components/page-head.tsx";
import { hasOverall } from "#app/domain/contest.ts";
import { localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { RankingGuide } from "#app/features/boards/ranking-guide.tsx";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "boards", plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Cách xếp hạng · ${data?.title ?? ""} · Góc ASEAN` },
];

const EIGHT_O_CLOCK = 8 * 3_600_000;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const view = await publishedContest(context.handle.db, params.slug ?? "");
  const first = view?.rounds[0];
  if (!view || !first) throw notFound();
  return {
    slug: view.contest.slug,
    title: view.contest.title,
    rules: view.rules,
    overall: hasOverall(view.rounds),
    day: startOfLocalDay(localDay(first.opensAt)) + EIGHT_O_CLOCK,
  };
}

export default function RankHow() {
  const { slug, title, ...guide } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        corner
        title="Cách xếp hạng"
        lead={`${title}. Ví dụ do máy làm từ chính thể lệ của cuộc thi này.`}
        above={
          <a className="more" href={paths.board(slug)}>
            Bảng xếp hạng
          </a>
        }
      />
      <RankingGuide {...guide} />
    </>
  );
}
