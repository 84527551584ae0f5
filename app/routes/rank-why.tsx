import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHead } from "#app/components/page-head.tsx";
import { boardScopes, chooseScope, explainRank } from "#app/features/boards/api.server.ts";
import { Choice, Choices } from "#app/features/boards/people-filters.tsx";
import { NoRankNote, RankExplanation } from "#app/features/boards/rank-explanation.tsx";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "boards", plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Vì sao tôi đứng ở hạng này · ${data?.title ?? ""} · Góc ASEAN` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { db } = context.handle;
  const now = context.clock.now();
  const view = await publishedContest(db, params.slug ?? "");
  if (!view) throw notFound();
  const query = new URL(request.url).searchParams;
  const scopes = boardScopes(view, now);
  const scope = chooseScope(scopes, query.get("vong"));
  const who = { person: viewer.person, unit: query.get("don-vi"), now };
  const explained = scope && (await explainRank(db, view, scope, who));
  if (!scope || !explained) throw notFound();
  return {
    slug: view.contest.slug,
    title: view.contest.title,
    round: { id: scope.param, label: scope.title },
    rounds: scopes.map(({ param, title }) => ({ id: param, label: title })),
    explained,
  };
}

export default function RankWhy() {
  const { slug, title, round, rounds, explained } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead corner title="Vì sao tôi đứng ở hạng này" lead={`${title}, ${round.label}.`} />
      <div className="section last stack measure">
        {rounds.length > 1 && (
          <Choices label="Vòng">
            {rounds.map(({ id, label }) => (
              <Choice key={id} href={paths.rankWhy(slug, id)} current={id === round.id}>
                {label}
              </Choice>
            ))}
          </Choices>
        )}
        {"why" in explained ? (
          <NoRankNote reason={explained} />
        ) : (
          <RankExplanation explained={explained} hrefOf={(unit) => `${paths.rankWhy(slug, round.id)}&don-vi=${unit}`} />
        )}
        <p>
          <a className="more" href={paths.rankHow(slug)}>
            Cách xếp hạng của cuộc thi này, có ví dụ
          </a>
        </p>
      </div>
    </>
  );
}
