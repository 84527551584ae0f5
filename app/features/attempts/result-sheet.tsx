import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { formatDateTime, formatDuration, formatNumber, formatScore, formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { AttemptResult, ReviewedQuestion } from "./result.server.ts";

export interface ShownRank {
  readonly where: "class" | "school" | "all";
  readonly name: string;
  readonly rank: number;
  readonly total: number;
}

interface ResultSheetProps {
  result: AttemptResult;
  ranks: readonly ShownRank[] | "settling" | null;
}

/** Before release the receipt comes first; the score, the ranks and the review as the contest lets them out. */
export function ResultSheet({ result, ranks }: ResultSheetProps) {
  if (result.state === "open") return <StillOpen result={result} />;
  return (
    <div className="section last grid side wide res">
      <div className="stack">
        {result.state === "void" && (
          <Note tone="still" title="Lượt thi này đã bị huỷ.">
            <p>Điểm không được tính. Hỏi ban tổ chức nếu bạn cần biết lý do.</p>
          </Note>
        )}
        <ScoreLine result={result} />
        {ranks === "settling" && (
          <Note tone="still" title="Bảng xếp hạng đang chốt.">
            <p>Hạng hiện lại khi ban tổ chức chốt xong bảng.</p>
          </Note>
        )}
        {Array.isArray(ranks) && ranks.length > 0 && <Ranks ranks={ranks} />}
        <div className="row">
          <ButtonLink variant="quiet" href={paths.board(result.contest.slug)}>
            Xem bảng xếp hạng
          </ButtonLink>
          <a className="more" href={paths.contest(result.contest.slug)}>
            Về cuộc thi
          </a>
        </div>
        {result.review && <Review questions={result.review} />}
      </div>
      <aside className="pin">
        <Receipt result={result} />
      </aside>
    </div>
  );
}

function StillOpen({ result }: { result: AttemptResult }) {
  return (
    <section className="section last stack">
      <Note tone="info" title="Lượt thi này chưa đóng.">
        <p>Nếu còn giờ, bạn làm tiếp được. Hết giờ, máy chủ tự đóng bài trong vòng một phút với các câu đã lưu.</p>
      </Note>
      <div className="row">
        <ButtonLink href={paths.attempt(result.attempt)}>Làm tiếp</ButtonLink>
        <ButtonLink variant="quiet" href={paths.attemptResult(result.attempt)}>
          Tải lại trang
        </ButtonLink>
      </div>
    </section>
  );
}

function ScoreLine({ result }: { result: AttemptResult }) {
  if (result.score) {
    return (
      <section aria-labelledby="diem">
        <h2 id="diem" className="big-n">
          {formatScore(result.score.points)}
          <small> / {formatScore(result.score.full)} điểm</small>
        </h2>
        <p className="soft">
          Bạn trả lời {result.answered} trong {result.questions} câu, làm bài {formatDuration(result.score.durationMs)}.
        </p>
      </section>
    );
  }
  return (
    <Note tone="info" title={result.scoreHidden ? "Điểm được công bố sau." : "Bài đang được chấm."}>
      <p>
        {result.scoreHidden
          ? "Ban tổ chức công bố điểm khi cuộc thi kết thúc. Giữ mã biên nhận để đối chiếu."
          : "Chấm xong trong vài giây. Tải lại trang để xem điểm."}
      </p>
    </Note>
  );
}

const WHERE_WORDS = { class: "Trong lớp", school: "Trong trường", all: "Toàn tỉnh" } as const;

function Ranks({ ranks }: { ranks: readonly ShownRank[] }) {
  return (
    <section aria-labelledby="hang">
      <h2 id="hang" className="hide">
        Hạng của bạn
      </h2>
      <div className="ranks">
        {ranks.map(({ where, name, rank, total }) => (
          <div key={where} className={where === "school" ? "me" : undefined}>
            <span className="small">
              {WHERE_WORDS[where]}
              {where === "class" && ` ${name}`}
            </span>
            <span className="big-n">
              {formatNumber(rank)}
              <small>trong {formatNumber(total)} bạn</small>
            </span>
          </div>
        ))}
      </div>
      <p className="small soft">Hạng theo lượt được tính của mỗi bạn, cập nhật sau vài giây.</p>
    </section>
  );
}

function Receipt({ result }: { result: AttemptResult }) {
  return (
    <section className="slip cut" aria-labelledby="bien-nhan">
      <p className="eyebrow">Biên nhận</p>
      <h2 id="bien-nhan">{result.state === "expired" ? "Bài thi đã đóng khi hết giờ" : "Bài thi đã nộp"}</h2>
      {result.receipt && <p className="code">{result.receipt}</p>}
      <Facts
        items={[
          { term: "Cuộc thi", value: result.contest.title, note: result.round.title },
          { term: "Đã lưu", value: `${result.answered}/${result.questions} câu` },
          { term: "Vào thi", value: formatDateTime(result.startedAt) },
          ...(result.finishedAt === null
            ? []
            : [
                { term: "Đóng bài lúc", value: formatTime(result.finishedAt) },
                { term: "Thời gian", value: formatDuration(result.finishedAt - result.startedAt) },
              ]),
        ]}
      />
    </section>
  );
}

function Review({ questions }: { questions: readonly ReviewedQuestion[] }) {
  return (
    <section className="stack" aria-labelledby="xem-lai-bai">
      <h2 id="xem-lai-bai">Xem lại bài</h2>
      {questions.map((question, index) => (
        <article key={question.prompt} className="check">
          <h3 className="ask">
            <span className="eyebrow">Câu {index + 1}</span>
            {question.prompt}
          </h3>
          {question.options.map((option, place) => (
            <div key={option.id} className={`opt${option.right ? " right" : option.chosen ? " wrong" : ""}`}>
              <b aria-hidden="true">{String.fromCharCode(65 + place)}</b>
              <span>{option.text}</span>
              {(option.right || option.chosen) && (
                <span className="say">
                  {option.right ? (option.chosen ? "Đáp án đúng, bạn chọn" : "Đáp án đúng") : "Bạn chọn"}
                </span>
              )}
            </div>
          ))}
          <p className="soft">{question.explanation}</p>
        </article>
      ))}
    </section>
  );
}
