import type { z } from "zod";

export type FieldErrors = Record<string, string>;

/** The text fields of a form; files and repeated fields are not taken: the first value counts. */
export async function formValues(request: Request): Promise<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of await request.formData()) {
    if (typeof value === "string" && !(name in values)) values[name] = value.normalize("NFC");
  }
  return values;
}

/** Checks form values; on failure the first sentence for each field, to stand beside it. */
export function checkForm<Schema extends z.ZodType>(
  schema: Schema,
  values: Record<string, string>,
): { ok: true; value: z.output<Schema> } | { ok: false; errors: FieldErrors } {
  const parsed = schema.safeParse({ ...values });
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? "form");
    errors[field] ??= issue.message;
  }
  return { ok: false, errors };
}
