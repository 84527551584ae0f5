import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PREDICTION_QUESTIONS } from "#app/domain/prediction.ts";
import { asSentence } from "#app/domain/sentence.ts";
import { formatDateTime, formatDuration, formatNumber, formatScore, formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { AttemptResult } from "./result.server.ts";
import { Review } from "./result-review.tsx";

export interface ShownRank {
  readonly where: "class" | "branch" | "school" | "union" | "all";
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
            <p>Lượt này không được tính. Hỏi thầy cô hoặc ban tổ chức nếu bạn cần biết lý do.</p>
          </Note>
        )}
        {result.state !== "void" && <ScoreLine result={result} />}
        {ranks === "settling" && (
          <Note tone="still" title="Bảng xếp hạng đang chốt.">
            <p>Hạng hiện lại khi ban tổ chức chốt xong bảng.</p>
          </Note>
        )}
        {Array.isArray(ranks) && ranks.length > 0 && (
          <Ranks ranks={ranks} why={paths.rankWhy(result.contest.slug, result.round.id)} />
        )}
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
          {result.answered !== null && `Bạn trả lời ${result.answered} trong ${result.questions} câu. `}Làm bài{" "}
          {formatDuration(result.score.durationMs)}.
        </p>
        {result.regraded && (
          <p className="small">
            Bài được chấm lại lúc {formatDateTime(result.regraded.at)}. Lý do: {asSentence(result.regraded.reason)}
          </p>
        )}
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

/** What stands above a rank; a school's name is known to its pupils. */
function whereOf({ where, name }: ShownRank): string {
  if (where === "class") return `Trong lớp ${name}`;
  if (where === "school") return "Trong trường";
  return where === "all" ? "Toàn tỉnh" : name;
}

function Ranks({ ranks, why }: { ranks: readonly ShownRank[]; why: string }) {
  return (
    <section aria-labelledby="hang">
      <h2 id="hang" className="hide">
        Hạng của bạn
      </h2>
      <div className="ranks">
        {ranks.map((one) => (
          <div key={one.where} className={one.where === "school" || one.where === "union" ? "me" : undefined}>
            <span className="small">{whereOf(one)}</span>
            <span className="big-n">
              {formatNumber(one.rank)}
              <small>trong {formatNumber(one.total)} bạn</small>
            </span>
          </div>
        ))}
      </div>
      <p className="small soft">
        Hạng theo lượt được tính của mỗi bạn, cập nhật sau vài giây. <a href={why}>Vì sao tôi đứng ở hạng này?</a>
      </p>
    </section>
  );
}

const RECEIPT_TITLES = {
  open: "Bài thi đang làm",
  submitted: "Bài thi đã nộp",
  expired: "Bài thi đã đóng khi hết giờ",
  void: "Lượt thi đã huỷ",
} as const;

function Receipt({ result }: { result: AttemptResult }) {
  return (
    <section className="slip cut" aria-labelledby="bien-nhan">
      <p className="eyebrow">Biên nhận</p>
      <h2 id="bien-nhan">{RECEIPT_TITLES[result.state]}</h2>
      {result.receipt && <p className="code">{result.receipt}</p>}
      <Facts
        items={[
          { term: "Cuộc thi", value: result.contest.title, note: result.round.title },
          {
            term: "Đã lưu",
            value: result.answered === null ? "–" : `${result.answered}/${result.questions} câu`,
            note: result.answered === null ? "Từng câu trả lời đã hết thời hạn lưu." : undefined,
          },
          ...(result.prediction
            ? [
                {
                  term: "Dự đoán",
                  value: result.prediction.number === null ? "Không có" : formatNumber(result.prediction.number),
                  note: PREDICTION_QUESTIONS[result.prediction.asks],
                },
              ]
            : []),
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
