import { Badge } from "#app/components/badge.tsx";
import { Button } from "#app/components/button.tsx";
import type { PaperQuestion } from "./view.server.ts";

const KIND_WORDS: Record<PaperQuestion["kind"], string> = {
  single: "Chọn một đáp án",
  multiple: "Chọn mọi đáp án đúng",
  truefalse: "Đúng hay sai",
};

/** What stands in the box before an option: A, B, C … by place; Đ and S where the options are true and false. */
function letterOf(kind: PaperQuestion["kind"], option: string, index: number): string {
  if (kind === "truefalse") return option === "true" ? "Đ" : "S";
  return String.fromCharCode(65 + index);
}

/** One question of the paper: a fieldset of whole-row choices with its own save state. */
export function QuestionCard({ question, number, total }: { question: PaperQuestion; number: number; total: number }) {
  return (
    <section id={`cau-${number}`} className="question" data-question={question.id} data-number={number}>
      <fieldset>
        <legend className="ask" tabIndex={-1}>
          <span className="eyebrow">
            Câu {number} trong {total} <Badge>{KIND_WORDS[question.kind]}</Badge>
          </span>
          {question.prompt}
        </legend>
        {question.options.map((option, index) => {
          const chosen = question.chosen.includes(option.id);
          return (
            <label key={option.id} className={chosen ? "opt on" : "opt"}>
              <input
                type={question.kind === "multiple" ? "checkbox" : "radio"}
                name={`q-${question.id}`}
                value={option.id}
                defaultChecked={chosen}
              />
              <b aria-hidden="true">{letterOf(question.kind, option.id, index)}</b>
              <span>{option.text}</span>
            </label>
          );
        })}
      </fieldset>
      <div className="row between under">
        <span className={question.chosen.length > 0 ? "saved" : "saved off"} data-state>
          {question.chosen.length > 0 ? "Đã lưu" : "Chưa trả lời"}
        </span>
        <Button variant="plain" icon="flag" type="button" hidden data-flag aria-pressed="false">
          Xem lại sau
        </Button>
      </div>
    </section>
  );
}
