/**
 * The boxes of each kind of question. They are plain form controls: without the script a form posts them, and the script
 * reads and sets the same ones. `boxes` are those that are set, as app/domain/boxes.ts writes them.
 */
import { boxName, boxOfPart } from "#app/domain/boxes.ts";
import { SHORT_LENGTH } from "#app/domain/short-answer.ts";
import { shortHint } from "./question-words.ts";
import type { PaperQuestion } from "./view.server.ts";

interface BoxesProps {
  readonly question: PaperQuestion;
  readonly number: number;
  readonly boxes: readonly string[];
}

export function AnswerBoxes(props: BoxesProps) {
  switch (props.question.kind) {
    case "statements":
      return <Statements {...props} />;
    case "short":
      return <Short {...props} />;
    case "ordering":
      return <Ordering {...props} />;
    case "matching":
      return <Matching {...props} />;
    default:
      return <Choices {...props} />;
  }
}

/** What stands in the box before an option: A, B, C … by place; Đ and S where the options are true and false. */
function letterOf(kind: PaperQuestion["kind"], option: string, index: number): string {
  if (kind === "truefalse") return option === "true" ? "Đ" : "S";
  return String.fromCharCode(65 + index);
}

/** Whole rows to press. */
function Choices({ question: { id, kind, options }, boxes }: BoxesProps) {
  return options.map((option, index) => (
    <label key={option.id} className={boxes.includes(option.id) ? "opt on" : "opt"}>
      <input
        type={kind === "multiple" ? "checkbox" : "radio"}
        name={boxName(id)}
        value={option.id}
        defaultChecked={boxes.includes(option.id)}
      />
      <b aria-hidden="true">{letterOf(kind, option.id, index)}</b>
      <span>{option.text}</span>
    </label>
  ));
}

const VERDICTS = [
  { id: "true", word: "Đúng" },
  { id: "false", word: "Sai" },
] as const;

/** Each statement with its own two radios. */
function Statements({ question: { id, options }, number, boxes }: BoxesProps) {
  return options.map((statement, index) => {
    const labelId = `cau-${number}-${statement.id}`;
    return (
      <div key={statement.id} className="verdict" role="radiogroup" aria-labelledby={labelId} data-part>
        <p id={labelId}>
          <b>{String.fromCharCode(97 + index)})</b> {statement.text}
        </p>
        <span className="yes-no">
          {VERDICTS.map((verdict) => (
            <label key={verdict.id}>
              <input
                type="radio"
                name={boxName(id, statement.id)}
                value={verdict.id}
                defaultChecked={boxes.includes(boxOfPart("statements", statement.id, verdict.id))}
              />
              <span>{verdict.word}</span>
            </label>
          ))}
        </span>
      </div>
    );
  });
}

/**
 * Items with a place each. Without the script the place is chosen from a list; the script hides the lists, moves the rows
 * by buttons of its own and keeps the lists equal to the rows.
 */
function Ordering({ question: { id, options }, boxes }: BoxesProps) {
  const places = options.map((_, at) => String(at + 1));
  const placeOf = (item: string) => places.find((place) => boxes.includes(boxOfPart("ordering", item, place))) ?? "";
  const full = options.every((option) => placeOf(option.id) !== "");
  const rows = full ? [...options].sort((one, other) => Number(placeOf(one.id)) - Number(placeOf(other.id))) : options;
  return (
    <>
      <p className="hint" data-order-hint>
        Chọn số thứ tự cho từng mục, 1 là đứng đầu.
      </p>
      <ol className="order" data-order>
        {rows.map((item) => (
          <li key={item.id} data-item={item.id} data-part>
            <select name={boxName(id, item.id)} defaultValue={placeOf(item.id)} aria-label={`Thứ tự của: ${item.text}`}>
              <option value="">–</option>
              {places.map((place) => (
                <option key={place}>{place}</option>
              ))}
            </select>
            <span>{item.text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Each left side with a list of the right sides. */
function Matching({ question: { id, options, targets }, number, boxes }: BoxesProps) {
  return options.map((left) => {
    const boxId = `cau-${number}-${left.id}`;
    const chosen = targets.find((target) => boxes.includes(boxOfPart("matching", left.id, target.id)));
    return (
      <div key={left.id} className="pair" data-part>
        <label htmlFor={boxId}>{left.text}</label>
        <select id={boxId} name={boxName(id, left.id)} defaultValue={chosen?.id ?? ""}>
          <option value="">Chọn…</option>
          {targets.map((target) => (
            <option key={target.id} value={target.id}>
              {target.text}
            </option>
          ))}
        </select>
      </div>
    );
  });
}

/** One line of text; a number gets the keys for numbers. */
function Short({ question: { id, short }, number, boxes }: BoxesProps) {
  const boxId = `cau-${number}-viet`;
  return (
    <div className="field write">
      <label htmlFor={boxId}>Câu trả lời của bạn{short?.unit ? ` (${short.unit})` : ""}</label>
      {short && (
        <span className="hint" id={`${boxId}-goi-y`}>
          {shortHint(short)}
        </span>
      )}
      <input
        type="text"
        id={boxId}
        name={boxName(id)}
        defaultValue={boxes[0] ?? ""}
        maxLength={SHORT_LENGTH}
        inputMode={short?.compare === "number" ? "decimal" : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby={short ? `${boxId}-goi-y` : undefined}
        data-typed
      />
    </div>
  );
}
