import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { countryList } from "#app/features/countries/api.server.ts";
import { CountryMap } from "#app/features/countries/country-map.tsx";
import { progressId } from "#app/features/countries/report-id.ts";
import { forEveryone } from "#app/features/lessons/api.server.ts";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "Mười một nước Đông Nam Á · Góc ASEAN" }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  return forEveryone(request, context, {
    countries: countryList(context.content),
    script: browserScript("lesson"),
    worker: lessonWorker(),
  });
}

export default function Countries() {
  const { countries, script, worker } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script} worker={worker} scope={paths.countries()} className="p-common">
      <Crumbs items={[{ label: "Bài học", href: paths.lessons() }, { label: "Mười một nước" }]} />
      <PageHead
        corner
        title="Mười một nước Đông Nam Á"
        lead="Chọn một nước trên bản đồ hoặc trong danh sách để mở hồ sơ."
      />
      <div className="countries">
        <div className="country-side">
          <CountryMap countries={countries} />
          <nav className="row" aria-label="Xem tiếp">
            <MoreLink href={paths.countryComparison()}>So sánh các nước</MoreLink>
            <MoreLink href={paths.timeline()}>Dòng thời gian và lịch</MoreLink>
            <MoreLink href={paths.passport()}>Hộ chiếu ASEAN</MoreLink>
          </nav>
        </div>
        <section aria-labelledby="danh-sach">
          <h2 id="danh-sach" className="hide">
            Danh sách
          </h2>
          <ul className="bare country-lines">
            {countries.map(({ id, name, capital, highlight }) => (
              <li key={id}>
                <a href={paths.country(id)}>{name}</a> {/* filled by the page's script */}
                <span data-lesson-mark={progressId(id)} data-done="Đã đóng dấu" data-begun="Đang đọc" hidden />
                <span className="small soft block">Thủ đô: {capital}</span>
                <p>{highlight}</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </ScriptedPage>
  );
}
