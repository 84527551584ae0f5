import type { AskedQuestion } from "./pillar-test.server.ts";

interface TestQuestionsProps {
  readonly questions: readonly AskedQuestion[];
  /** What was chosen, when the form came back. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** What is written in the letter box: A, B, C … or Đ and S. */
function letterOf(id: string): string {
  if (id === "true") return "Đ";
  return id === "false" ? "S" : id.toUpperCase();
}

/** The questions of a test as plain choices, each row pressable. */
export function TestQuestions({ questions, answers }: TestQuestionsProps) {
  return (
    <>
      {questions.map(({ key, several, prompt, options }, at) => (
        <fieldset key={key} className="check">
          <legend>
            <span className="eyebrow">
              Câu {at + 1}/{questions.length}
              {several && " · chọn mọi ý đúng"}
            </span>{" "}
            {prompt}
          </legend>
          {options.map(({ id, text }) => (
            <label className="opt" key={id}>
              <input
                type={several ? "checkbox" : "radio"}
                name={key}
                value={id}
                defaultChecked={answers[key]?.includes(id)}
              />
              <b aria-hidden="true">{letterOf(id)}</b>
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}
