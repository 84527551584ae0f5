import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { publishedContest, withRules } from "#app/features/contests/api.server.ts";
import { RulesHistory } from "#app/features/contests/rules-history.tsx";
import { RulesSheet } from "#app/features/contests/rules-sheet.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { listRulesHistory } from "#db/queries/contests.ts";

export const handle = { nav: "contests" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Thể lệ bản ${data?.version.n ?? ""} · ${data?.title ?? "Cuộc thi"} · Góc ASEAN` },
];

/** One version of a published contest's rules, as it was announced. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = context.handle;
  const wanted = /^[1-9]\d{0,4}$/.test(params.version ?? "") ? Number(params.version) : null;
  const current = await publishedContest(db, params.slug ?? "");
  const view = current && wanted !== null ? await withRules(db, current.contest, wanted) : null;
  if (!current || !view) throw notFound();
  const history = await listRulesHistory(db, current.contest.id);
  // the first rules of old contests tell no rounds: their times have not changed since
  const rounds = view.rules.schedule.length > 0 ? view.rules.schedule : view.rounds;
  return {
    slug: current.contest.slug,
    title: current.contest.title,
    rules: view.rules,
    rounds: rounds.map(({ title, rehearsal, opensAt, closesAt, freezeAt, advance }) => ({
      title,
      rehearsal,
      opensAt,
      closesAt,
      freezeAt,
      advance,
    })),
    version: { n: view.rulesVersion, publishedAt: view.rulesPublishedAt, reason: view.rulesReason },
    inForce: view.rulesVersion === current.rulesVersion,
    others: history.filter(({ version }) => version !== view.rulesVersion),
  };
}

export default function ContestVersion() {
  const { slug, title, rules, rounds, version, inForce, others } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead corner title={`Thể lệ bản ${version.n}`} lead={title} />
      <div className="section last read stack-l">
        {inForce ? (
          <Note tone="ok" title="Đây là bản đang dùng." action={<a href={paths.contest(slug)}>Về trang cuộc thi</a>} />
        ) : (
          <Note tone="still" title="Bản này đã được thay." action={<a href={paths.contest(slug)}>Đọc bản đang dùng</a>}>
            <p>Lượt thi bắt đầu khi bản này còn dùng thì vẫn theo bản này.</p>
          </Note>
        )}
        <RulesSheet rules={rules} rounds={rounds} version={version} />
        <RulesHistory slug={slug} versions={others} />
      </div>
    </>
  );
}
