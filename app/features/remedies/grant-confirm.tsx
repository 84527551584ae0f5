import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import type { GrantEffect, RunningEffect } from "./give-time.server.ts";
import type { GrantWords } from "./grant-lines.server.ts";
import { closedWords, GRANT_KINDS, runningWords } from "./words.ts";

export interface GrantPreview {
  /** The person or unit, in words. */
  readonly to: string;
  readonly round: string | null;
  readonly minutes: number;
  /** The round is closed: nobody starts any more. */
  readonly over: boolean;
  readonly effect: GrantEffect;
}

/** What giving the time would do, and the button that gives it; everything typed goes along. */
export function ConfirmGrant({ preview, values }: { preview: GrantPreview; values: Readonly<Record<string, string>> }) {
  const { to, round, minutes, over, effect } = preview;
  const closed = closedWords(effect);
  return (
    <Form method="post">
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Note
        tone="warn"
        live="status"
        title={`Cộng ${formatNumber(minutes)} phút cho ${to}${round === null ? "" : `, ${round}`}?`}
        action={
          <>
            <Button name="intent" value="give">
              Cộng giờ
            </Button>
            <Button variant="plain" name="intent" value="edit">
              Sửa lại
            </Button>
          </>
        }
      >
        <p>{runningWords(effect)}</p>
        {closed && <p>{closed}</p>}
        <p>{over ? "Vòng đã đóng: không ai vào thi nữa." : "Ai vào thi sau lúc này cũng được cộng."}</p>
      </Note>
    </Form>
  );
}

interface TakeBackProps {
  readonly grant: GrantWords;
  readonly effect: RunningEffect;
  readonly back: string;
  readonly reason: string;
  readonly errors: Readonly<Record<string, string>>;
}

/** What taking time back would do. Who would be out of time is said, and done only when it was said. */
export function TakeBack({ grant, effect, back, reason, errors }: TakeBackProps) {
  return (
    <Sheet id="thu-hoi" title={`Thu hồi ${formatNumber(grant.minutes)} phút của ${grant.to}`} className="stack">
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="take-back" />
        <input type="hidden" name="grant" value={grant.id} />
        <input type="hidden" name="ending" value={effect.ending} />
        {errors.form && <Note tone="bad" live="alert" title={errors.form} />}
        <p>
          {GRANT_KINDS[grant.kind]}, lý do: {grant.reason}.
        </p>
        {effect.ending > 0 ? (
          <Note tone="warn" title={`${formatNumber(effect.ending)} lượt đang làm sẽ hết giờ ngay.`}>
            <p>Máy chủ đóng các lượt này. Câu gửi sau hạn nộp mới không được tính.</p>
            <p>{runningWords(effect)}</p>
          </Note>
        ) : (
          <p>{runningWords(effect)}</p>
        )}
        <TextInput name="reason" label="Lý do thu hồi" defaultValue={reason} error={errors.reason} maxLength={300} />
        <div className="form-actions">
          <Button variant="danger">Thu hồi</Button>
          <ButtonLink variant="quiet" href={back}>
            Giữ lại
          </ButtonLink>
        </div>
      </Form>
    </Sheet>
  );
}
