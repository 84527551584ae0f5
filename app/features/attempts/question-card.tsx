import { Badge } from "#app/components/badge.tsx";
import { Icon } from "#app/components/icon.tsx";
import { boxesOfAnswer } from "#app/domain/boxes.ts";
import { AnswerBoxes } from "./answer-boxes.tsx";
import { KIND_WORDS, stateWords } from "./question-words.ts";
import type { PaperQuestion } from "./view.server.ts";

/** What a form said of a question that could not be saved, and why. */
export interface Mend {
  readonly boxes: readonly string[];
  readonly message: string;
}

interface QuestionCardProps {
  readonly question: PaperQuestion;
  readonly number: number;
  readonly total: number;
  readonly mend?: Mend;
}

/** One question of the paper: a fieldset of the boxes of its kind, with its own save state. */
export function QuestionCard({ question, number, total, mend }: QuestionCardProps) {
  const errorId = `cau-${number}-loi`;
  const boxes = mend?.boxes ?? boxesOfAnswer(question.kind, question.chosen);
  return (
    <section id={`cau-${number}`} className="question" data-question={question.id} data-kind={question.kind}>
      <fieldset aria-describedby={mend ? errorId : undefined}>
        <legend className="ask" tabIndex={-1}>
          <span className="eyebrow">
            Câu {number} trong {total} <Badge>{KIND_WORDS[question.kind]}</Badge>
          </span>
          {question.prompt}
        </legend>
        {mend && (
          <p className="err" id={errorId}>
            <Icon name="alert" />
            {mend.message}
          </p>
        )}
        <AnswerBoxes question={question} number={number} boxes={boxes} />
      </fieldset>
      <div className="row between under">
        <span className={question.chosen.length > 0 ? "saved" : "saved off"} data-state>
          {stateWords(question)}
        </span>
      </div>
    </section>
  );
}
