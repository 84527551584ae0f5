import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guidePage } from "#app/features/guides/api.server.ts";
import { GuideArticle } from "#app/features/guides/guide-article.tsx";
import { browserScript } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";

export const handle = { plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.guide.title ?? "Không có trang này"} · Góc ASEAN` },
];

export function loader({ params, context }: LoaderFunctionArgs) {
  const guide = guidePage(context.content, params.guide ?? "");
  if (!guide) throw notFound();
  return { guide, supportPhone: context.settings.supportPhone, script: browserScript("lesson") };
}

export default function GuideRoute() {
  const { guide, supportPhone, script } = useLoaderData<typeof loader>();
  return (
    <>
      <GuideArticle guide={guide} supportPhone={supportPhone} />
      {/* shows the button that prints */}
      <script type="module" src={script} />
    </>
  );
}
