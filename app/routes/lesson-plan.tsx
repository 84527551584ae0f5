import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pillarClass } from "#app/components/pillar-name.tsx";
import { forEveryone, moduleTitleOf, planPage } from "#app/features/lessons/api.server.ts";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { PlanSheet } from "#app/features/lessons/plan-sheet.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Giáo án ${data?.plan.title ?? ""} · Góc ASEAN` },
];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const lesson = context.content.lessons.get(params.lesson ?? "");
  const plan = lesson && planPage(lesson, moduleTitleOf(context.content, lesson));
  if (!plan) throw notFound();
  return forEveryone(request, context, { plan, script: browserScript("lesson"), worker: lessonWorker() });
}

export default function LessonPlan() {
  const { plan, script, worker } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script} worker={worker} className={pillarClass(plan.pillar)}>
      <PlanSheet plan={plan} />
    </ScriptedPage>
  );
}
