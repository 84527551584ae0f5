import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { comparison, countryList } from "#app/features/countries/api.server.ts";
import { ChoiceNote, ComparisonTable, CountryChooser } from "#app/features/countries/comparison-view.tsx";
import { forEveryone } from "#app/features/lessons/api.server.ts";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { browserScript } from "#app/http/document.server.tsx";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "So sánh các nước · Góc ASEAN" }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.getAll("nuoc");
  return forEveryone(request, context, {
    countries: countryList(context.content),
    ...comparison(context.content, asked),
    script: browserScript("lesson"),
  });
}

export default function CountryComparison() {
  const { countries, chosen, compared, script } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script} className="p-common">
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: "Mười một nước", href: paths.countries() },
          { label: "So sánh" },
        ]}
      />
      <PageHead corner title="So sánh các nước" lead="Đặt vài nước cạnh nhau, cùng một khuôn hồ sơ." />
      <section className="section last stack country-comparison" aria-label="So sánh">
        <CountryChooser countries={countries} chosen={chosen} />
        {compared.length > 0 ? <ComparisonTable countries={compared} /> : <ChoiceNote count={chosen.length} />}
      </section>
    </ScriptedPage>
  );
}
