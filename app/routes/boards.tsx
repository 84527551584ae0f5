import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { publishedContests } from "#app/features/contests/api.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "boards" };
export const meta: MetaFunction = () => [{ title: "Bảng xếp hạng · Góc ASEAN" }];

/** Leads to the contest that runs, or the latest that has begun. */
export async function loader({ context }: LoaderFunctionArgs) {
  const now = context.clock.now();
  const begun = (await publishedContests(context.handle.db)).filter(
    (view) => (view.rounds[0]?.opensAt ?? now + 1) <= now,
  );
  const running = begun.find((view) => (view.rounds.at(-1)?.closesAt ?? 0) > now) ?? begun[0];
  if (running) throw redirect(paths.board(running.contest.slug));
  return null;
}

export default function Boards() {
  return (
    <>
      <PageHead corner title="Bảng xếp hạng" />
      <section className="section last">
        <EmptyState title="Chưa có bảng nào">
          <p>Bảng hiện ở đây khi cuộc thi đầu tiên mở.</p>
        </EmptyState>
      </section>
    </>
  );
}
