import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { PillarName, pillarClass } from "#app/components/pillar-name.tsx";
import type { Pillar } from "#app/domain/question.ts";

/** The woven corner: once a page, on the title of learning and contest pages. */
export function Corner({ children }: { children: ReactNode }) {
  return <div className="corner">{children}</div>;
}

type PageHeadProps = {
  title: ReactNode;
  /** Learning and contest pages open with the corner; staff pages begin with a plain title. */
  corner?: boolean;
  pillar?: Pillar;
  /** Above the title: a state, a date. The pillar's name comes by itself. */
  above?: ReactNode;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  actions?: ReactNode;
};

/** Title of a page with its lead and its one or two actions. */
export function PageHead({ title, corner = false, pillar, above, lead, actions }: PageHeadProps) {
  const inside = (
    <>
      {(pillar || above) && (
        <div className="eyebrow">
          {pillar && <PillarName pillar={pillar} />}
          {above}
        </div>
      )}
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
    </>
  );
  return (
    <header className={classNames("head row between", !corner && "plain", pillar && pillarClass(pillar))}>
      {corner ? <Corner>{inside}</Corner> : <div>{inside}</div>}
      {actions && <div className="row">{actions}</div>}
    </header>
  );
}
