import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { entryOf } from "#app/features/attempts/api.server.ts";
import { EntryPanel } from "#app/features/attempts/entry-panel.tsx";
import { noticeLines, publishedContest } from "#app/features/contests/api.server.ts";
import { RulesHistory } from "#app/features/contests/rules-history.tsx";
import { RulesSheet } from "#app/features/contests/rules-sheet.tsx";
import { phaseWords } from "#app/features/contests/words.ts";
import { kindsIn } from "#app/features/questions/api.server.ts";
import { browserScript } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { listRulesHistory } from "#db/queries/contests.ts";

export const handle = { nav: "contests" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? "Cuộc thi"} · Góc ASEAN` }];

const REFUSALS: Record<string, string> = {
  not_open: "Cuộc thi chưa mở hoặc đã đóng.",
  not_a_pupil: "Tài khoản này chưa ở trong lớp hay chi đoàn nào nên chưa vào thi được. Hỏi thầy cô phụ trách.",
  not_invited: "Cuộc thi dành cho cấp học khác.",
  not_advanced: "Vòng này chỉ dành cho những bạn đứng đầu trường ở vòng trước.",
  settling: "Vòng trước đang chấm và xếp hạng. Tải lại trang sau vài phút.",
  none_left: "Bạn đã dùng hết số lượt thi.",
  none_today: "Bạn đã dùng hết số lượt thi của hôm nay.",
};

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const now = context.clock.now();
  const view = await publishedContest(context.handle.db, params.slug ?? "");
  const round = view?.rounds.find((candidate) => candidate.closesAt > now) ?? view?.rounds.at(-1);
  if (!view || !round) throw notFound();
  const { entry, attempts } = await entryOf(context.handle, view, context.viewer, now);
  const code = new URL(request.url).searchParams.get("loi") ?? "";
  return {
    slug: view.contest.slug,
    title: view.contest.title,
    minutes: view.rules.minutes,
    phase: phaseWords(round, now),
    opensAt: round.opensAt,
    entry,
    attempts,
    rules: view.rules,
    kinds: await kindsIn(context.handle.db, round.id),
    version: { n: view.rulesVersion, publishedAt: view.rulesPublishedAt, reason: view.rulesReason },
    history: (await listRulesHistory(context.handle.db, view.contest.id)).slice(1),
    notices: await noticeLines(context.handle, view.contest),
    rounds: [...view.rehearsals, ...view.rounds].map(({ title, rehearsal, opensAt, closesAt, freezeAt, advance }) => ({
      title,
      rehearsal,
      opensAt,
      closesAt,
      freezeAt,
      advance,
    })),
    script: browserScript("attempt"),
    refusal: Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : null,
  };
}

export default function Contest() {
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead corner title={data.title} above={<Badge tone={data.phase.tone}>{data.phase.text}</Badge>} />
      <div className="section last grid side">
        <div className="stack-l">
          <RulesSheet
            rules={data.rules}
            kinds={data.kinds}
            rounds={data.rounds}
            notices={data.notices}
            version={data.version}
          />
          <RulesHistory slug={data.slug} versions={data.history} />
        </div>
        <aside className="pin stack contest-entry">
          {data.refusal && (
            <Note tone="bad" title="Chưa vào thi được." live="alert">
              <p>{data.refusal}</p>
            </Note>
          )}
          <EntryPanel {...data} />
        </aside>
      </div>
    </>
  );
}
