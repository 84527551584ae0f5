import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pillarClass } from "#app/components/pillar-name.tsx";
import { forEveryone, moduleTitleOf, slidesOf } from "#app/features/lessons/api.server.ts";
import { SlideShow } from "#app/features/lessons/slide-show.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Trình chiếu ${data?.lesson.title ?? ""} · Góc ASEAN` },
];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const lesson = context.content.lessons.get(params.lesson ?? "");
  if (!lesson) throw notFound();
  const { id, title, pillar, objectives } = lesson;
  return forEveryone(request, context, {
    lesson: { id, title, pillar, objectives, moduleTitle: moduleTitleOf(context.content, lesson) },
    slides: slidesOf(lesson),
    script: browserScript("slides"),
    worker: lessonWorker(),
  });
}

export default function LessonSlides() {
  const { lesson, slides, script, worker } = useLoaderData<typeof loader>();
  return (
    <div className={pillarClass(lesson.pillar)} data-worker={worker} data-scope={paths.lessons()}>
      <SlideShow lesson={lesson} slides={slides} />
      <script type="module" src={script} />
    </div>
  );
}
