import { Button } from "#app/components/button.tsx";
import { paths } from "#app/paths.ts";
import type { LessonPage } from "./pages.server.ts";

/**
 * The foot of a lesson: how far the reader is, and the neighbours. What stands here at first is for who is not signed in
 * or has no script; the page's script puts the reader's own state in its place and shows the button.
 */
export function LessonEnd({
  lesson: { id, previous, next },
}: {
  lesson: Pick<LessonPage, "id" | "previous" | "next">;
}) {
  return (
    <div className="lesson-end no-print no-project">
      <div className="sheet tint row between">
        <p data-lesson-state role="status">
          <a href={paths.signIn(paths.lesson(id))}>Đăng nhập</a> để lưu bài đã học.
        </p>
        <Button type="button" data-lesson-done hidden>
          Học xong
        </Button>
        <noscript>
          <form method="post" action={paths.lessonProgress()}>
            <input type="hidden" name="lesson" value={id} />
            <Button>Học xong</Button>
          </form>
        </noscript>
      </div>
      <nav className="lesson-ways" aria-label="Bài trước, bài sau">
        {previous && (
          <a href={paths.lesson(previous.id)} rel="prev">
            <small>Bài trước</small> {previous.title}
          </a>
        )}
        {next ? (
          <a href={paths.lesson(next.id)} rel="next">
            <small>Bài sau</small> {next.title}
          </a>
        ) : (
          <a href={paths.lessons()}>
            <small>Hết bài</small> Xem tất cả bài học
          </a>
        )}
      </nav>
    </div>
  );
}
