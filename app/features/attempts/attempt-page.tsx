/**
 * The attempt: one HTML page that works by itself as a form, and that the attempt script turns into one question a
 * screen with a clock and live saving. It is rendered without hydration: old phones get no framework here.
 */
import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { Note } from "#app/components/note.tsx";
import { formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { QuestionCard } from "./question-card.tsx";
import type { AttemptView } from "./view.server.ts";

export interface AttemptPageProps {
  readonly view: AttemptView;
  readonly remainingMs: number;
  readonly token: string;
  readonly notice: "saved" | "taken" | "refused" | null;
  readonly supportPhone: string;
}

const NOTICES = {
  saved: { tone: "ok", title: "Đã lưu các câu trả lời.", text: "Bạn có thể làm tiếp hoặc nộp bài." },
  taken: {
    tone: "warn",
    title: "Bài đang mở ở thiết bị khác.",
    text: "Câu vừa gửi từ trang cũ chỉ được tính ở những câu mà thiết bị kia chưa trả lời.",
  },
  refused: { tone: "bad", title: "Có câu chưa lưu được.", text: "Xem lại các lựa chọn rồi bấm Lưu lần nữa." },
} as const;

export function AttemptPage({ view, remainingMs, token, notice, supportPhone }: AttemptPageProps) {
  const saved = view.questions.filter((question) => question.chosen.length > 0).length;
  const total = view.questions.length;
  const told = notice && NOTICES[notice];
  return (
    <>
      <a className="skip" href="#chinh">
        Đến câu hỏi
      </a>
      <header className="exam-top">
        <div className="wrap">
          <div className="clock" role="timer" aria-live="off" data-clock>
            <Icon name="clock" />
            <b data-clock-digits>{clockDigits(remainingMs)}</b>
            <small data-clock-label>còn lại lúc mở trang</small>
          </div>
          <span className="sync" data-sync>
            <Icon name="check" />
            <span data-sync-text>
              Đã lưu {saved}/{total}
            </span>
          </span>
          <progress value={remainingMs} max={view.minutes * 60_000} aria-label="Thời gian còn lại" data-clock-bar />
        </div>
      </header>
      <main
        id="chinh"
        tabIndex={-1}
        className="wrap exam"
        data-attempt={view.id}
        data-token={token}
        data-epoch={view.epoch}
        data-remaining={remainingMs}
      >
        <h1 className="hide">
          {view.contest.title}, {view.round.title}
        </h1>
        <p className="hide" role="status" data-say-polite />
        <p className="hide" role="alert" data-say-now />
        <div className="gap" data-notes>
          {told && (
            <Note tone={told.tone} title={told.title}>
              <p>{told.text}</p>
            </Note>
          )}
        </div>
        <form method="post" action={paths.attemptSave(view.id)} data-paper>
          <input type="hidden" name="epoch" value={view.epoch} />
          <div className="grid side exam-grid">
            <div>
              {view.questions.map((question, index) => (
                <QuestionCard key={question.id} question={question} number={index + 1} total={total} />
              ))}
              <section className="stack" data-review aria-labelledby="xem-lai">
                <h2 id="xem-lai" tabIndex={-1}>
                  Xem lại trước khi nộp
                </h2>
                <p data-review-text>Trả lời xong, bấm Lưu để giữ bài, Nộp bài khi đã chắc chắn.</p>
                <Note tone="info" title="Nộp rồi không sửa được.">
                  <p>Hạn nộp {formatTime(view.deadlineAt)}. Thời gian làm bài tính đến lúc bấm Nộp bài.</p>
                </Note>
                <div className="row">
                  <Button big formAction={paths.attemptSubmit(view.id)} data-submit>
                    Nộp bài
                  </Button>
                  <Button big variant="quiet" data-plain-save>
                    Lưu
                  </Button>
                </div>
              </section>
            </div>
            <aside className="pin nav-side" aria-label="Danh sách câu">
              <h2 className="h-s">Danh sách câu</h2>
              <ol className="cells">
                {view.questions.map((question, index) => (
                  <li key={question.id}>
                    <a
                      className={question.chosen.length > 0 ? "cell saved-c" : "cell"}
                      href={`#cau-${index + 1}`}
                      data-cell={index + 1}
                      aria-label={`Câu ${index + 1}, ${question.chosen.length > 0 ? "đã lưu" : "chưa trả lời"}`}
                    >
                      {index + 1}
                    </a>
                  </li>
                ))}
              </ol>
              <ul className="legend">
                <li>
                  <span className="cell saved-c" />
                  Đã lưu
                </li>
                <li>
                  <span className="cell wait-c" />
                  Chờ gửi
                </li>
                <li>
                  <span className="cell" />
                  Chưa trả lời
                </li>
                <li>
                  <span className="cell flag" />
                  Xem lại sau
                </li>
              </ul>
              <details className="clock-set" hidden data-clock-settings>
                <summary>Đồng hồ</summary>
                <label className="tick">
                  <input type="checkbox" data-clock-hide />
                  Ẩn đồng hồ, chỉ báo khi còn 5 phút và 1 phút
                </label>
                <Button variant="quiet" full type="button" data-clock-read>
                  Đọc thời gian còn lại
                </Button>
              </details>
              {supportPhone && <p className="small soft">Cần giúp đỡ: gọi {supportPhone}</p>}
            </aside>
          </div>
        </form>
      </main>
      <nav className="exam-foot" aria-label="Chuyển câu" hidden data-foot>
        <div className="wrap">
          <Button variant="quiet" type="button" icon="back" data-previous>
            Trước
          </Button>
          <Button variant="quiet" type="button" icon="grid" className="only-s" data-list>
            Danh sách
          </Button>
          <Button type="button" data-next>
            Tiếp
          </Button>
        </div>
      </nav>
    </>
  );
}

/** Remaining time as the clock shows it: "08:42", from an hour on "1:08:42". */
function clockDigits(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = pad(Math.floor((seconds % 3600) / 60));
  return `${hours > 0 ? `${hours}:` : ""}${minutes}:${pad(seconds % 60)}`;
}
