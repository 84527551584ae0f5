import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { ROLE_NAMES, type Role } from "#app/domain/permissions.ts";
import { paths } from "#app/paths.ts";

interface NewStaffFormProps {
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly units: readonly { readonly value: string; readonly label: string }[];
  /** What the units were searched by; null where all of them are in the list. */
  readonly search: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** A person, a role and the unit it holds for. */
export function NewStaffForm({ unit, roles, units, search, values, errors }: NewStaffFormProps) {
  return (
    <Sheet id="them" title="Thêm người">
      {search !== null && (
        <form method="get" action={`${paths.staff(unit)}#them`} className="inline">
          <TextInput name="don-vi" type="search" label="Tìm đơn vị theo tên" defaultValue={search} maxLength={60} />
          <Button variant="quiet">Tìm</Button>
        </form>
      )}
      <Form method="post" action={paths.staff(unit)} className="stack" noValidate>
        <TextInput name="name" label="Họ và tên" defaultValue={values.name} error={errors.name} autoComplete="off" />
        <TextInput
          name="login"
          label="Tên đăng nhập"
          hint="Chữ không dấu, ví dụ gv.lananh. Người đã có tài khoản: gõ đúng tên đăng nhập cũ để giao thêm vai trò."
          defaultValue={values.login}
          error={errors.login}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          name="phone"
          type="tel"
          label="Điện thoại"
          optional
          defaultValue={values.phone}
          error={errors.phone}
          autoComplete="off"
        />
        <Select
          name="role"
          label="Vai trò"
          defaultValue={values.role ?? ""}
          error={errors.role}
          options={[
            { value: "", label: "Chọn vai trò" },
            ...roles.map((role) => ({ value: role, label: ROLE_NAMES[role] })),
          ]}
        />
        <Select
          name="unit"
          label="Ở đơn vị"
          defaultValue={values.unit ?? ""}
          error={errors.unit}
          options={[{ value: "", label: "Chọn đơn vị" }, ...units]}
        />
        {roles.includes("teacher") && (
          <Tick
            name="homeroom"
            value="yes"
            label="Là giáo viên chủ nhiệm của lớp"
            hint="Mỗi lớp một người; ai chủ nhiệm trước đó vẫn dạy lớp."
            defaultChecked={values.homeroom === "yes"}
          />
        )}
        <div className="form-actions">
          <Button>Thêm người</Button>
        </div>
      </Form>
    </Sheet>
  );
}
