import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import type { Pillar } from "#app/domain/question.ts";
import { formatNumber, UNKNOWN } from "#app/domain/vietnamese.ts";

type WovenBarProps = {
  /** What is measured; the bar's name. */
  label: string;
  value: number;
  /** Null where the whole is unknown: then there is no bar, only "–" and the reason. */
  max: number | null;
  /** Words beside the bar; without them "12/20". */
  words?: ReactNode;
  /** Said in place of the bar when `max` is unknown. */
  unknownReason?: string;
  pillar?: Pillar;
  hideLabel?: boolean;
};

/** Progress as cloth: woven is done, bare warp is to do. The amount always stands beside it in words. */
export function WovenBar({ label, value, max, words, unknownReason, pillar, hideLabel }: WovenBarProps) {
  const amount = words ?? (max === null ? UNKNOWN : `${formatNumber(value)}/${formatNumber(max)}`);
  return (
    <div className={classNames("woven", pillar && `p-${pillar}`)}>
      <div className="woven-words">
        {!hideLabel && <span>{label}</span>}
        <b>{amount}</b>
      </div>
      {max !== null && max > 0 ? (
        <progress value={Math.min(value, max)} max={max} aria-label={label} />
      ) : (
        unknownReason && <span className="small soft">{unknownReason}</span>
      )}
    </div>
  );
}
