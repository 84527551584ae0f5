import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";

type SheetProps = {
  /** Heading of the sheet; with it the sheet is a section of that name and needs an `id`. */
  title?: ReactNode;
  id?: string;
  level?: 2 | 3;
  /** Lies on the pillar's tint instead of white. */
  tint?: boolean;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** One finished thing on a sheet. Never a sheet inside a sheet. */
export function Sheet({ title, id, level = 2, tint, actions, className, children }: SheetProps) {
  const classes = classNames("sheet", tint && "tint", className);
  if (!title) {
    return (
      <div className={classes} id={id}>
        {children}
      </div>
    );
  }
  const Heading = `h${level}` as const;
  const headingId = id && `${id}-tieu-de`;
  return (
    <section className={classes} id={id} aria-labelledby={headingId}>
      <div className="row between">
        <Heading className="h-m" id={headingId}>
          {title}
        </Heading>
        {actions && <div className="row">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
