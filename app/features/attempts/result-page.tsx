import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import type { AttemptResult } from "./result.server.ts";
import { ResultSheet, type ShownRank } from "./result-sheet.tsx";

export interface ResultPageProps {
  readonly result: AttemptResult;
  /** Null where the attempt has no rank or none is shown yet. */
  readonly ranks: readonly ShownRank[] | "settling" | null;
}

/** Receipt, score, ranks and, after release, the review of one attempt. */
export function ResultPage({ result, ranks }: ResultPageProps) {
  return (
    <>
      <PageHead corner title={result.contest.title} above={result.round.title} />
      {result.round.rehearsal && (
        <div className="section">
          <Note tone="info" title="Đây là thi thử.">
            <p>Điểm này để làm quen, không tính vào kết quả và không lên bảng xếp hạng.</p>
          </Note>
        </div>
      )}
      <ResultSheet result={result} ranks={ranks} />
    </>
  );
}
