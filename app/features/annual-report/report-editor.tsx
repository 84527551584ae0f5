import { Form, useNavigation } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Facts } from "#app/components/facts.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { EditorPage } from "./editor.server.ts";
import { Comments, Downloads, FaultList, FigureList, VersionList } from "./editor-aside.tsx";
import { NARRATIVE_IDS, type NarrativeId } from "./narrative.ts";
import { NarrativeBox } from "./narrative-box.tsx";
import { numberLine } from "./official-words.ts";
import { ReportPaper } from "./report-paper.tsx";

interface ReportEditorProps {
  readonly page: EditorPage & { readonly asksIssue: boolean; readonly done: string | null };
  readonly answer: {
    readonly values: Readonly<Record<string, string>>;
    readonly errors: Readonly<Record<string, string>>;
  } | null;
}

const DONE: Readonly<Record<string, string>> = {
  luu: "Đã lưu.",
  "gop-y": "Đã gửi góp ý.",
  "thiet-lap": "Đã lưu thiết lập.",
  "dinh-chinh": "Đã mở để đính chính. Bản đã ban hành vẫn giữ nguyên.",
};

const isNarrative = (id: string): id is NarrativeId => (NARRATIVE_IDS as readonly string[]).includes(id);

/** Where a report is written: sections left, the document in the middle, what is missing and the issue on the right. */
export function ReportEditor({ page, answer }: ReportEditorProps) {
  const { id, rev, editing, model, texts, faults, comments, versions, asksIssue, done } = page;
  const errors = answer?.errors ?? {};
  const values = answer?.values ?? {};
  const saving = values.intent === "save" ? values : {};
  const inText = Object.entries(errors).filter(([field]) => isNarrative(field) || field === "form");
  const rowsAt = paths.reportPrint(id);
  const busy = useNavigation().state === "submitting";
  return (
    <>
      <Crumbs items={[{ label: "Báo cáo", href: paths.reports() }, { label: model.head.subject }]} />
      <PageHead
        above={
          editing ? (
            <Badge tone="warn">{versions.length > 0 ? "Đang đính chính" : "Bản nháp"}</Badge>
          ) : (
            <Badge tone="ok">Đã ban hành</Badge>
          )
        }
        title={model.head.subject}
        lead={`${model.unit.name}. Lưu lúc ${formatDateTime(page.savedAt)}, ${page.savedBy}.`}
        actions={
          <>
            <ButtonLink variant="quiet" icon="eye" href={rowsAt}>
              Xem bản in
            </ButtonLink>
            {editing && (
              <ButtonLink
                href={paths.reportIssue(id)}
                disabledReason={faults.length > 0 ? `Còn ${faults.length} việc` : undefined}
              >
                Ban hành
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="section last stack">
        {done !== null && !answer && DONE[done] && <Note tone="ok" live="status" title={DONE[done]} />}
        <FormError problems={inText.map(([field, message]) => ({ message, ...(field !== "form" && { field }) }))} />
        {errors.issue && <Note tone="bad" live="alert" title={errors.issue} />}
        {editing && (asksIssue || errors.reason) && faults.length === 0 && (
          <IssueForm page={page} reason={values.reason ?? ""} error={errors.reason} busy={busy} />
        )}
        {!editing && <IssuedNote id={id} n={versions[0]?.n ?? 1} />}
        <div className="grid ed">
          <nav className="pin" aria-label="Các phần của báo cáo">
            <ol className="toc">
              {model.sections
                .filter(({ level }) => level === 1)
                .map((section) => (
                  <li key={section.id}>
                    <a href={`#phan-${section.id}`}>{section.title}</a>
                  </li>
                ))}
              <li>
                <a href={rowsAt}>Các phụ lục</a>
              </li>
            </ol>
          </nav>
          {editing ? (
            <Form method="post" noValidate className="stack" aria-label="Soạn báo cáo">
              <input type="hidden" name="rev" value={saving.rev ?? rev} />
              <ReportPaper
                model={model}
                instead={(section) =>
                  isNarrative(section.id) ? (
                    <NarrativeBox
                      key={`${section.id} ${rev}`}
                      id={section.id}
                      text={saving[section.id] ?? texts[section.id]}
                      error={errors[section.id]}
                      model={model}
                      rowsAt={rowsAt}
                    />
                  ) : null
                }
              />
              <div className="form-actions">
                <Button name="intent" value="save" big disabledReason={busy ? "Đang lưu…" : undefined}>
                  Lưu
                </Button>
              </div>
            </Form>
          ) : (
            <ReportPaper model={model} rowsAt={rowsAt} />
          )}
          <aside className="stack" aria-label="Số liệu và ban hành">
            {editing && (
              <Sheet id="viec" title="Trước khi ban hành" className="stack">
                <FaultList id={id} faults={faults} />
              </Sheet>
            )}
            <Sheet id="so-lieu" title="Số liệu" className="stack">
              <Facts
                items={[
                  { term: "Tính đến", value: formatDateTime(model.cutAt) },
                  ...model.editions.map(({ title, n, hash }) => ({
                    term: "Cuộc thi",
                    value: title,
                    note: `Bản chốt ${n}, mã ${hash.slice(0, 12)}`,
                  })),
                  ...model.live.map(({ title }) => ({ term: "Cuộc thi", value: title, note: "Chưa chốt kết quả" })),
                ]}
              />
              {editing && <FigureList model={model} />}
              {editing && (
                <ButtonLink variant="quiet" href={paths.reportSettings(id)}>
                  Kỳ, cuộc thi, nơi nhận, người ký
                </ButtonLink>
              )}
            </Sheet>
            <Comments comments={comments} values={values} error={errors.comment_text} form={model.form ?? "year"} />
            <Sheet id="ban" title="Bản đã ban hành" className="stack">
              <VersionList id={id} versions={versions} />
            </Sheet>
            {editing && (
              <Sheet id="tai" title="Tải bản nháp" className="stack">
                <Downloads id={id} />
              </Sheet>
            )}
          </aside>
        </div>
      </div>
    </>
  );
}

function IssueForm({
  page: { id, rev, model, versions },
  reason,
  error,
  busy,
}: {
  readonly page: EditorPage;
  readonly reason: string;
  readonly error: string | undefined;
  readonly busy: boolean;
}) {
  const n = (versions[0]?.n ?? 0) + 1;
  return (
    <Sheet
      id="ban-hanh"
      title={n > 1 ? `Ban hành bản ${n}, đính chính bản ${n - 1}` : "Ban hành báo cáo"}
      className="stack"
    >
      <p>
        {numberLine(model.head)}, {model.head.signer} ký. Số liệu và các tệp được giữ nguyên từ lúc này, không ai sửa
        được; sai thì ban hành bản đính chính.
      </p>
      <Form method="post" action={paths.report(id)} className="stack" noValidate>
        <input type="hidden" name="rev" value={rev} />
        {n > 1 && (
          <TextInput
            name="reason"
            label="Lý do đính chính"
            defaultValue={reason}
            error={error ?? null}
            maxLength={300}
          />
        )}
        <div className="row">
          <Button name="intent" value="issue" disabledReason={busy ? "Đang viết tệp…" : undefined}>
            Ban hành bản {n}
          </Button>
          <ButtonLink variant="plain" href={paths.report(id)}>
            Chưa, quay lại
          </ButtonLink>
        </div>
      </Form>
    </Sheet>
  );
}

function IssuedNote({ id, n }: { readonly id: string; readonly n: number }) {
  return (
    <Note
      tone="still"
      title={`Bản ${n} đã ban hành và được giữ nguyên.`}
      action={
        <Form method="post" className="row">
          <ButtonLink variant="quiet" href={paths.reportVersion(id, n)}>
            Mở bản {n}
          </ButtonLink>
          <Button variant="plain" name="intent" value="correct">
            Soạn bản đính chính
          </Button>
        </Form>
      }
    >
      Bên dưới là số liệu lúc này, có thể đã khác.
    </Note>
  );
}
