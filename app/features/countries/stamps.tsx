import { formatDateLong, formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Stamp } from "./passport.server.ts";

function words({ at, rightSoFar, questions }: Stamp): string {
  if (at !== null) return formatDateLong(at);
  return rightSoFar === null ? "Chưa đọc" : `Đúng ${formatNumber(rightSoFar)}/${formatNumber(questions)} câu`;
}

/** The pages of the passport: what is stamped is woven, what is not yet is an outline that leads to its profile. */
export function Stamps({ stamps }: { stamps: readonly Stamp[] }) {
  return (
    <ul className="bare stamps">
      {stamps.map((stamp) => (
        <li key={stamp.id} className={stamp.at === null ? "stamp" : "stamp on"}>
          <a href={paths.country(stamp.id)}>
            {stamp.at !== null && <span className="cloth eleven" aria-hidden="true" />}
            <b>{stamp.name}</b>
            <span className="small">
              {stamp.at !== null && <span className="hide">Đã đóng dấu ngày </span>}
              {words(stamp)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
