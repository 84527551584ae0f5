import { Button, ButtonLink } from "#app/components/button.tsx";
import { formatDateTime, formatDuration, formatNumber, formatScore, formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Entry, EntryView } from "./entry.server.ts";
import { WaitingRoom } from "./waiting-room.tsx";

interface EntryPanelProps {
  slug: string;
  entry: Entry;
  minutes: number;
  opensAt: number;
  attempts: EntryView["attempts"];
  /** Address of the attempt's script. */
  script: string;
}

/** The one action of a contest's page, and the attempts so far. */
export function EntryPanel({ slug, entry, minutes, opensAt, attempts, script }: EntryPanelProps) {
  return (
    <>
      <section className="sheet stack" aria-labelledby="vao-thi">
        <h2 id="vao-thi" className="h-m">
          Vào thi
        </h2>
        <EntryAction {...{ slug, entry, minutes, opensAt, script }} />
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
                  {attempt.round === null ? "" : `${attempt.round}, `}
                  {attempt.round === null ? "Lượt" : "lượt"} {attempt.no}, {formatDateTime(attempt.startedAt)}
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

function EntryAction({ slug, entry, minutes, opensAt, script }: Omit<EntryPanelProps, "attempts">) {
  switch (entry.kind) {
    case "sign_in":
      return (
        <>
          <p>
            {entry.opensAt === null
              ? "Đăng nhập bằng mã và mật khẩu trên phiếu của bạn rồi vào thi."
              : `Mở lúc ${formatTime(entry.opensAt)}. Đăng nhập ngay từ bây giờ rồi chờ ở trang này: đến giờ bài tự mở.`}
          </p>
          <ButtonLink big full href={paths.signIn(paths.contest(slug))}>
            Đăng nhập để thi
          </ButtonLink>
        </>
      );
    case "not_open":
      return <p>Cuộc thi mở từ {formatDateTime(opensAt)}. Ngoài giờ mở thì chưa vào thi được.</p>;
    case "waiting":
      return <WaitingRoom {...entry} {...{ slug, minutes, script }} />;
    case "not_invited":
      return <p>Tài khoản đang dùng không thuộc đối tượng dự thi. Bạn vẫn xem được thể lệ và bảng xếp hạng.</p>;
    case "not_advanced":
      return (
        <p>
          Vòng này dành cho {entry.advance} bạn đứng đầu mỗi trường ở vòng trước. Bạn vẫn xem được thể lệ và bảng xếp
          hạng.
        </p>
      );
    case "settling":
      return <p>Vòng trước đang chấm và xếp hạng. Tải lại trang sau vài phút để vào vòng này.</p>;
    case "none_left":
      return <p>Bạn đã dùng hết số lượt thi. Kết quả ở danh sách bên dưới.</p>;
    case "none_today":
      return <p>Bạn đã dùng hết số lượt thi của hôm nay. Từ 0 giờ ngày mai thì thi tiếp được.</p>;
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
            Bạn có <b>{minutes} phút</b>
            {entry.extraMs > 0 && (
              <>
                , được thêm <b>{formatNumber(entry.extraMs / 60_000)} phút</b>
              </>
            )}
            . Vào thi lúc này thì hạn nộp là <b>{formatTime(entry.deadlineAt)}</b>. Đồng hồ chạy ngay khi bấm và không
            dừng lại được.
          </p>
          {entry.rehearsal && (
            <p className="small soft">Đây là thi thử: để làm quen với máy, không tính điểm và không lên bảng.</p>
          )}
          {entry.left !== null && (
            <p className="small soft">
              Còn {entry.left} lượt thi{entry.leftToday === null ? "" : `, hôm nay còn ${entry.leftToday}`}.
            </p>
          )}
          {entry.left === null && entry.leftToday !== null && (
            <p className="small soft">Hôm nay còn {entry.leftToday} lượt thi.</p>
          )}
          <p className="small soft">
            Số lần rời trang khi làm bài được ghi lại để ban tổ chức hỏi khi cần, không trừ điểm.
          </p>
          <Button big full>
            {entry.rehearsal ? "Bắt đầu thi thử" : "Bắt đầu làm bài"}
          </Button>
        </form>
      );
  }
}
