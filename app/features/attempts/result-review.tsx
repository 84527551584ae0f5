import { formatScore } from "#app/domain/vietnamese.ts";
import type { ReviewedQuestion } from "./review.ts";

const CORRECTED = {
  key: "Đáp án câu này đã được đính chính.",
  void: "Câu này đã được huỷ: ai có câu này trong đề cũng được trọn điểm.",
} as const;

/** Every question of the attempt after release, with what it earned. */
export function Review({ questions }: { questions: readonly ReviewedQuestion[] }) {
  return (
    <section className="stack" aria-labelledby="xem-lai-bai">
      <h2 id="xem-lai-bai">Xem lại bài</h2>
      {questions.map(({ prompt, rows, explanation, points, weight, corrected }, index) => (
        <article key={prompt} className="check reviewed">
          <h3 className="ask">
            <span className="eyebrow">
              Câu {index + 1}
              {points !== null && ` · ${formatScore(points)}/${formatScore(weight)} điểm`}
            </span>
            {prompt}
          </h3>
          {rows.map(({ sign, text, tone, say }) => (
            <div key={`${sign} ${text}`} className={tone ? `opt ${tone}` : "opt"}>
              <b aria-hidden="true">{sign}</b>
              <span>{text}</span>
              {say && <span className="say">{say}</span>}
            </div>
          ))}
          {corrected && <p className="m3">{CORRECTED[corrected]}</p>}
          <p className="soft m3">{explanation}</p>
        </article>
      ))}
    </section>
  );
}
