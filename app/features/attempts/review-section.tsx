import { Button } from "#app/components/button.tsx";
import { Field } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { boxName } from "#app/domain/boxes.ts";
import { PREDICTION, PREDICTION_QUESTIONS } from "#app/domain/prediction.ts";
import { formatNumber, formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Mend } from "./question-card.tsx";
import type { AttemptView } from "./view.server.ts";

/** The last step: what is still open, the prediction, and the one button that ends the attempt. */
export function ReviewSection({ view, mend }: { view: AttemptView; mend?: Mend }) {
  return (
    <section className="stack" data-review aria-labelledby="xem-lai">
      <h2 id="xem-lai" tabIndex={-1}>
        Xem lại trước khi nộp
      </h2>
      <p data-review-text>Trả lời xong, bấm Lưu để giữ bài, Nộp bài khi đã chắc chắn.</p>
      {view.prediction && <PredictionBox prediction={view.prediction} mend={mend} />}
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
  );
}

const STATE_ID = "du-doan-luu";

function PredictionBox({ prediction, mend }: { prediction: NonNullable<AttemptView["prediction"]>; mend?: Mend }) {
  const { asks, number } = prediction;
  return (
    <div className="predict" data-prediction={PREDICTION}>
      <Field
        id="du-doan"
        label={`Câu dự đoán: ${PREDICTION_QUESTIONS[asks].replace(/^C/, "c")}`}
        hint="Viết một số. Bỏ trống cũng được, sửa được đến khi nộp bài."
        error={mend?.message}
      >
        {(control) => (
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            name={boxName(PREDICTION)}
            defaultValue={mend ? mend.boxes[0] : number === null ? "" : formatNumber(number)}
            data-typed
            {...control}
            aria-describedby={`${control["aria-describedby"] ?? ""} ${STATE_ID}`.trim()}
          />
        )}
      </Field>
      <span id={STATE_ID} className={number === null ? "saved off" : "saved"} data-state>
        {number === null ? "Chưa dự đoán" : "Đã lưu"}
      </span>
    </div>
  );
}
