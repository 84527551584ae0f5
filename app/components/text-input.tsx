import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { Field, type FieldTexts, fieldId } from "#app/components/field.tsx";

type Named = FieldTexts & { name: string; className?: string };

export type TextInputProps = Named & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "className">;

/** One line of text with its label, hint and error. Give `defaultValue` what was typed, so that nothing is lost. */
export function TextInput({ label, hint, error, optional, className, id, type = "text", ...input }: TextInputProps) {
  return (
    <Field {...{ label, hint, error, optional, className }} id={id ?? fieldId(input.name)}>
      {(control) => <input type={type} {...input} {...control} />}
    </Field>
  );
}

export type TextAreaProps = Named & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "className">;

/** Several lines of text. */
export function TextArea({ label, hint, error, optional, className, id, ...area }: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, optional, className }} id={id ?? fieldId(area.name)}>
      {(control) => <textarea {...area} {...control} />}
    </Field>
  );
}
