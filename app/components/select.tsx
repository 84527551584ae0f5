import type { SelectHTMLAttributes } from "react";
import { Field, type FieldTexts, fieldId } from "#app/components/field.tsx";

export type Option = { value: string; label: string; disabled?: boolean };

export type SelectProps = FieldTexts & { name: string; className?: string; options: readonly Option[] } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    "name" | "className" | "children"
  >;

/** One choice out of a list. */
export function Select({ label, hint, error, optional, className, id, options, ...select }: SelectProps) {
  return (
    <Field {...{ label, hint, error, optional, className }} id={id ?? fieldId(select.name)}>
      {(control) => (
        <select {...select} {...control}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
