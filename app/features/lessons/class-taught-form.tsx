import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Field } from "#app/components/field.tsx";
import { Select } from "#app/components/select.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { SLOTS } from "#app/content/types.ts";
import { slotName } from "./words.ts";

interface ClassTaughtFormProps {
  readonly modules: readonly {
    readonly title: string;
    readonly lessons: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly today: string;
  /** The slot that is usual here. */
  readonly slot: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One class is known, the lesson is chosen: the other way round from the form at the end of the slides. */
export function ClassTaughtForm({ modules, today, slot, values, errors }: ClassTaughtFormProps) {
  return (
    <Form method="post" noValidate className="taught-form no-print">
      <Field id="o-lesson" label="Bài" error={errors.lesson}>
        {(control) => (
          <select name="lesson" defaultValue={values.lesson ?? ""} {...control}>
            <option value="">Chọn bài</option>
            {modules.map(({ title, lessons }) => (
              <optgroup key={title} label={title}>
                {lessons.map((lesson) => (
                  <option key={lesson.id} value={lesson.id}>
                    {lesson.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Select
        name="slot"
        label="Buổi"
        defaultValue={values.slot ?? slot}
        error={errors.slot}
        options={SLOTS.map((each) => ({ value: each, label: capital(slotName(each)) }))}
      />
      <TextInput
        name="day"
        type="date"
        label="Ngày"
        max={today}
        defaultValue={values.day ?? today}
        error={errors.day}
      />
      <TextInput
        name="present"
        label="Số bạn có mặt"
        inputMode="numeric"
        maxLength={3}
        autoComplete="off"
        defaultValue={values.present ?? ""}
        error={errors.present}
      />
      <div className="form-actions">
        <Button>Ghi</Button>
      </div>
    </Form>
  );
}
