import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { Icon } from "#app/components/icon.tsx";

export type FieldTexts = {
  label: ReactNode;
  /** Example or rule, read before typing. */
  hint?: ReactNode;
  /** What is wrong, where, what to do. What was typed stays in the box. */
  error?: string | null;
  /** Marks the label "(không bắt buộc)". */
  optional?: boolean;
};

/** What the box inside a field must carry so that label, hint and error belong to it. */
export type FieldControl = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

/** The id a field has unless told otherwise; the error summary links to it. */
export function fieldId(name: string): string {
  return `o-${name}`;
}

type FieldProps = FieldTexts & { id: string; className?: string; children: (control: FieldControl) => ReactNode };

/** Label, hint, box, error, in this order. */
export function Field({ id, label, hint, error, optional, className, children }: FieldProps) {
  const hintId = hint ? `${id}-goi-y` : undefined;
  const errorId = error ? `${id}-loi` : undefined;
  const describedBy = classNames(errorId, hintId);
  return (
    <div className={classNames("field", error && "bad", className)}>
      <label htmlFor={id}>
        {label}
        {optional && (
          <>
            {" "}
            <span className="optional">(không bắt buộc)</span>
          </>
        )}
      </label>
      {hint && (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      )}
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {error && (
        <span className="err" id={errorId}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </div>
  );
}
