import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { fieldId } from "#app/components/field.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Icon } from "#app/components/icon.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { API_SCOPES, SCOPE_NAMES } from "./scopes.ts";

interface TokenMakerProps {
  /** Name of the maker's own unit. */
  readonly own: string;
  readonly order: string;
  /** A year from today, as it is typed. */
  readonly lastDay: string;
  readonly refusal: {
    readonly values: Readonly<Record<string, string>>;
    readonly errors: Readonly<Record<string, string>>;
  } | null;
}

const FIRST = fieldId(`scope-${API_SCOPES[0]}`);

/** The form of a new token. */
export function TokenMaker({ own, order, lastDay, refusal }: TokenMakerProps) {
  const busy = useNavigation().state !== "idle";
  const { values = {}, errors = {} } = refusal ?? {};
  const problems = Object.entries(errors).map(([field, message]) =>
    field === "form" || field === "id" ? { message } : field === "scopes" ? { id: FIRST, message } : { field, message },
  );
  return (
    <Sheet id="tao-ma" title="Tạo mã mới">
      <Form method="post" className="stack" noValidate onSubmit={(event) => busy && event.preventDefault()}>
        <FormError problems={problems} title={`Chưa tạo được mã. Còn ${problems.length} chỗ cần sửa.`} />
        <input type="hidden" name="id" value={order} />
        <TextInput
          name="name"
          label="Tên"
          hint="Phần mềm nào dùng, ví dụ: Kho dữ liệu của Sở"
          maxLength={80}
          autoComplete="off"
          defaultValue={values.name ?? ""}
          error={errors.name}
        />
        <TextInput
          name="unit"
          label="Đơn vị"
          optional
          hint={`Để trống là ${own}. Đơn vị bên dưới: nhập mã hoặc tên đầy đủ. Mã đọc được đơn vị này và mọi đơn vị dưới nó.`}
          maxLength={200}
          autoComplete="off"
          defaultValue={values.unit ?? ""}
          error={errors.unit}
        />
        <fieldset className="field" aria-describedby={errors.scopes ? "o-scopes-loi" : undefined}>
          <legend>Được đọc</legend>
          <div className="ticks">
            {API_SCOPES.map((scope) => (
              <Tick
                key={scope}
                name={`scope-${scope}`}
                value="on"
                id={fieldId(`scope-${scope}`)}
                label={SCOPE_NAMES[scope]}
                hint={scope}
                defaultChecked={values[`scope-${scope}`] === "on"}
              />
            ))}
          </div>
          {errors.scopes && (
            <span className="err" id="o-scopes-loi">
              <Icon name="alert" />
              {errors.scopes}
            </span>
          )}
        </fieldset>
        <TextInput
          name="lastDay"
          label="Dùng được đến hết ngày"
          hint="Nhiều nhất hai năm"
          maxLength={20}
          autoComplete="off"
          defaultValue={values.lastDay ?? lastDay}
          error={errors.lastDay}
        />
        <div className="form-actions">
          <Button aria-disabled={busy || undefined}>{busy ? "Đang tạo" : "Tạo mã"}</Button>
        </div>
      </Form>
    </Sheet>
  );
}
