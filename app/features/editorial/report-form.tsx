import { Button } from "#app/components/button.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea, TextInput } from "#app/components/text-input.tsx";
import type { FieldErrors } from "#app/http/forms.server.ts";

interface ReportFormProps {
  /** Made with the page; see `reportForm`. */
  readonly id: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
}

/** Where and what is wrong. Nothing is asked of who tells. */
export function ReportErrorForm({ id, sections, values, errors }: ReportFormProps) {
  return (
    <form method="post" className="section last read stack-l" noValidate>
      <FormError
        title="Chưa gửi được."
        problems={Object.entries(errors).map(([field, message]) =>
          field === "form" || field === "id" ? { message } : { field, message },
        )}
      />
      <div className="sheet stack">
        <input type="hidden" name="id" value={id} />
        {sections.length > 0 && (
          <Select
            name="section"
            label="Ở mục nào"
            optional
            defaultValue={values.section ?? ""}
            error={errors.section}
            options={[
              { value: "", label: "Cả bài, hoặc không rõ" },
              ...sections.map((section) => ({ value: section.id, label: section.title })),
            ]}
          />
        )}
        <TextArea
          name="words"
          label="Chỗ nào sai, đúng ra là gì"
          hint="Chép lại câu sai. Không ghi tên, lớp, số điện thoại của bạn hay của ai khác."
          required
          rows={5}
          maxLength={1000}
          defaultValue={values.words}
          error={errors.words}
        />
        <TextInput
          name="source"
          label="Nguồn"
          hint="Tên sách, bài báo hay địa chỉ trang cho thấy điều đúng."
          optional
          maxLength={500}
          autoComplete="off"
          defaultValue={values.source}
          error={errors.source}
        />
        <div className="form-actions">
          <Button>Gửi báo lỗi</Button>
        </div>
      </div>
    </form>
  );
}
