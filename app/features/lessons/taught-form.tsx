import { Button } from "#app/components/button.tsx";
import { Select } from "#app/components/select.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { SLOTS } from "#app/content/types.ts";
import { paths } from "#app/paths.ts";
import type { TaughtPage } from "./taught.server.ts";
import { slotName } from "./words.ts";

interface TaughtFormProps {
  readonly lesson: string;
  readonly page: Pick<TaughtPage, "classes" | "entry" | "today">;
  /** The class asked for, and the slots the lesson was written for. */
  readonly unit: string | null;
  readonly slot: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Which class, which slot, when, how many were there. The projector takes this form out of its page. */
export function TaughtForm({ lesson, page: { classes, entry, today }, unit, slot, values, errors }: TaughtFormProps) {
  const only = classes.length === 1 ? classes[0]!.id : "";
  return (
    // a form that comes back with mistakes still is about the same entry
    <form method="post" action={paths.taught(lesson, { entry: entry?.id })} className="taught-form" data-taught-form>
      {entry && <input type="hidden" name="entry" value={entry.id} />}
      <Select
        name="unit"
        label="Lớp, chi đoàn"
        required
        defaultValue={values.unit ?? entry?.unit ?? unit ?? only}
        error={errors.unit}
        options={[
          ...(only ? [] : [{ value: "", label: "Chọn lớp" }]),
          ...classes.map(({ id, name, school }) => ({ value: id, label: school ? `${name}, ${school}` : name })),
        ]}
      />
      <Select
        name="slot"
        label="Buổi"
        defaultValue={values.slot ?? entry?.slot ?? slot}
        error={errors.slot}
        options={SLOTS.map((each) => ({ value: each, label: capital(slotName(each)) }))}
      />
      <TextInput
        name="day"
        type="date"
        label="Ngày"
        required
        max={today}
        defaultValue={values.day ?? entry?.day ?? today}
        error={errors.day}
      />
      <TextInput
        name="present"
        label="Số bạn có mặt"
        inputMode="numeric"
        required
        maxLength={3}
        autoComplete="off"
        defaultValue={values.present ?? (entry ? String(entry.present) : "")}
        error={errors.present}
      />
      <div className="form-actions">
        <Button name="intent" value="save">
          {entry ? "Lưu" : "Ghi đã dạy"}
        </Button>
      </div>
    </form>
  );
}
