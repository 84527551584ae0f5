import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";

export type Fact = { term: string; value: ReactNode; note?: ReactNode };

/** Pairs of a term and its value: the summary of rules, a receipt, a person. */
export function Facts({ items, className }: { items: readonly Fact[]; className?: string }) {
  return (
    <dl className={classNames("facts", className)}>
      {items.flatMap(({ term, value, note }) => [
        <dt key={`${term} dt`}>{term}</dt>,
        <dd key={`${term} dd`}>
          {value}
          {note && <small>{note}</small>}
        </dd>,
      ])}
    </dl>
  );
}
