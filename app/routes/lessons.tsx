import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { forEveryone, lessonList } from "#app/features/lessons/api.server.ts";
import { LessonList } from "#app/features/lessons/lesson-list.tsx";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { browserScript } from "#app/http/document.server.tsx";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "Bài học · Góc ASEAN" }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  return forEveryone(request, context, { modules: lessonList(context.content), script: browserScript("lesson") });
}

export default function Lessons() {
  const { modules, script } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script}>
      <PageHead
        corner
        title="Bài học"
        lead="Mỗi bài đọc trong một buổi sinh hoạt, có câu hỏi để tự kiểm tra. Không cần đăng nhập để đọc."
      />
      {modules.length > 0 ? (
        <LessonList modules={modules} />
      ) : (
        <section className="section last">
          <EmptyState title="Chưa có bài học nào">
            <p>Bài học hiện ở đây khi Sở đưa lên.</p>
          </EmptyState>
        </section>
      )}
    </ScriptedPage>
  );
}
