import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";

interface TimeFormProps {
  readonly id: string;
  readonly rounds: readonly { readonly value: string; readonly label: string }[];
  readonly round: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Time that was given after attempts were closed: answers that arrived within it count by a new grading. */
export function TimeForm({ id, rounds, round, values, errors }: TimeFormProps) {
  const own = values.intent === "time";
  return (
    <Sheet id="gio" title="Tính giờ bù cho bài đã đóng" className="stack">
      <p>
        Giờ bù nhập sau khi máy chủ đã đóng bài chưa đổi điểm của bài đó. Tính thử để xem những câu đến muộn nào nay là
        kịp giờ. Giờ nộp và thời gian làm bài giữ nguyên.
      </p>
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="id" value={id} />
        {own && errors.form && <Note tone="bad" live="alert" title={errors.form} />}
        <Select
          name="round"
          label="Vòng"
          options={rounds}
          defaultValue={own ? values.round : round}
          error={own ? errors.round : undefined}
        />
        <TextInput
          id="ly-do-gio"
          name="reason"
          label="Lý do"
          maxLength={300}
          defaultValue={own ? values.reason : undefined}
          error={own ? errors.reason : undefined}
        />
        <div className="form-actions">
          <Button name="intent" value="time">
            Tính thử
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
