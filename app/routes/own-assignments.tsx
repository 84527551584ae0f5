import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { ownAssignments } from "#app/features/assignments/api.server.ts";
import { DueList } from "#app/features/assignments/due-list.tsx";
import { requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons" };
export const meta: MetaFunction = () => [{ title: "Bài được giao · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person } = requireViewer(context, request);
  const finished = context.content.lessons.get(new URL(request.url).searchParams.get("xong") ?? "")?.title ?? null;
  return { finished, ...(await ownAssignments(context.handle, context.content, person, context.clock.now())) };
}

export default function OwnAssignments() {
  const { finished, due, past } = useLoaderData<typeof loader>();
  const done = past.filter(({ cell }) => cell.state !== "missed").length;
  const all = due.length + past.length;
  return (
    <>
      <PageHead corner title="Bài được giao" lead={due.length > 0 ? "Bài đến hạn trước đứng trước." : undefined} />
      <div className="section last stack-l measure">
        {finished !== null && <p role="status">Đã lưu: bạn học xong bài “{finished}”.</p>}
        {all > 0 && (
          <WovenBar
            label="Đã xong"
            value={done}
            max={all}
            words={`${formatNumber(done)} trong ${formatNumber(all)} bài`}
          />
        )}
        {due.length > 0 ? (
          <DueList items={due} />
        ) : (
          <EmptyState
            title={all > 0 ? "Bạn đã xong mọi bài được giao" : "Chưa có bài nào được giao"}
            action={<ButtonLink href={paths.lessons()}>Xem bài học</ButtonLink>}
          >
            <p>Thầy cô giao thì bài hiện ở đây. Trong lúc ấy bạn đọc bài nào cũng được.</p>
          </EmptyState>
        )}
        {past.length > 0 && (
          <section aria-labelledby="da-xong">
            <h2 id="da-xong" className="h-m mb3">
              Đã qua
            </h2>
            <DueList items={past} />
          </section>
        )}
      </div>
    </>
  );
}
