import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pillarClass } from "#app/components/pillar-name.tsx";
import { forEveryone, lessonPage } from "#app/features/lessons/api.server.ts";
import { LessonArticle } from "#app/features/lessons/lesson-article.tsx";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.lesson.title ?? "Không có bài này"} · Góc ASEAN` },
];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const lesson = lessonPage(context.content, params.lesson ?? "");
  if (!lesson) throw notFound();
  return forEveryone(request, context, { lesson, script: browserScript("lesson"), worker: lessonWorker() });
}

export default function Lesson() {
  const { lesson, script, worker } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script} worker={worker} lesson={lesson.id} className={pillarClass(lesson.pillar)}>
      <LessonArticle lesson={lesson} />
    </ScriptedPage>
  );
}
