import { Crumbs } from "#app/components/crumbs.tsx";
import { Corner } from "#app/components/page-head.tsx";
import { PillarName } from "#app/components/pillar-name.tsx";
import { ReportLink, SourceList } from "#app/components/source-list.tsx";
import { paths } from "#app/paths.ts";
import { LessonEnd } from "./lesson-end.tsx";
import { LessonUses } from "./lesson-uses.tsx";
import type { LessonPage } from "./pages.server.ts";
import { levelsWords, minutesWords, slotsWords } from "./words.ts";

function Contents({ sections }: Pick<LessonPage, "sections">) {
  return (
    <ol className="toc">
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ol>
  );
}

function Head({ lesson }: { lesson: LessonPage }) {
  return (
    <header className="head grid side">
      <Corner>
        <div className="eyebrow">
          <PillarName pillar={lesson.pillar} />
          {lesson.of > 1 && `Bài ${lesson.place} trong ${lesson.of}`}
        </div>
        <h1>{lesson.title}</h1>
        <p>
          {minutesWords(lesson.minutes)} · {levelsWords(lesson.levels)} · dùng cho {slotsWords(lesson.slots)}
        </p>
      </Corner>
      <section className="goals" aria-labelledby="muc-tieu">
        <h2 id="muc-tieu" className="h-s">
          Học xong, bạn có thể
        </h2>
        <ul>
          {lesson.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
      </section>
    </header>
  );
}

/** A lesson: corner and objectives, the text with its questions, sources, and the way on. The same for every reader. */
export function LessonArticle({ lesson }: { lesson: LessonPage }) {
  return (
    <>
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: lesson.moduleTitle, href: `${paths.lessons()}#${lesson.module}` },
          { label: lesson.title },
        ]}
      />
      <article className="lesson">
        <Head lesson={lesson} />
        <LessonUses lesson={lesson} />
        {/* where the reader stopped last time; filled by the page's script */}
        <p className="resume no-print" data-resume hidden />
        <details className="toc-fold no-print no-project">
          <summary>Trong bài này</summary>
          <Contents sections={lesson.sections} />
        </details>
        <div className="grid side lesson-body">
          <div>
            {/* sanitised when the content is read */}
            <div className="read" dangerouslySetInnerHTML={{ __html: lesson.html }} />
            <SourceList sources={lesson.sources} asOf={lesson.asOf} reviewBy={lesson.reviewBy} />
            <ReportLink href={paths.reportLesson(lesson.id)} />
            <LessonEnd lesson={lesson} />
          </div>
          <aside className="pin lesson-aside no-print" aria-labelledby="trong-bai">
            <h2 id="trong-bai" className="h-s">
              Trong bài này
            </h2>
            <Contents sections={lesson.sections} />
          </aside>
        </div>
      </article>
    </>
  );
}
