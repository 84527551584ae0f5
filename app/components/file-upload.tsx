import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/text-input.tsx";

type FileUploadProps = {
  label: string;
  hint: string;
  error?: string | null;
};

/** One spreadsheet to look at before anything is written. */
export function FileUpload({ label, hint, error }: FileUploadProps) {
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" encType="multipart/form-data" className="sheet stack">
      <TextInput name="file" type="file" label={label} hint={hint} accept=".xlsx,.xls,.csv" error={error} />
      <Button big full disabledReason={busy ? "Đang đọc tệp, tối đa mươi giây…" : undefined}>
        Xem trước
      </Button>
    </Form>
  );
}
