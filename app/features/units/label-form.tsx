import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";

interface LabelFormProps {
  readonly id: string;
  readonly label: string;
  /** What was typed and why it is not taken, when it was this label. */
  readonly problem: { readonly label: string; readonly message: string } | null;
}

/** A label that is changed where it stands, in a row of a table. */
export function LabelForm({ id, label, problem }: LabelFormProps) {
  const errorId = `${id}-loi`;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="rename" />
      <input type="hidden" name="id" value={id} />
      <span className="inline">
        <input
          type="text"
          name="label"
          defaultValue={problem?.label ?? label}
          aria-label={`Nhãn của ${label}`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? errorId : undefined}
          maxLength={80}
        />
        <Button variant="quiet">Lưu</Button>
      </span>
      {problem && (
        <span className="err" id={errorId}>
          <Icon name="alert" />
          {problem.message}
        </span>
      )}
    </Form>
  );
}
