import { PILLAR_NAMES, PillarName, pillarClass } from "#app/components/pillar-name.tsx";
import { paths } from "#app/paths.ts";
import type { LessonLine, ModuleLines } from "./pages.server.ts";
import { lessonCountWords, levelsWords, minutesWords, slotsWords } from "./words.ts";

function Line({ lesson }: { lesson: LessonLine }) {
  return (
    <li className="lesson-line">
      <h3 className="h-m">
        <a href={paths.lesson(lesson.id)}>{lesson.title}</a>
      </h3>
      {/* filled by the page's script: "Đã xong", "Đang học" */}
      <span data-lesson-mark={lesson.id} hidden />
      <p>{lesson.summary}</p>
      <p className="small soft">
        {minutesWords(lesson.minutes)} · {levelsWords(lesson.levels)} · dùng cho {slotsWords(lesson.slots)}
      </p>
    </li>
  );
}

/** Modules with their lessons as plain rows, each module under the hue and pattern of its pillar. */
export function LessonList({ modules }: { modules: readonly ModuleLines[] }) {
  return (
    <>
      {modules.map(({ slug, pillar, title, summary, lessons }) => (
        <section
          key={slug}
          id={slug}
          className={`section lesson-module ${pillarClass(pillar)}`}
          aria-labelledby={`${slug}-ten`}
        >
          <span className="cloth" aria-hidden="true" />
          <div>
            <div className="lesson-module-head">
              {title !== PILLAR_NAMES[pillar] && <PillarName pillar={pillar} />}
              <h2 id={`${slug}-ten`}>{title}</h2>
              <p className="soft">{summary}</p>
              <p className="small">{lessonCountWords(lessons)}</p>
              {/* filled by the page's script: how far the reader is, and the badge */}
              <p className="small" data-module-mark={slug} data-module-name={title} hidden />
            </div>
            <ul className="bare lesson-lines">
              {lessons.map((lesson) => (
                <Line key={lesson.id} lesson={lesson} />
              ))}
            </ul>
          </div>
        </section>
      ))}
    </>
  );
}
