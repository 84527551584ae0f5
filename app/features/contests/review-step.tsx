import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { DoneState } from "#app/components/states.tsx";
import { TextArea } from "#app/components/text-input.tsx";
import type { CheckLine, Checklist } from "./checklist.ts";
import type { StepShell } from "./step-frame.tsx";
import { STEP_LABELS, stepHref } from "./steps.ts";

export interface ReviewStepProps {
  readonly shell: StepShell;
  readonly checklist: Checklist;
  /** What a revision changes; null for a new contest. */
  readonly changes: readonly { term: string; before: string | null; after: string | null }[] | null;
  /** Asking whether to delete. */
  readonly asking: boolean;
  readonly reason: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: string | null;
}

function Lines({ contest, lines }: { contest: string; lines: readonly CheckLine[] }) {
  return (
    <ul className="check-lines">
      {lines.map(({ step, field, text }) => (
        <li key={`${step} ${field} ${text}`}>
          <a href={stepHref[step](contest) + (field ? `#o-${field}` : "")}>{text}</a>{" "}
          <span className="small soft">{STEP_LABELS[step]}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is missing, what would change, and the button that makes it public. */
export function ReviewStep({ shell, checklist, changes, asking, reason, errors, problem }: ReviewStepProps) {
  const busy = useNavigation().state !== "idle";
  const { missing, advice } = checklist;
  const revision = changes !== null;
  const untouched = revision && (changes.length === 0 || shell.savedAt === null);
  return (
    <>
      {problem && (
        <Note tone="bad" live="alert" title={problem}>
          <p>Chưa công bố gì.</p>
        </Note>
      )}
      {missing.length > 0 ? (
        <Sheet id="con-thieu" title={`Còn ${missing.length} chỗ cần làm`}>
          <p className="soft m2">Bấm vào từng dòng để đến đúng ô.</p>
          <div className="m3">
            <Lines contest={shell.contest} lines={missing} />
          </div>
        </Sheet>
      ) : untouched ? null : (
        <DoneState title="Đủ để công bố">
          <p>Đọc lại thể lệ bên cạnh một lượt như thí sinh sẽ đọc.</p>
        </DoneState>
      )}
      {advice.length > 0 && (
        <Sheet id="nen-xem" title="Nên xem lại">
          <p className="soft m2">Không bắt buộc.</p>
          <div className="m3">
            <Lines contest={shell.contest} lines={advice} />
          </div>
        </Sheet>
      )}
      {revision && (
        <Sheet id="thay-doi" title="Những gì thay đổi">
          {untouched ? (
            <p className="soft m3">
              Chưa có thay đổi nào so với bản đang công bố. Chọn một bước ở trên, sửa rồi lưu; thay đổi hiện ở đây.
            </p>
          ) : (
            <dl className="changes m3">
              {changes.map(({ term, before, after }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  {before !== null && (
                    <dd>
                      <del>{before}</del>
                    </dd>
                  )}
                  <dd>{after === null ? <i>Bỏ</i> : <ins>{after}</ins>}</dd>
                </div>
              ))}
            </dl>
          )}
        </Sheet>
      )}
      {!untouched && (
        <Form method="post" className="sheet stack" noValidate>
          {revision ? (
            <TextArea
              name="reason"
              label="Lý do sửa"
              hint="In cùng thể lệ mới, ai cũng đọc được."
              rows={3}
              defaultValue={reason}
              error={errors.reason}
            />
          ) : (
            <p>
              Công bố là thể lệ hiện ngay ở trang Cuộc thi, và kho câu hỏi được ghim lại cho các vòng. Sau đó mọi sửa
              đổi thành bản thể lệ mới, có ngày và lý do.
            </p>
          )}
          <div className="row">
            <Button
              big
              disabledReason={
                missing.length > 0 ? "Làm xong các chỗ ở trên rồi công bố." : busy ? "Đang công bố…" : undefined
              }
            >
              {revision ? "Công bố bản mới" : "Công bố cuộc thi"}
            </Button>
          </div>
          <input type="hidden" name="intent" value="publish" />
        </Form>
      )}
      {(shell.version === null || shell.savedAt !== null) && <Discard revision={revision} asking={asking} />}
    </>
  );
}

function Discard({ revision, asking }: { revision: boolean; asking: boolean }) {
  const verb = revision ? "Bỏ các sửa đổi" : "Xoá bản nháp";
  if (!asking) {
    return (
      <p>
        <a href="?xoa">{verb}</a>
      </p>
    );
  }
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="discard" />
      <Note
        tone="warn"
        title={`${verb}?`}
        action={
          <>
            <Button variant="danger">{verb}</Button>
            <ButtonLink variant="quiet" href="?">
              Giữ lại
            </ButtonLink>
          </>
        }
      >
        <p>
          {revision
            ? "Các sửa đổi chưa công bố mất hẳn. Thể lệ đang công bố giữ nguyên."
            : "Mọi thứ đã điền và văn bản đính kèm mất hẳn. Chưa ai ngoài ban tổ chức thấy cuộc thi này."}
        </p>
      </Note>
    </Form>
  );
}
