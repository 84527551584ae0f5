import { MomentInput } from "#app/components/moment-input.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import type { Lock } from "#app/domain/revision.ts";
import type { DraftResults } from "./draft.ts";
import type { Values } from "./form-reader.ts";
import { LockedNote } from "./locked-note.tsx";
import { RankingFields } from "./ranking-fields.tsx";
import { UnitRuleFields } from "./unit-rule-fields.tsx";

export interface ResultsStepProps {
  readonly results: DraftResults;
  readonly severalRounds: boolean;
  /** Whether the rounds stand side by side and have a board over all of them. */
  readonly overall: boolean;
  /** Why keys may not come out round by round; null when they may. */
  readonly eachRoundProblem: string | null;
  readonly predictionLock: Lock | null;
  readonly values: Values | null;
  readonly errors: Readonly<Record<string, string>>;
}

const PREDICTIONS = [
  ["none", "Không hỏi"],
  ["participants", "Có bao nhiêu người dự thi"],
  ["full", "Có bao nhiêu người đạt điểm tối đa"],
  ["attempts", "Có bao nhiêu lượt thi"],
] as const;

/** What contestants see and when, how they are ranked, what can be won. */
export function ResultsStep({
  results,
  severalRounds,
  overall,
  eachRoundProblem,
  predictionLock,
  values,
  errors,
}: ResultsStepProps) {
  const release = values?.release ?? (typeof results.release === "number" ? "at" : results.release);
  const showScore = values?.showScore ?? (results.showScore ? "now" : "later");
  const prediction = values?.prediction ?? results.prediction ?? "none";
  return (
    <>
      <Sheet id="diem-dap-an" title="Điểm và đáp án">
        <fieldset className="m4">
          <legend>
            <b>Thí sinh thấy điểm</b>
          </legend>
          <Tick
            type="radio"
            id="o-showScore"
            name="showScore"
            value="now"
            label="Ngay khi nộp bài"
            defaultChecked={showScore === "now"}
          />
          <Tick
            type="radio"
            id="o-showScore-later"
            name="showScore"
            value="later"
            label="Cùng lúc với đáp án"
            hint="Lúc nộp chỉ có biên nhận."
            defaultChecked={showScore === "later"}
          />
        </fieldset>
        <fieldset className="m4">
          <legend>
            <b>Công bố đáp án</b>
          </legend>
          <Tick
            type="radio"
            id="o-release"
            name="release"
            value="after_all"
            label={severalRounds ? "Khi vòng cuối đã đóng" : "Khi cuộc thi đã đóng"}
            hint="Năm phút sau giờ đóng, và khi mọi bài đã chấm."
            defaultChecked={release === "after_all"}
            error={errors.release}
          />
          {severalRounds && (
            <Tick
              type="radio"
              id="o-release-each"
              name="release"
              value="each_round"
              label="Khi mỗi vòng đã đóng"
              hint={eachRoundProblem ?? "Các vòng có kho câu hỏi riêng nên không lộ đề vòng sau."}
              defaultChecked={release === "each_round"}
            />
          )}
          <Tick
            type="radio"
            id="o-release-at"
            name="release"
            value="at"
            label="Vào lúc đã định"
            defaultChecked={release === "at"}
          />
          <div className="under-tick">
            <MomentInput
              name="release"
              label="Lúc công bố"
              what="công bố"
              moment={typeof results.release === "number" ? results.release : null}
              values={values}
              errors={errors}
            />
          </div>
          <Tick
            type="radio"
            id="o-release-never"
            name="release"
            value="never"
            label="Không công bố"
            defaultChecked={release === "never"}
          />
        </fieldset>
      </Sheet>
      <Sheet id="hang" title="Xếp hạng">
        <RankingFields results={results} lock={predictionLock} overall={overall} values={values} errors={errors} />
        <UnitRuleFields results={results} values={values} errors={errors} />
        <Tick
          name="listZeroUnits"
          id="o-listZeroUnits"
          value="1"
          label="Bảng công khai hiện cả đơn vị chưa có người thi"
          hint="Thi là tự nguyện: thường không hiện. Cán bộ Sở luôn thấy đủ."
          defaultChecked={values ? values.listZeroUnits === "1" : results.listZeroUnits}
        />
      </Sheet>
      <Sheet id="du-doan" title="Câu dự đoán">
        {predictionLock ? (
          <div className="m3">
            <LockedNote lock={predictionLock} what="Câu dự đoán giữ nguyên." />
          </div>
        ) : (
          <>
            <p className="soft m2">
              Hỏi thêm một câu cuối bài: đoán một con số. Không tính điểm; đổi hạng chỉ khi cách xếp hạng ở trên có bước
              “Câu dự đoán”, không thì ban tổ chức xét khi chọn giải giữa những người bằng nhau.
            </p>
            <fieldset className="m3">
              <legend className="hide">Thí sinh đoán gì</legend>
              {PREDICTIONS.map(([value, label], at) => (
                <Tick
                  key={value}
                  type="radio"
                  id={at === 0 ? "o-prediction" : `o-prediction-${value}`}
                  name="prediction"
                  value={value}
                  label={label}
                  defaultChecked={prediction === value}
                />
              ))}
            </fieldset>
          </>
        )}
      </Sheet>
      <Sheet id="giai" title="Giải thưởng">
        <div className="m4">
          <TextArea
            name="prizes"
            optional
            label="Các giải, mỗi dòng một giải"
            hint="Ví dụ: 1 giải Nhất mỗi bảng: 1.000.000 đồng và giấy khen."
            rows={6}
            defaultValue={values?.prizes ?? results.prizes.join("\n")}
            error={errors.prizes}
          />
        </div>
      </Sheet>
    </>
  );
}
