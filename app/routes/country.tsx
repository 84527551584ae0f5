import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryPage, progressId } from "#app/features/countries/api.server.ts";
import { CountryArticle } from "#app/features/countries/country-article.tsx";
import { forEveryone } from "#app/features/lessons/api.server.ts";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.country.name ?? "Không có nước này"} · Góc ASEAN` },
];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const country = countryPage(context.content, params.country ?? "");
  if (!country) throw notFound();
  return forEveryone(request, context, {
    country,
    progress: progressId(country.id),
    script: browserScript("lesson"),
    worker: lessonWorker(),
  });
}

export default function CountryRoute() {
  const { country, progress, script, worker } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script} worker={worker} scope={paths.countries()} lesson={progress}>
      <CountryArticle country={country} />
    </ScriptedPage>
  );
}
