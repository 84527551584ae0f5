import { Badge, type BadgeTone } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { paths } from "#app/paths.ts";

export interface ShownContest {
  readonly slug: string;
  readonly title: string;
  readonly phase: "before" | "open" | "closed";
  readonly badge: { readonly tone: BadgeTone; readonly text: string };
  /** For whom and how long. */
  readonly about: string;
  readonly window: string;
}

/** The contest at hand with its one action. */
export function ContestSheet({ contest }: { contest: ShownContest }) {
  const { slug, title, phase, badge, about, window } = contest;
  return (
    <section className="open-contest sheet" aria-labelledby="cuoc-thi">
      <div className="stack-s">
        <Badge tone={badge.tone}>{badge.text}</Badge>
        <h2 id="cuoc-thi">{title}</h2>
        <p className="soft">
          {about} {window}.
        </p>
      </div>
      <div className="row">
        {phase === "closed" ? (
          <ButtonLink big variant="quiet" href={paths.board(slug)}>
            Xem bảng xếp hạng
          </ButtonLink>
        ) : (
          <ButtonLink big variant={phase === "open" ? "primary" : "quiet"} href={paths.contest(slug)}>
            {phase === "open" ? "Vào thi" : "Đọc thể lệ"}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

export function NoContest() {
  return (
    <section className="open-contest sheet" aria-labelledby="cuoc-thi">
      <div className="stack-s">
        <h2 id="cuoc-thi">Chưa có cuộc thi nào</h2>
        <p className="soft">Cuộc thi hiện ở đây khi ban tổ chức công bố.</p>
      </div>
    </section>
  );
}
