import { ButtonLink } from "#app/components/button.tsx";
import { ElevenThreads } from "#app/components/eleven-threads.tsx";
import { paths } from "#app/paths.ts";
import type { GoOn } from "./go-on.server.ts";

const GO_ON_WORDS = { first: "Đọc bài đầu tiên", resume: "Học tiếp", next: "Học bài tiếp theo" } as const;

/** What this is, and the reader's next step: the first lesson, or the one to go on with. */
export function ReaderHero({ goOn, signedIn }: { goOn: GoOn | null; signedIn: boolean }) {
  return (
    <section className="hero">
      <div className="wrap hero-in">
        <div className="stack hero-say">
          {/* broken between the two halves only */}
          <h1>{"Mười\u00a0một\u00a0nước, một\u00a0góc học\u00a0chung"}</h1>
          <p>Bài học ngắn về ASEAN, cuộc thi có giờ, bảng xếp hạng của trường, xã, phường và chi đoàn trong tỉnh.</p>
          {goOn?.lesson && signedIn && (
            <p>
              {goOn.kind === "resume" ? "Bạn đang học" : "Bài dành cho bạn"}: <b>{goOn.lesson.title}</b>
            </p>
          )}
          {goOn?.kind === "all_done" && <p>Bạn đã học xong mọi bài.</p>}
          <div className="row">
            {goOn?.lesson ? (
              <ButtonLink big variant="gold" href={paths.lesson(goOn.lesson.id)}>
                {GO_ON_WORDS[goOn.kind]}
              </ButtonLink>
            ) : (
              <ButtonLink big variant="gold" href={paths.lessons()}>
                Xem bài học
              </ButtonLink>
            )}
            <ButtonLink big variant="onField" href={paths.contests()}>
              Xem cuộc thi
            </ButtonLink>
          </div>
        </div>
        <ElevenThreads />
      </div>
    </section>
  );
}
