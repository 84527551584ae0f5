import { fieldId } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";

export type FormProblem = {
  message: string;
  /** Name of the field it belongs to; without one the sentence concerns the whole form. */
  field?: string;
  /** When the field was given an id of its own. */
  id?: string;
};

type FormErrorProps = { problems: readonly FormProblem[]; title?: string };

/** Summary above a form that came back: says how much is left to mend and leads to each place. Nothing when all is well. */
export function FormError({ problems, title }: FormErrorProps) {
  const [first] = problems;
  if (!first) return null;
  if (problems.length === 1 && !first.field && !first.id) {
    return (
      <Note tone="bad" live="alert" title={title ?? first.message}>
        {title && first.message}
      </Note>
    );
  }
  return (
    <Note tone="bad" live="alert" title={title ?? `Chưa lưu được. Còn ${problems.length} chỗ cần sửa.`}>
      <ul>
        {problems.map(({ field, id, message }) => {
          const target = id ?? (field ? fieldId(field) : undefined);
          return <li key={`${target} ${message}`}>{target ? <a href={`#${target}`}>{message}</a> : message}</li>;
        })}
      </ul>
    </Note>
  );
}
