import type { InputHTMLAttributes, ReactNode } from "react";
import { fieldId } from "#app/components/field.tsx";
import { Icon } from "#app/components/icon.tsx";

export type TickProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  /** A radio is one of several with the same name; then give each its own `id`. */
  type?: "checkbox" | "radio";
  name: string;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "name">;

/** A tick box or radio whose whole row can be pressed. */
export function Tick({ label, hint, error, type = "checkbox", id, ...input }: TickProps) {
  const ownId = id ?? (input.value === undefined ? fieldId(input.name) : `${fieldId(input.name)}-${input.value}`);
  const errorId = `${ownId}-loi`;
  return (
    <>
      <label className="tick" htmlFor={ownId}>
        <input
          type={type}
          {...input}
          id={ownId}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : input["aria-describedby"]}
        />
        <span>
          {label}
          {hint && <span className="hint">{hint}</span>}
        </span>
      </label>
      {error && (
        <span className="err" id={errorId}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </>
  );
}
