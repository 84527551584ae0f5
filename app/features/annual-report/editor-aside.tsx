import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { fieldId } from "#app/components/field.tsx";
import { Icon } from "#app/components/icon.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea } from "#app/components/text-input.tsx";
import { figureText } from "#app/domain/indicators.ts";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Fault } from "./checks.ts";
import type { CommentLine, EditorPage } from "./editor.server.ts";
import { FILE_FORMATS, FORMAT_NAMES } from "./formats.ts";
import { NARRATIVES_OF, type NarrativeId, narrativeName, type ReportForm } from "./narrative.ts";

/** What is left to do before the issue, each line leading to its place. */
export function FaultList({ id, faults }: { readonly id: string; readonly faults: readonly Fault[] }) {
  if (faults.length === 0) {
    return (
      <p className="row">
        <Icon name="check" />
        <span>Đủ để ban hành.</span>
      </p>
    );
  }
  return (
    <ul className="bare todo">
      {faults.map(({ at, message }) => (
        <li key={message} className="no">
          <Icon name="alert" />
          <a href={at === "settings" ? paths.reportSettings(id) : `#${fieldId(at)}`}>{message}</a>
        </li>
      ))}
    </ul>
  );
}

export function FigureList({ model }: Pick<EditorPage, "model">) {
  return (
    <details>
      <summary>Các số liệu chèn được</summary>
      <p className="small soft">Chép cả ngoặc nhọn vào câu. Số tự cập nhật đến khi ban hành.</p>
      <ul className="bare small figures">
        {Object.entries(model.figures).map(([key, { name, kind, value }]) => (
          <li key={key}>
            <code>{`{${name}}`}</code> <b>{figureText(kind, value)}</b>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface CommentsProps {
  readonly comments: readonly CommentLine[];
  readonly values: Readonly<Record<string, string>>;
  readonly error: string | undefined;
  readonly form: ReportForm;
}

const partName = (part: string, form: ReportForm) => narrativeName(part as NarrativeId, form) ?? "Cả báo cáo";

/** Remarks of other officers, the open ones first. */
export function Comments({ comments, values, error, form }: CommentsProps) {
  const open = comments.filter(({ done }) => done === null);
  const settled = comments.filter(({ done }) => done !== null);
  return (
    <Sheet id="gop-y" title={open.length > 0 ? `Góp ý (${open.length})` : "Góp ý"} className="stack">
      {open.length === 0 && <p className="small soft">Chưa có góp ý nào cần xem.</p>}
      {open.map((one) => (
        <div key={one.id} className="remark">
          <p>
            <b>{partName(one.part, form)}.</b> {one.text}
          </p>
          <p className="small soft">
            {one.by}, {formatDateTime(one.at)}
          </p>
          <Form method="post">
            <input type="hidden" name="comment" value={one.id} />
            <Button variant="plain" name="intent" value="settle">
              Đã xem xong
            </Button>
          </Form>
        </div>
      ))}
      {settled.length > 0 && (
        <details>
          <summary>{settled.length} góp ý đã xem xong</summary>
          {settled.map((one) => (
            <p key={one.id} className="small">
              <b>{partName(one.part, form)}.</b> {one.text}{" "}
              <span className="soft">
                {one.by}; {one.done?.by} xem xong {formatDateTime(one.done?.at ?? one.at)}
              </span>
            </p>
          ))}
        </details>
      )}
      <Form method="post" className="stack" noValidate>
        <Select
          name="part"
          label="Về phần"
          defaultValue={values.part ?? ""}
          options={[
            { value: "", label: "Cả báo cáo" },
            ...NARRATIVES_OF[form].map((id) => ({ value: id, label: narrativeName(id, form) })),
          ]}
        />
        <TextArea
          name="comment_text"
          label="Góp ý"
          rows={3}
          maxLength={2_000}
          defaultValue={values.comment_text}
          error={error ?? null}
        />
        <div>
          <Button variant="quiet" name="intent" value="comment">
            Gửi góp ý
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}

/** Files of the draft, or of a version. */
export function Downloads({ id, n }: { readonly id: string; readonly n?: number }) {
  return (
    <div className="row">
      {FILE_FORMATS.map((format) => (
        <ButtonLink key={format} variant="quiet" icon="download" href={paths.reportFile(id, format, n)} download="">
          {FORMAT_NAMES[format]}
        </ButtonLink>
      ))}
    </div>
  );
}

export function VersionList({ id, versions }: Pick<EditorPage, "id" | "versions">) {
  if (versions.length === 0) return <p className="small soft">Chưa ban hành bản nào.</p>;
  return (
    <ul className="bare stack">
      {versions.map(({ n, issuedAt, by, reason }) => (
        <li key={n}>
          <a href={paths.reportVersion(id, n)}>Bản {n}</a>, {formatDateTime(issuedAt)}
          <br />
          <span className="small soft">{reason ? `${by}: ${reason}` : by}</span>
        </li>
      ))}
    </ul>
  );
}
