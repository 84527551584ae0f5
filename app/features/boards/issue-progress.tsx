import { Note } from "#app/components/note.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";
import type { IssueProgress } from "./issue-progress.server.ts";

/** What stopped an edition after it had begun. */
const PROBLEMS: Readonly<Record<string, string>> = {
  correcting: "Trong lúc chốt có một đính chính được chấm. Chờ chấm xong rồi chốt lại.",
  unsettled: "Trong lúc chốt có lượt thi mở lại hoặc chưa chấm xong. Thử lại sau một phút.",
};

/** The edition that is being made, with how far it is; or why the last one came to nothing. */
export function IssueNote({ progress }: { progress: IssueProgress | null }) {
  if (!progress) return null;
  if (progress.state === "failed") {
    return (
      <Note tone="warn" title="Lần chốt vừa rồi chưa xong.">
        {PROBLEMS[progress.problem] ?? PROBLEMS.unsettled}
      </Note>
    );
  }
  return (
    <Note tone="info" live="status" title="Đang chốt kết quả. Trang này tự xem lại.">
      {progress.people > 0 && <WovenBar label="Thí sinh đã tính" value={progress.filled} max={progress.people} />}
    </Note>
  );
}

/** The page looks again by itself while an edition is being made, without a script too. */
export const looksAgain = (progress: IssueProgress | null) =>
  progress?.state === "working" ? [{ httpEquiv: "refresh", content: "3" }] : [];
