import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MoreLink } from "#app/components/more-link.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { foundWords, LONGEST_QUERY, searchEntries } from "#app/domain/lesson-search.ts";
import { CountryDoors } from "#app/features/countries/country-doors.tsx";
import { forEveryone, lessonList, lessonSearch } from "#app/features/lessons/api.server.ts";
import { FoundList } from "#app/features/lessons/found-list.tsx";
import { LessonList } from "#app/features/lessons/lesson-list.tsx";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { SearchForm } from "#app/features/lessons/search-form.tsx";
import { browserScript, lessonWorker } from "#app/http/document.server.tsx";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "Bài học · Góc ASEAN" }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** Hits of one kind on the page; as one types there are fewer. */
const MOST_FOUND = 30;

export function loader({ request, context }: LoaderFunctionArgs) {
  const query = (new URL(request.url).searchParams.get("tim") ?? "").normalize("NFC").trim().slice(0, LONGEST_QUERY);
  const { ready, address } = lessonSearch(context.content);
  return forEveryone(request, context, {
    modules: lessonList(context.content),
    query,
    groups: query === "" ? null : searchEntries(ready, query, MOST_FOUND),
    index: address,
    script: browserScript("lesson"),
    worker: lessonWorker(),
  });
}

export default function Lessons() {
  const { modules, query, groups, index, script, worker } = useLoaderData<typeof loader>();
  return (
    <ScriptedPage script={script} worker={worker} index={index}>
      <PageHead
        corner
        title="Bài học"
        lead="Mỗi bài đọc trong một buổi sinh hoạt, có câu hỏi để tự kiểm tra. Không cần đăng nhập để đọc."
        actions={<MoreLink href="#cac-nuoc">Mười một nước</MoreLink>}
      />
      <SearchForm query={query} />
      {/* where the script puts what it finds */}
      <div className="found-place" data-found>
        {groups && (
          <>
            <p className="found-words" data-found-words>
              {foundWords(groups, query)}
            </p>
            <FoundList groups={groups} />
          </>
        )}
      </div>
      <p className="hide" role="status" data-found-say />
      <div data-lesson-list hidden={groups !== null}>
        {modules.length > 0 ? (
          <>
            <div data-own hidden />
            <LessonList modules={modules} />
          </>
        ) : (
          <section className="section last">
            <EmptyState title="Chưa có bài học nào">
              <p>Bài học hiện ở đây khi Sở đưa lên.</p>
            </EmptyState>
          </section>
        )}
        <section className="section last" id="cac-nuoc" aria-labelledby="cac-nuoc-ten">
          <h2 id="cac-nuoc-ten">Mười một nước</h2>
          <CountryDoors />
        </section>
      </div>
    </ScriptedPage>
  );
}
