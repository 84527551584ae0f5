import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { PILLARS } from "#app/domain/question.ts";
import { PILLAR_WORDS } from "./words.ts";

interface ContestFormProps {
  /** Approved questions by pillar. */
  available: Record<string, number>;
  values: Record<string, string>;
  errors: Record<string, string>;
}

const DEFAULTS: Record<string, string> = {
  minutes: "15",
  attempts: "2",
  n_common: "5",
  n_security: "5",
  n_economy: "5",
  n_culture: "5",
};

/** The organiser's simple form. What was typed stays when something is wrong. */
export function ContestForm({ available, values, errors }: ContestFormProps) {
  const busy = useNavigation().state !== "idle";
  const sent = Object.keys(values).length > 0;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? DEFAULTS[name], error: errors[name] });
  const ticked = (name: string) => (sent ? values[name] === "1" : true);
  return (
    <Form method="post" className="section last stack-l contest-form" noValidate>
      <FormError problems={Object.entries(errors).map(([name, message]) => ({ field: name, message }))} />
      <section className="sheet" aria-labelledby="ten">
        <h2 id="ten" className="h-m mb3">
          Tên và thời gian
        </h2>
        <TextInput label="Tên cuộc thi" {...field("title")} />
        <TextInput label="Địa chỉ trang" hint="Ví dụ: tim-hieu-asean-2026" {...field("slug")} />
        <div className="grid g3 m5">
          <TextInput type="datetime-local" label="Mở lúc" hint="Giờ Việt Nam" {...field("opensAt")} />
          <TextInput type="datetime-local" label="Đóng lúc" hint="Đúng giờ này là đóng" {...field("closesAt")} />
          <TextInput
            type="datetime-local"
            label="Dừng bảng công khai lúc"
            hint="Để trống nếu không dừng"
            {...field("freezeAt")}
          />
        </div>
      </section>
      <section className="sheet" aria-labelledby="de">
        <h2 id="de" className="h-m mb3">
          Đề và lượt thi
        </h2>
        <fieldset className="mb5">
          <legend>
            <b>Cấp học dự thi</b>
          </legend>
          <Tick name="lower" value="1" label="THCS" defaultChecked={ticked("lower")} error={errors.lower} />
          <Tick name="upper" value="1" label="THPT và đoàn viên" defaultChecked={ticked("upper")} />
        </fieldset>
        <div className="grid g2">
          <TextInput inputMode="numeric" label="Số phút làm bài" {...field("minutes")} />
          <TextInput
            inputMode="numeric"
            label="Số lượt của mỗi người"
            hint="Tính lượt tốt nhất"
            {...field("attempts")}
          />
          {PILLARS.map((pillar) => (
            <TextInput
              key={pillar}
              inputMode="numeric"
              label={`Số câu ${PILLAR_WORDS[pillar]}`}
              hint={`Ngân hàng có ${available[pillar] ?? 0} câu đã duyệt`}
              {...field(`n_${pillar}`)}
            />
          ))}
        </div>
      </section>
      <div className="row">
        <Button big disabledReason={busy ? "Đang công bố…" : undefined}>
          Công bố cuộc thi
        </Button>
      </div>
    </Form>
  );
}
