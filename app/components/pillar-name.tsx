import { classNames } from "#app/components/class-names.ts";
import type { Pillar } from "#app/domain/question.ts";

/** What people call the three pillars and the part they share. */
export const PILLAR_NAMES: Readonly<Record<Pillar, string>> = {
  security: "Chính trị – An ninh",
  economy: "Kinh tế",
  culture: "Văn hoá – Xã hội",
  common: "Phần chung",
};

/** Class that sets hue and pattern of a pillar for everything inside. */
export function pillarClass(pillar: Pillar): string {
  return `p-${pillar}`;
}

/** Name, pattern and hue of a pillar: the three always go together. */
export function PillarName({ pillar, className }: { pillar: Pillar; className?: string }) {
  return (
    <span className={classNames("pillar", pillarClass(pillar), className)}>
      <span className="swatch cloth" aria-hidden="true" />
      {PILLAR_NAMES[pillar]}
    </span>
  );
}
