import type { ReactNode } from "react";

export type Kpi = {
  label: string;
  /** Already written out, "–" where unknown. */
  value: ReactNode;
  /** The rows behind the number. */
  href?: string;
  note?: ReactNode;
  change?: { direction: "up" | "down"; text: string };
};

const CHANGE_WORDS = { up: { sign: "▲", word: "Tăng" }, down: { sign: "▼", word: "Giảm" } } as const;

function Change({ direction, text }: NonNullable<Kpi["change"]>) {
  const { sign, word } = CHANGE_WORDS[direction];
  return (
    <span className={direction}>
      <span aria-hidden="true">{sign} </span>
      <span className="hide">{word} </span>
      {text}{" "}
    </span>
  );
}

/** Figures of a page. Every number leads to the rows it came from. */
export function Kpis({ items }: { items: readonly Kpi[] }) {
  return (
    <dl className="kpis">
      {items.map((item) => (
        <div className="kpi" key={item.label}>
          <dt>{item.label}</dt>
          <dd>
            {item.href ? <a href={item.href}>{item.value}</a> : item.value}
            {(item.change || item.note) && (
              <small>
                {item.change && <Change {...item.change} />}
                {item.note}
              </small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
