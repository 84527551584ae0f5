import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { PILLAR_NAMES, pillarClass } from "#app/components/pillar-name.tsx";
import type { Pillar } from "#app/domain/question.ts";

type StripProps = {
  href: string;
  /** Its pattern and, unless `title` says otherwise, its name. Without a pillar the strip shows the eleven threads. */
  pillar?: Pillar;
  title?: string;
  count?: ReactNode;
  level?: 2 | 3;
  children?: ReactNode;
};

/** A piece of cloth and what is on it: the door to a pillar or to the eleven countries. */
export function Strip({ href, pillar, title, count, level = 3, children }: StripProps) {
  const Heading = `h${level}` as const;
  return (
    <a className={classNames("strip", pillar && pillarClass(pillar))} href={href}>
      <span className={classNames("cloth", !pillar && "eleven")} aria-hidden="true" />
      <div>
        <Heading className="h-m">{title ?? (pillar ? PILLAR_NAMES[pillar] : undefined)}</Heading>
        {children && <p>{children}</p>}
        {count && <p className="count">{count}</p>}
      </div>
    </a>
  );
}
