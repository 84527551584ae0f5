import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea, TextInput } from "#app/components/text-input.tsx";
import { KeyFields } from "./key-fields.tsx";
import { formOfKey, keyWords } from "./key-words.ts";
import { AnswerTable } from "./question-tables.tsx";
import type { KeyedQuestion } from "./questions.server.ts";
import { VOID_RULE } from "./words.ts";

interface QuestionFormProps {
  /** Made with the page: a form that is sent twice asks once. */
  readonly id: string;
  readonly question: KeyedQuestion;
  /** What was sent and came back. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** One question: how it was answered, a new key, or making it void. Both lead to a dry run and never to the deed. */
export function QuestionForm({ id, question, values, errors }: QuestionFormProps) {
  const { version, body, correct, explanation, state } = question;
  const filled = values.intent === "key" ? values : formOfKey(body, correct);
  return (
    <>
      <Sheet id="cau" title={body.prompt} className="stack">
        {state === "void" ? (
          <Note tone="still" title="Câu này đã được huỷ: ai có câu này trong đề cũng được trọn điểm." />
        ) : (
          <p>
            Đáp án đang dùng: <b>{keyWords(body, correct)}</b>
          </p>
        )}
        <AnswerTable question={question} />
      </Sheet>
      <Sheet id="sua-dap-an" title="Sửa đáp án" className="stack">
        <Form method="post" className="stack" noValidate>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          {values.intent === "key" && errors.form && <Note tone="bad" live="alert" title={errors.form} />}
          <KeyFields body={body} values={filled} error={errors.key} />
          <TextArea
            name="explanation"
            label="Lời giải thích in kèm đáp án"
            rows={3}
            maxLength={2_000}
            defaultValue={values.intent === "key" ? values.explanation : explanation}
            error={values.intent === "key" ? errors.explanation : undefined}
          />
          <TextInput
            id="ly-do-dap-an"
            name="reason"
            label="Lý do"
            hint="Thí sinh và bảng xếp hạng in lý do này."
            maxLength={300}
            defaultValue={values.intent === "key" ? values.reason : undefined}
            error={values.intent === "key" ? errors.reason : undefined}
          />
          <div className="form-actions">
            <Button name="intent" value="key">
              Tính thử đáp án mới
            </Button>
          </div>
        </Form>
      </Sheet>
      {state !== "void" && (
        <Sheet id="huy-cau" title="Huỷ câu hỏi" className="stack">
          <Form method="post" className="stack" noValidate>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            {values.intent === "void" && errors.form && <Note tone="bad" live="alert" title={errors.form} />}
            <p>{VOID_RULE}</p>
            <TextInput
              id="ly-do-huy"
              name="reason"
              label="Lý do huỷ"
              maxLength={300}
              defaultValue={values.intent === "void" ? values.reason : undefined}
              error={values.intent === "void" ? errors.reason : undefined}
            />
            <div className="form-actions">
              <Button variant="danger" name="intent" value="void">
                Tính thử huỷ câu
              </Button>
            </div>
          </Form>
        </Sheet>
      )}
    </>
  );
}
