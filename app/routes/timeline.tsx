import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { SourceList } from "#app/components/source-list.tsx";
import { localDay } from "#app/domain/vietnamese.ts";
import { timelinePage } from "#app/features/countries/api.server.ts";
import { Calendar, Chairs, Events, YearsChair } from "#app/features/countries/timeline-view.tsx";
import { forEveryone } from "#app/features/lessons/api.server.ts";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "Dòng thời gian ASEAN · Góc ASEAN" }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  const year = Number(localDay(context.clock.now()).slice(0, 4));
  const timeline = timelinePage(context.content, year);
  if (!timeline) throw notFound();
  return forEveryone(request, context, {
    timeline,
    script: browserScript("lesson"),
    worker: lessonWorker(),
  });
}

export default function TimelineRoute() {
  const { timeline, script, worker } = useLoaderData<typeof loader>();
  const { events, days, chairs, year, chair, nextChair } = timeline;
  return (
    <ScriptedPage script={script} worker={worker} scope={paths.countries()} className="p-common">
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: "Mười một nước", href: paths.countries() },
          { label: "Dòng thời gian" },
        ]}
      />
      <PageHead corner title="ASEAN theo thời gian" lead="Từ năm 1967 đến nay, và những ngày đáng nhớ trong một năm." />
      <YearsChair year={year} chair={chair} nextChair={nextChair} />
      <nav className="row m4 no-print" aria-label="Trong trang này">
        <a href="#dong-thoi-gian">Từ 1967 đến nay</a>
        <a href="#lich">Lịch trong năm</a>
        <a href="#chu-tich-tung-nam">Chủ tịch từng năm</a>
      </nav>
      <div className="time-page">
        <section aria-labelledby="dong-thoi-gian">
          <h2 id="dong-thoi-gian">Từ 1967 đến nay</h2>
          <Events events={events} />
        </section>
        <div className="time-tables">
          <section aria-labelledby="lich">
            <h2 id="lich">Lịch trong năm</h2>
            <Calendar days={days} />
          </section>
          <section aria-labelledby="chu-tich-tung-nam">
            <h2 id="chu-tich-tung-nam">Chủ tịch từng năm</h2>
            <Chairs chairs={chairs} year={year} />
          </section>
        </div>
      </div>
      <div className="section last">
        <SourceList sources={timeline.sources} asOf={timeline.asOf} reviewBy={timeline.reviewBy} />
      </div>
    </ScriptedPage>
  );
}
