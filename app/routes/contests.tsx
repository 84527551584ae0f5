import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatRange } from "#app/domain/vietnamese.ts";
import { publishedContests } from "#app/features/contests/api.server.ts";
import { audienceWords, paperWords, phaseWords } from "#app/features/contests/words.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "contests" };
export const meta: MetaFunction = () => [{ title: "Cuộc thi · Góc ASEAN" }];

/** Running contests first, then coming ones, then the past. */
const ORDER = { ok: 0, info: 1, neutral: 2 } as const;

export async function loader({ context }: LoaderFunctionArgs) {
  const now = context.clock.now();
  const views = await publishedContests(context.handle.db);
  const contests = views.flatMap(({ contest, rules, rounds }) => {
    const round = rounds.find((candidate) => candidate.closesAt > now) ?? rounds.at(-1);
    if (!round) return [];
    return [
      {
        slug: contest.slug,
        title: contest.title,
        audience: audienceWords(rules),
        paper: paperWords(rules),
        window: formatRange(round.opensAt, round.closesAt),
        phase: phaseWords(round, now),
      },
    ];
  });
  contests.sort((a, b) => ORDER[a.phase.tone] - ORDER[b.phase.tone]);
  return { contests };
}

export default function Contests() {
  const { contests } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        corner
        title="Cuộc thi"
        lead="Đọc thể lệ trước khi vào thi. Mỗi câu trả lời được giữ ngay khi bạn chọn."
      />
      <section className="section last stack">
        {contests.length === 0 && (
          <EmptyState title="Chưa có cuộc thi nào">
            <p>Khi ban tổ chức công bố, cuộc thi hiện ở đây với thể lệ và giờ mở.</p>
          </EmptyState>
        )}
        {contests.map((contest) => (
          <article key={contest.slug} className="sheet open-contest">
            <div className="stack-s">
              <Badge tone={contest.phase.tone}>{contest.phase.text}</Badge>
              <h2>
                <a href={paths.contest(contest.slug)}>{contest.title}</a>
              </h2>
              <p className="soft">
                {contest.audience}. {contest.paper}. {contest.window}.
              </p>
            </div>
            <div className="row">
              <ButtonLink
                href={paths.contest(contest.slug)}
                variant={contest.phase.tone === "ok" ? "primary" : "quiet"}
                aria-label={`Thể lệ ${contest.title}`}
              >
                {contest.phase.tone === "ok" ? "Đọc thể lệ và vào thi" : "Đọc thể lệ"}
              </ButtonLink>
              <a className="more" href={paths.board(contest.slug)} aria-label={`Bảng xếp hạng ${contest.title}`}>
                Bảng xếp hạng
              </a>
            </div>
          </article>
        ))}
      </section>
    </>
  );
}
