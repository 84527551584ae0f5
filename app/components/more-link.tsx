import type { ReactNode } from "react";
import { Icon } from "#app/components/icon.tsx";

/** "Xem cả bảng →": the quiet way on at the foot or head of a section. */
export function MoreLink({ href, arrow = true, children }: { href: string; arrow?: boolean; children: ReactNode }) {
  return (
    <a className="more" href={href}>
      {children} {arrow && <Icon name="arrow" />}
    </a>
  );
}
