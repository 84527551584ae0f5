import { asSentence } from "#app/domain/sentence.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { SchoolChanges } from "./changed-tables.tsx";
import type { PublicEditionLine, SchoolChange } from "./editions-list.server.ts";

export const EDITION_WORDS = {
  freeze: "bảng dừng",
  final: "kết quả chính thức",
  corrected: "đính chính",
} as const;

/** "Bản 3, đính chính ngày …: lý do …" for every edition that is out; then what the newest one changed, per school. */
export function EditionHistory({
  editions,
  schools,
}: {
  readonly editions: readonly PublicEditionLine[];
  readonly schools: readonly SchoolChange[] | null;
}) {
  if (editions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="cac-ban">
      <h2 id="cac-ban" className="h-m">
        Các bản đã công bố
      </h2>
      <ul>
        {editions.map((edition) => (
          <li key={edition.n}>{lineOf(edition)}</li>
        ))}
      </ul>
      {schools && schools.length > 0 && (
        <details>
          <summary>Bản đính chính đổi gì ở từng trường</summary>
          <SchoolChanges schools={schools} />
        </details>
      )}
    </section>
  );
}

function lineOf({ n, kind, issuedAt, reason, changes }: PublicEditionLine): string {
  const what = `Bản ${n}, ${EDITION_WORDS[kind]} ${formatDateTime(issuedAt)}`;
  const why = reason === "" ? "." : `: ${asSentence(reason)}`;
  if (!changes) return what + why;
  const score = changes.score === 0 ? "không ai đổi điểm" : `${formatNumber(changes.score)} bạn đổi điểm`;
  return `${what}${why} So với bản trước, ${score}, ${formatNumber(changes.people)} bạn đổi điểm hoặc đổi hạng.`;
}
