import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatDateTime, formatTime } from "#app/domain/vietnamese.ts";
import type { AttemptLine, PersonAttempts, RoundLine } from "./person-attempts.server.ts";
import { leftWords, RESIT_COUNTED } from "./words.ts";

export type Asked =
  | { readonly intent: "void" | "restore"; readonly attempt: AttemptLine }
  | { readonly intent: "resit"; readonly round: RoundLine };

interface RulingFormProps {
  readonly asked: Asked;
  /** Made with the page: a form that is sent twice rules once. */
  readonly id: string;
  readonly of: PersonAttempts;
  readonly now: number;
  readonly back: string;
  readonly reason: string;
  readonly error: string | undefined;
}

const BUTTONS = { void: "Huỷ lượt thi", restore: "Khôi phục lượt thi", resit: "Cho thi lại" } as const;

/** Says what a ruling does and what stays, asks for the reason, and makes it. */
export function RulingForm({ asked, id, of, now, back, reason, error }: RulingFormProps) {
  const { intent } = asked;
  const on = asked.intent === "resit" ? asked.round.id : asked.attempt.id;
  return (
    <Sheet id="quyet-dinh" title={titleOf(asked, of.name)} className="stack">
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="on" value={on} />
        {effectOf(asked, of, now)}
        {of.frozen && intent !== "resit" && (
          <Note tone="still" title="Bảng dừng đã ra giữ nguyên đến khi chốt kết quả chính thức." />
        )}
        <TextInput name="reason" label="Lý do" defaultValue={reason} error={error} maxLength={300} />
        <div className="form-actions">
          <Button variant={intent === "void" ? "danger" : "primary"} name="intent" value={intent}>
            {BUTTONS[intent]}
          </Button>
          <ButtonLink variant="quiet" href={back}>
            {intent === "void" ? "Giữ lại" : "Thôi"}
          </ButtonLink>
        </div>
      </Form>
    </Sheet>
  );
}

function titleOf(asked: Asked, name: string): string {
  if (asked.intent === "resit") return `Cho ${name} thi lại: ${asked.round.title}?`;
  const { round, no } = asked.attempt;
  return `${asked.intent === "void" ? "Huỷ" : "Khôi phục"} lượt ${no}, ${round} của ${name}?`;
}

function effectOf(asked: Asked, of: PersonAttempts, now: number): ReactNode {
  if (asked.intent === "resit") {
    return (
      <p>
        Thêm một lượt ngoài số lượt của thể lệ, kể cả khi đã hết lượt của ngày. Lúc này: {leftWords(asked.round)}.{" "}
        {RESIT_COUNTED[of.counted]}
      </p>
    );
  }
  const { attempt } = asked;
  if (asked.intent === "void") {
    return (
      <p>
        {attempt.state === "open" && "Thí sinh đang làm bài này: trang bài thi đóng lại ngay. "}
        Lượt không còn tính ở đâu: điểm, bảng xếp hạng, số người dự thi. Bài làm vẫn giữ và khôi phục được.
      </p>
    );
  }
  if (attempt.was !== "open") return <p>Lượt trở lại như trước khi huỷ, được tính điểm và xếp hạng.</p>;
  return attempt.deadlineAt > now ? (
    <p>Thí sinh làm tiếp được đến {formatTime(attempt.deadlineAt)} với các câu đã lưu.</p>
  ) : (
    <Note tone="warn" title={`Hạn nộp đã qua lúc ${formatDateTime(attempt.deadlineAt)}.`}>
      <p>Máy chủ đóng bài với các câu đã lưu. Muốn thí sinh làm tiếp thì cộng giờ cho bạn này trước.</p>
    </Note>
  );
}
