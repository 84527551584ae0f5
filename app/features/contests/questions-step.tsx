import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import type { Lock } from "#app/domain/revision.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import type { DraftPaper } from "./draft.ts";
import type { Values } from "./form-reader.ts";
import { LockedNote } from "./locked-note.tsx";
import { QuotaEditor, type QuotaRow, questionsIn, type Stratum } from "./quota-editor.tsx";
import { quotaLineWords } from "./words.ts";

export interface QuestionsStepProps {
  readonly paper: DraftPaper;
  readonly rows: readonly QuotaRow[];
  readonly typed: readonly QuotaRow[];
  readonly strata: readonly Stratum[];
  readonly tags: readonly { tag: string; n: number }[];
  /** Papers' worth of questions that must be there at once. */
  readonly parts: number;
  /** Whether there is more than one official round. */
  readonly severalRounds: boolean;
  readonly rehearsal: boolean;
  /** Shortages of the saved quota that concern several lines together. */
  readonly shortages: readonly string[];
  readonly questionLock: Lock | null;
  readonly countedLock: Lock | null;
  readonly values: Values | null;
  readonly errors: Readonly<Record<string, string>>;
}

const COUNTED = [
  ["best", "Lượt tốt nhất", "Xét đúng thứ tự xếp hạng chọn ở bước kết quả."],
  ["first", "Lượt đầu tiên", undefined],
  ["last", "Lượt cuối cùng", undefined],
  ["sum", "Tổng các lượt", "Cộng điểm và thời gian của mọi lượt trong vòng."],
] as const;

/** What papers are drawn from, and how often one may sit. */
export function QuestionsStep(props: QuestionsStepProps) {
  const { paper, questionLock, countedLock, values, errors } = props;
  const counted = values?.counted ?? paper.counted;
  return (
    <>
      {questionLock ? <LockedQuestions paper={paper} lock={questionLock} /> : <Questions {...props} />}
      <Sheet id="so-luot" title="Số lượt thi">
        <div className="grid g2 m4">
          <TextInput
            name="attempts"
            inputMode="numeric"
            label="Mỗi người, mỗi vòng"
            hint="Để trống: không giới hạn. Lượt sau ưu tiên câu chưa gặp."
            defaultValue={values?.attempts ?? paper.attempts ?? ""}
            error={errors.attempts}
          />
          <TextInput
            name="perDay"
            inputMode="numeric"
            label="Mỗi người, mỗi ngày"
            hint="Để trống: không giới hạn theo ngày."
            defaultValue={values?.perDay ?? paper.attemptsPerDay ?? ""}
            error={errors.perDay}
          />
        </div>
        {countedLock ? (
          <div className="m4">
            <LockedNote lock={countedLock} what="Lượt được tính giữ nguyên." />
          </div>
        ) : (
          <fieldset className="m4">
            <legend>
              <b>Thi nhiều lượt thì tính</b>
            </legend>
            {COUNTED.map(([value, label, hint], at) => (
              <Tick
                key={value}
                type="radio"
                id={at === 0 ? "o-counted" : `o-counted-${value}`}
                name="counted"
                value={value}
                label={label}
                hint={hint}
                defaultChecked={counted === value}
              />
            ))}
          </fieldset>
        )}
      </Sheet>
    </>
  );
}

function Questions({
  paper,
  rows,
  typed,
  strata,
  tags,
  parts,
  severalRounds,
  rehearsal,
  shortages,
  values,
  errors,
}: QuestionsStepProps) {
  const points = values?.points ?? String(paper.points / 1_000);
  const total = questionsIn(typed);
  const ownPools = values ? values.ownPools === "1" : paper.ownPools;
  return (
    <Sheet id="cau-hoi" title="Đề gồm những câu nào">
      <p className="soft m2">
        Mỗi thí sinh có một đề rút ngẫu nhiên theo các dòng dưới đây. Xoá số câu để bỏ một dòng.
        {rehearsal && " Buổi thi thử giữ riêng một đề, nên kho cần nhiều câu hơn số ghi ở đây."}
      </p>
      {shortages.map((shortage) => (
        <div className="m3" key={shortage}>
          <Note tone="bad" title="Kho chưa đủ câu.">
            <p>{shortage}</p>
          </Note>
        </div>
      ))}
      <div className="m4">
        <QuotaEditor {...{ rows, typed, strata, tags, parts, errors }} />
      </div>
      <div className="row between m3">
        <button className="btn quiet" type="submit" name="intent" value="add-line">
          Thêm dòng
        </button>
        <output className="total">
          <b>
            {formatNumber(total)} câu
            {/^\d+$/.test(points.trim()) ? `, tối đa ${formatNumber(total * Number(points))} điểm` : ""}
          </b>
        </output>
      </div>
      <div className="grid g2 m4">
        <TextInput
          name="points"
          inputMode="numeric"
          label="Điểm mỗi câu"
          hint="Câu nào cũng như nhau, nên mọi đề có cùng điểm tối đa."
          defaultValue={points}
          error={errors.points}
        />
      </div>
      {severalRounds && (
        <div className="m3">
          <Tick
            name="ownPools"
            id="o-ownPools"
            value="1"
            label="Mỗi vòng rút từ một kho riêng"
            hint="Câu đã ra ở vòng này không ra ở vòng khác. Cần nhiều câu hơn, và công bố được đáp án từng vòng."
            defaultChecked={ownPools}
          />
        </div>
      )}
    </Sheet>
  );
}

function LockedQuestions({ paper, lock }: { paper: DraftPaper; lock: Lock }) {
  return (
    <Sheet id="cau-hoi" title="Đề gồm những câu nào">
      <div className="stack m3">
        <LockedNote lock={lock} what="Câu hỏi, điểm và kho giữ nguyên." />
        <ul>
          {paper.quota.map((line) => (
            <li key={quotaLineWords(line)}>{quotaLineWords(line)}</li>
          ))}
        </ul>
        <p className="soft">
          Mỗi câu {formatNumber(paper.points / 1_000)} điểm.
          {paper.ownPools && " Mỗi vòng có kho riêng."}
        </p>
      </div>
    </Sheet>
  );
}
