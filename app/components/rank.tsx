import { classNames } from "#app/components/class-names.ts";
import { formatNumber, UNKNOWN } from "#app/domain/vietnamese.ts";

/** Place in a ranking: a filled rhomb for 1, double for 2, single for 3, a plain number from 4, "–" where there is none. */
export function Rank({ place }: { place: number | null }) {
  return (
    <span className={classNames("rank", place !== null && place >= 1 && place <= 3 && `r${place}`)}>
      {place === null ? UNKNOWN : formatNumber(place)}
    </span>
  );
}
