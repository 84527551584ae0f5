import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pillarClass } from "#app/components/pillar-name.tsx";
import { forEveryone, handoutOf } from "#app/features/lessons/api.server.ts";
import { HandoutSheet } from "#app/features/lessons/handout-sheet.tsx";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Phiếu học tập ${data?.handout.title ?? ""} · Góc ASEAN` },
];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const lesson = context.content.lessons.get(params.lesson ?? "");
  if (!lesson) throw notFound();
  const handout = handoutOf(lesson, new URL(request.url).searchParams.has("dap-an"));
  return forEveryone(request, context, { handout, script: browserScript("lesson"), worker: lessonWorker() });
}

export default function LessonHandout() {
  const { handout, script, worker } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script} worker={worker} className={pillarClass(handout.pillar)}>
      <HandoutSheet handout={handout} />
    </ScriptedPage>
  );
}
