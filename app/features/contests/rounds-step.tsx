import { MomentInput } from "#app/components/moment-input.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import type { Lock } from "#app/domain/revision.ts";
import { formatDateTime, formatEnd } from "#app/domain/vietnamese.ts";
import { lockSentence } from "./checklist.ts";
import { type DraftRound, type DraftTime, MOST_ROUNDS } from "./draft.ts";
import type { Values } from "./form-reader.ts";

/** What of a round is closed to change. */
export interface RoundLocks {
  readonly opens: Lock | null;
  readonly closes: Lock | null;
  readonly freeze: Lock | null;
}

export interface RoundsStepProps {
  readonly time: DraftTime;
  /** In the order of the rows. */
  readonly locks: readonly RoundLocks[];
  readonly newRounds: Lock | null;
  /** A rehearsal has questions of its own: none once they are fixed. */
  readonly mayRehearse: boolean;
  readonly values: Values | null;
  readonly errors: Readonly<Record<string, string>>;
}

const BLANK: DraftRound = {
  id: null,
  title: "",
  rehearsal: false,
  opensAt: null,
  closesAt: null,
  freezeAt: null,
  advance: null,
};
const FREE: RoundLocks = { opens: null, closes: null, freeze: null };

/** The rows to show: the saved rounds, or those of the form that came back. */
function rowsOf(time: DraftTime, values: Values | null): DraftRound[] {
  if (!values) return [...time.rounds];
  const rows: DraftRound[] = [];
  for (let at = 0; `r${at}_title` in values; at += 1) {
    const saved = time.rounds.find((round) => round.id !== null && round.id === values[`r${at}_id`]);
    rows.push(saved ?? { ...BLANK, rehearsal: values[`r${at}_rehearsal`] === "1" });
  }
  return rows;
}

/** Rounds with their times, and how long a sitting lasts. */
export function RoundsStep({ time, locks, newRounds, mayRehearse, values, errors }: RoundsStepProps) {
  const rows = rowsOf(time, values);
  const official = rows.filter((round) => !round.rehearsal);
  const lockOf = (round: DraftRound) =>
    (round.id !== null && locks[time.rounds.findIndex(({ id }) => id === round.id)]) || FREE;
  const typed = (name: string, stored: string | number) => values?.[name] ?? String(stored);
  const closing = values?.closing ?? time.closing;
  return (
    <>
      {rows.map((round, at) => (
        <RoundRow
          // rows have no identity of their own: adding and removing builds the form anew
          key={round.id ?? `moi-${at}`}
          at={at}
          round={round}
          locks={lockOf(round)}
          place={official.indexOf(round)}
          last={official.at(-1) === round}
          removable={rows.length > 1 && round.id === null}
          {...{ values, errors }}
        />
      ))}
      {rows.length < MOST_ROUNDS && newRounds === null && (
        <div className="row">
          <button className="btn quiet" type="submit" name="intent" value="add-round">
            Thêm vòng, một tuần sau
          </button>
          {mayRehearse && !rows.some((round) => round.rehearsal) && (
            <button className="btn quiet" type="submit" name="intent" value="add-rehearsal">
              Thêm buổi thi thử
            </button>
          )}
        </div>
      )}
      {newRounds !== null && <p className="soft small">Thêm vòng: {lockSentence(newRounds)}</p>}
      <Sheet id="gio-lam" title="Giờ làm bài">
        <div className="grid g2 m4">
          <TextInput
            name="minutes"
            inputMode="numeric"
            label="Số phút làm bài"
            defaultValue={typed("minutes", time.minutes)}
            error={errors.minutes}
          />
          <TextInput
            name="grace"
            inputMode="numeric"
            label="Số giây cho mạng chậm"
            hint="Câu trả lời đến muộn trong khoảng này vẫn tính. Từ 0 đến 60."
            defaultValue={typed("grace", time.graceSeconds)}
            error={errors.grace}
          />
        </div>
        <fieldset className="m4">
          <legend>
            <b>Khi đến giờ đóng</b>
          </legend>
          <Tick
            type="radio"
            id="o-closing"
            name="closing"
            value="hard"
            label="Đóng mọi bài đúng giờ"
            hint="Vào muộn thì còn ít phút hơn; thí sinh được báo trước khi bấm bắt đầu."
            defaultChecked={closing === "hard"}
          />
          <Tick
            type="radio"
            id="o-closing-last"
            name="closing"
            value="lastStart"
            label="Chỉ đóng cửa vào"
            hint="Ai vào trước giờ đóng thì được làm đủ số phút."
            defaultChecked={closing === "lastStart"}
          />
        </fieldset>
      </Sheet>
    </>
  );
}

interface RoundRowProps {
  at: number;
  round: DraftRound;
  locks: RoundLocks;
  /** Place among the official rounds, -1 for a rehearsal. */
  place: number;
  last: boolean;
  removable: boolean;
  values: Values | null;
  errors: Readonly<Record<string, string>>;
}

function RoundRow({ at, round, locks, place, last, removable, values, errors }: RoundRowProps) {
  const name = (field: string) => `r${at}_${field}`;
  const title = values?.[name("title")] ?? round.title;
  const heading = round.rehearsal ? "Thi thử" : `Vòng thi thứ ${place + 1}`;
  const moment = { values, errors };
  return (
    <Sheet
      id={`vong-${at + 1}`}
      title={heading}
      actions={
        removable && (
          <button className="btn plain" type="submit" name="intent" value={`remove-${at}`}>
            Bỏ vòng này
          </button>
        )
      }
    >
      <input type="hidden" name={name("id")} value={round.id ?? ""} />
      {round.rehearsal && <input type="hidden" name={name("rehearsal")} value="1" />}
      {round.rehearsal && (
        <p className="soft m2">
          Để trường thử phòng máy và đường mạng. Câu hỏi riêng, không tính điểm, không lên bảng hay báo cáo.
        </p>
      )}
      <div className="m4">
        <TextInput name={name("title")} label="Tên" defaultValue={title} error={errors[name("title")]} />
      </div>
      <div className="grid g2 m4">
        {locks.opens ? (
          <LockedMoment label="Mở" lock={locks.opens} text={round.opensAt && formatDateTime(round.opensAt)} />
        ) : (
          <MomentInput name={name("opens")} label="Mở" what="mở" moment={round.opensAt} {...moment} />
        )}
        {locks.closes ? (
          <LockedMoment label="Đóng" lock={locks.closes} text={round.closesAt && formatEnd(round.closesAt)} />
        ) : (
          <MomentInput name={name("closes")} label="Đóng" what="đóng" moment={round.closesAt} end {...moment} />
        )}
      </div>
      {at === 0 && (
        <p className="soft small m2">Ngày ghi như 16/11/2026, giờ như 07:30 hoặc 7h30. Hết ngày ghi 24h00.</p>
      )}
      {!round.rehearsal && (last || place > 0) && (
        <details
          className="m3"
          open={
            round.freezeAt !== null ||
            round.advance !== null ||
            Boolean(values?.[name("freeze_day")] || values?.[name("advance")]) ||
            [name("freeze_day"), name("freeze_clock"), name("advance")].some((field) => field in errors)
          }
        >
          <summary>Thêm lựa chọn cho vòng này</summary>
          <div className="stack m3">
            {place > 0 && (
              <TextInput
                name={name("advance")}
                inputMode="numeric"
                optional
                label="Chỉ lấy bao nhiêu người đứng đầu mỗi trường ở vòng trước"
                hint="Để trống: ai được mời cũng thi vòng này."
                defaultValue={values?.[name("advance")] ?? round.advance ?? ""}
                error={errors[name("advance")]}
              />
            )}
            {last &&
              (locks.freeze ? (
                <LockedMoment
                  label="Dừng bảng công khai"
                  lock={locks.freeze}
                  text={round.freezeAt && formatEnd(round.freezeAt)}
                />
              ) : (
                <MomentInput
                  name={name("freeze")}
                  label="Dừng bảng công khai"
                  what="dừng bảng"
                  moment={round.freezeAt}
                  end
                  hint="Từ lúc này bảng đứng yên cho đến khi công bố kết quả. Để trống: không dừng."
                  {...moment}
                />
              ))}
          </div>
        </details>
      )}
    </Sheet>
  );
}

function LockedMoment({ label, lock, text }: { label: string; lock: Lock; text: string | number | null }) {
  return (
    <div className="field">
      <span className="label">{label}</span>
      <p>
        <b>{text ?? "–"}</b>
      </p>
      <span className="hint">{lockSentence(lock)}</span>
    </div>
  );
}
