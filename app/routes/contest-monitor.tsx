import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { formatTime } from "#app/domain/vietnamese.ts";
import { monitorOf, signLines } from "#app/features/monitor/api.server.ts";
import { MonitorSheet } from "#app/features/monitor/monitor-sheet.tsx";
import { requireContest, usualRound } from "#app/features/remedies/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Theo dõi · ${data?.title ?? "Cuộc thi"} · Góc ASEAN` },
];

/** How often the page asks again by itself while it is looked at. */
const AGAIN_MS = 10_000;

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, view, rounds, now } = await requireContest(args);
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("vong");
  const round = asked === null ? usualRound(rounds, now) : rounds.find(({ id }) => id === asked);
  if (!round) throw notFound();
  const { db } = args.context.handle;
  const of = { view, round, now };
  return {
    slug: view.contest.slug,
    title: view.contest.title,
    round: { id: round.id, title: round.title },
    rounds: rounds.map(({ id, title }) => ({ id, title })),
    at: now,
    monitor: await monitorOf(db, of),
    // names of pupils are read when somebody asks for them, never by a page that asks again by itself
    signs: query.has("dau-hieu") ? await signLines(db, { ...of, account: viewer.account }) : null,
  };
}

export default function ContestMonitor() {
  const { slug, title, round, rounds, at, monitor, signs } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const still = signs !== null;
  useEffect(() => {
    if (still) return;
    const timer = setInterval(() => !document.hidden && revalidate(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [revalidate, still]);
  const here = (id: string) => `${paths.contestMonitor(slug)}?vong=${id}`;
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: title, href: paths.organiserContest(slug) },
          { label: "Theo dõi" },
        ]}
      />
      <PageHead
        title="Theo dõi"
        lead={`${round.title}, lúc ${formatTime(at)}. ${still ? "Đang xem dấu hiệu nên trang không tự cập nhật." : "Trang tự cập nhật mỗi 10 giây."}`}
        actions={
          <>
            <ButtonLink variant="quiet" href={paths.contestTime(slug)}>
              Cộng giờ
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.contestAttempts(slug)}>
              Huỷ lượt, cho thi lại
            </ButtonLink>
          </>
        }
      />
      <div className="section last stack-l">
        {rounds.length > 1 && (
          <Tabs
            label="Vòng"
            items={rounds.map(({ id, title: label }) => ({ label, href: here(id), current: id === round.id }))}
          />
        )}
        <MonitorSheet monitor={monitor} lines={signs} slug={slug} round={round.id} />
        {still && (
          <p>
            <a href={here(round.id)}>Đóng dấu hiệu, xem số liệu tự cập nhật</a>
          </p>
        )}
        <noscript>
          <p>
            <a href={here(round.id)}>Tải lại số liệu</a>
          </p>
        </noscript>
      </div>
    </>
  );
}
