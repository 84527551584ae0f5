import { Button, ButtonLink } from "#app/components/button.tsx";
import { formatDateTime, formatDuration, formatScore, formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Entry, EntryView } from "./entry.server.ts";

interface EntryPanelProps {
  slug: string;
  entry: Entry;
  minutes: number;
  opensAt: number;
  attempts: EntryView["attempts"];
}

/** The one action of a contest's page, and the attempts so far. */
export function EntryPanel({ slug, entry, minutes, opensAt, attempts }: EntryPanelProps) {
  return (
    <>
      <section className="sheet stack" aria-labelledby="vao-thi">
        <h2 id="vao-thi" className="h-m">
          Vào thi
        </h2>
        <EntryAction {...{ slug, entry, minutes, opensAt }} />
        <a className="more" href={paths.board(slug)}>
          Xem bảng xếp hạng
        </a>
      </section>
      {attempts.length > 0 && (
        <section className="sheet" aria-labelledby="luot-thi">
          <h2 id="luot-thi" className="h-m">
            Lượt thi của bạn
          </h2>
          <ul className="bare stack-s">
            {attempts.map((attempt) => (
              <li key={attempt.id}>
                <a href={attempt.state === "open" ? paths.attempt(attempt.id) : paths.attemptResult(attempt.id)}>
                  Lượt {attempt.no}, {formatDateTime(attempt.startedAt)}
                </a>
                <br />
                <span className="small soft">{attemptWords(attempt)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function attemptWords({ state, score, durationMs }: EntryView["attempts"][number]): string {
  if (state === "open") return "Đang làm";
  if (state === "void") return "Đã huỷ";
  if (score === null) return "Đã nộp";
  return `${formatScore(score)} điểm, ${formatDuration(durationMs)}`;
}

function EntryAction({ slug, entry, minutes, opensAt }: Omit<EntryPanelProps, "attempts">) {
  switch (entry.kind) {
    case "sign_in":
      return (
        <>
          <p>Đăng nhập bằng mã và mật khẩu trên phiếu của bạn rồi vào thi.</p>
          <ButtonLink big full href={paths.signIn(paths.contest(slug))}>
            Đăng nhập để thi
          </ButtonLink>
        </>
      );
    case "not_open":
      return <p>Cuộc thi mở từ {formatDateTime(opensAt)}. Ngoài giờ mở thì chưa vào thi được.</p>;
    case "not_invited":
      return <p>Tài khoản đang dùng không thuộc đối tượng dự thi. Bạn vẫn xem được thể lệ và bảng xếp hạng.</p>;
    case "none_left":
      return <p>Bạn đã dùng hết số lượt thi. Kết quả ở danh sách bên dưới.</p>;
    case "resume":
      return (
        <>
          <p>
            Bạn có một lượt đang làm, hạn nộp <b>{formatTime(entry.deadlineAt)}</b>.
          </p>
          <ButtonLink big full href={paths.attempt(entry.attempt)}>
            Làm tiếp
          </ButtonLink>
        </>
      );
    case "start":
      return (
        <form method="post" action={paths.startContest(slug)} className="stack">
          <p>
            Bạn có <b>{minutes} phút</b>. Vào thi lúc này thì hạn nộp là <b>{formatTime(entry.deadlineAt)}</b>. Đồng hồ
            chạy ngay khi bấm và không dừng lại được.
          </p>
          {entry.left !== null && <p className="small soft">Còn {entry.left} lượt thi.</p>}
          <Button big full>
            Bắt đầu làm bài
          </Button>
        </form>
      );
  }
}
