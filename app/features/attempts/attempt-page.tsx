/**
 * The attempt: one HTML page that works by itself as a form, and that the attempt script turns into one question a
 * screen with a clock and live saving. It is rendered without hydration: old phones get no framework here.
 */
import { Icon } from "#app/components/icon.tsx";
import { Note } from "#app/components/note.tsx";
import { PREDICTION } from "#app/domain/prediction.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { type Mend, QuestionCard } from "./question-card.tsx";
import { ReviewSection } from "./review-section.tsx";
import type { AttemptView } from "./view.server.ts";

export interface AttemptPageProps {
  readonly view: AttemptView;
  readonly remainingMs: number;
  readonly token: string;
  readonly notice: "saved" | "taken" | "refused" | null;
  readonly supportPhone: string;
  /** By question: what a form could not save. What was typed stays in its boxes. */
  readonly mend?: ReadonlyMap<string, Mend>;
}

const NOTHING_TO_MEND: ReadonlyMap<string, Mend> = new Map();

const NOTICES = {
  saved: { tone: "ok", title: "Đã lưu các câu trả lời.", text: "Bạn có thể làm tiếp hoặc nộp bài." },
  taken: {
    tone: "warn",
    title: "Bài đang mở ở thiết bị khác.",
    text: "Câu vừa gửi từ trang cũ chỉ được tính ở những câu mà thiết bị kia chưa trả lời.",
  },
  refused: {
    tone: "bad",
    title: "Có chỗ chưa lưu được.",
    text: "Sửa chỗ có dấu cảnh báo rồi bấm lại. Các câu khác đã lưu.",
  },
} as const;

/** What the page shows as saved, question by question and the prediction last: a form is compared with it. */
function shownOn({ questions, prediction }: AttemptView): string {
  const number = prediction?.number ?? null;
  return JSON.stringify([...questions.map(({ chosen }) => chosen), number === null ? [] : [String(number)]]);
}

export function AttemptPage(props: AttemptPageProps) {
  const { view, remainingMs, token, notice, supportPhone, mend = NOTHING_TO_MEND } = props;
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
          <progress
            value={remainingMs}
            max={view.minutes * 60_000 + view.extraMs}
            aria-label="Thời gian còn lại"
            data-clock-bar
          />
        </div>
      </header>
      <main
        id="chinh"
        tabIndex={-1}
        className="wrap exam"
        data-attempt={view.id}
        data-base={paths.attempt(view.id)}
        data-token={token}
        data-epoch={view.epoch}
        data-seq={view.lastSeq}
        data-remaining={remainingMs}
      >
        <h1 className="hide">
          {view.contest.title}, {view.round.title}
        </h1>
        <p className="hide" role="status" data-say-polite />
        <p className="hide" role="alert" data-say-now />
        {view.extraMs > 0 && (
          <p className="small soft" data-given>
            Bạn được thêm {formatNumber(view.extraMs / 60_000)} phút.
          </p>
        )}
        <div className="gap" data-notes>
          {told && (
            <Note tone={told.tone} title={told.title} live={notice === "refused" ? "alert" : undefined}>
              <p>{told.text}</p>
              {mend.size > 0 && <MendLinks view={view} mend={mend} />}
            </Note>
          )}
        </div>
        <form method="post" action={paths.attemptSave(view.id)} autoComplete="off" data-paper>
          <input type="hidden" name="epoch" value={view.epoch} />
          {/* Enter in a box presses the first button of a form: it saves and never hands the attempt in */}
          <button type="submit" hidden>
            Lưu
          </button>
          <input type="hidden" name="base" value={shownOn(view)} />
          <div className="grid side exam-grid">
            <div>
              {view.questions.map((question, index) => (
                <QuestionCard
                  key={question.id}
                  question={question}
                  number={index + 1}
                  total={total}
                  mend={mend.get(question.id)}
                />
              ))}
              <ReviewSection view={view} mend={mend.get(PREDICTION)} />
            </div>
            <aside className="pin nav-side" aria-label="Danh sách câu">
              <h2 className="h-s">Danh sách câu</h2>
              <ol className="cells">
                {view.questions.map((question, index) => (
                  <li key={question.id}>
                    <a
                      className={question.chosen.length > 0 ? "cell saved-c" : "cell"}
                      href={`#cau-${index + 1}`}
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
              {supportPhone && <p className="small soft">Cần giúp đỡ: gọi {supportPhone}</p>}
            </aside>
          </div>
        </form>
      </main>
    </>
  );
}

/** The way to each place that must be mended: without the script the whole paper is one long page. */
function MendLinks({ view, mend }: { view: AttemptView; mend: ReadonlyMap<string, Mend> }) {
  const questions = view.questions.flatMap(({ id }, index) =>
    mend.has(id) ? [{ href: `#cau-${index + 1}`, text: `Câu ${index + 1}` }] : [],
  );
  const places = [...questions, ...(mend.has(PREDICTION) ? [{ href: "#du-doan", text: "Câu dự đoán" }] : [])];
  return (
    <p className="row">
      {places.map(({ href, text }) => (
        <a key={href} className="more" href={href}>
          {text}
        </a>
      ))}
    </p>
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
