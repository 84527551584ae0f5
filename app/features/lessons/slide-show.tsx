import { Button } from "#app/components/button.tsx";
import { PILLAR_NAMES, PillarName } from "#app/components/pillar-name.tsx";
import { paths } from "#app/paths.ts";
import type { LessonPage } from "./pages.server.ts";
import type { Slide } from "./slides.ts";

interface SlideShowProps {
  readonly lesson: Pick<LessonPage, "id" | "title" | "pillar" | "moduleTitle" | "objectives">;
  readonly slides: readonly Slide[];
}

function Screen({ slide: { title, first, kind, html }, number }: { slide: Slide; number: number }) {
  return (
    <section
      className={`slide slide-${kind}`}
      id={`man-${number}`}
      aria-label={title || "Mở đầu"}
      data-slide
      tabIndex={-1}
    >
      {title && (first ? <h2>{title}</h2> : <p className="slide-title">{title}</p>)}
      {/* sanitised when the content is read */}
      <div className="read" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}

/** The bar below the picture; shown by the script, like everything that only it can do. */
function Bar({ id }: { id: string }) {
  return (
    <div className="slide-bar no-print" data-slide-bar hidden>
      <a className="btn quiet" href={paths.lesson(id)} data-slide-leave>
        Thoát
      </a>
      <Button type="button" variant="quiet" data-slide-theme>
        Nền tối
      </Button>
      <Button type="button" variant="quiet" data-slide-full hidden>
        Toàn màn hình
      </Button>
      <span className="slide-dots" data-slide-dots aria-hidden="true" />
      <span className="slide-count" data-slide-count role="status" />
      <Button type="button" variant="quiet" data-slide-back>
        Lùi
      </Button>
      <Button type="button" data-slide-on>
        Tiếp
      </Button>
    </div>
  );
}

/**
 * A lesson for the projector: one long page in large type, which the script shows screen by screen. Nobody is named: the
 * form at the end is brought by the script for who may fill it in.
 */
export function SlideShow({ lesson: { id, title, pillar, moduleTitle, objectives }, slides }: SlideShowProps) {
  return (
    <article className="slides" data-slides>
      <section className="slide slide-open" id="man-1" aria-label="Tên bài" data-slide tabIndex={-1}>
        <div className="eyebrow">
          <PillarName pillar={pillar} />
          {moduleTitle !== PILLAR_NAMES[pillar] && ` ${moduleTitle}`}
        </div>
        <h1>{title}</h1>
        <h2 className="h-m">Học xong, bạn có thể</h2>
        <ul>
          {objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
        <p className="small soft slide-keys no-print" data-slide-keys hidden>
          Sang màn: phím mũi tên, dấu cách, PageDown hoặc vuốt. Hiện đáp án: phím D. Đổi nền: phím N. Thoát: Esc.
        </p>
      </section>
      {slides.map((slide, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slides never change their order
        <Screen key={at} slide={slide} number={at + 2} />
      ))}
      <section
        className="slide slide-end no-print"
        id={`man-${slides.length + 2}`}
        aria-label="Đã dạy"
        data-slide
        tabIndex={-1}
      >
        <h2>Hết bài</h2>
        <div data-taught={paths.taught(id)}>
          <p>
            Thầy cô, bí thư: <a href={paths.taught(id)}>ghi đã dạy bài này</a> cho lớp, chi đoàn của mình.
          </p>
        </div>
        <p className="m4">
          <a href={paths.lesson(id)}>Mở bài để đọc</a>
        </p>
      </section>
      <Bar id={id} />
    </article>
  );
}
