import { paths } from "#app/paths.ts";
import type { LessonPage } from "./pages.server.ts";

/** How a lesson is given in class: on the projector, on paper, by its plan. */
export function LessonUses({ lesson: { id, hasPlan } }: { lesson: Pick<LessonPage, "id" | "hasPlan"> }) {
  return (
    <nav className="lesson-uses small no-print no-project" aria-label="Dùng bài này trên lớp">
      <b aria-hidden="true">Dùng trên lớp</b>
      <a href={paths.lessonSlides(id)}>Trình chiếu</a>
      <a href={paths.lessonHandout(id)}>Phiếu học tập</a>
      {hasPlan && <a href={paths.lessonPlan(id)}>Giáo án</a>}
      {/* filled by the page's script once the worker has kept the page */}
      <span className="kept-offline" role="status" data-offline hidden />
    </nav>
  );
}
