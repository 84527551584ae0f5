import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";

interface ReceiveFormProps {
  readonly classes: readonly { readonly value: string; readonly label: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** A pupil who comes from another school, named by code and birth date. */
export function ReceiveForm({ classes, values, errors }: ReceiveFormProps) {
  if (classes.length === 0) return null;
  return (
    <Sheet id="nhan" title="Nhận học sinh chuyển đến">
      <Form method="post" className="stack" noValidate>
        <TextInput
          name="code"
          label="Mã định danh của Bộ hoặc mã đăng nhập"
          defaultValue={values.code}
          error={errors.code}
          autoComplete="off"
        />
        <TextInput name="birth" type="date" label="Ngày sinh" defaultValue={values.birth} error={errors.birth} />
        <Select
          name="class"
          label="Vào lớp"
          defaultValue={values.class ?? ""}
          error={errors.class}
          options={[{ value: "", label: "Chọn lớp" }, ...classes]}
        />
        <div className="form-actions">
          <Button variant="quiet" name="intent" value="receive">
            Nhận vào lớp
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
