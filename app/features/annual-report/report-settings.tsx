import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PILLAR_NAMES } from "#app/components/pillar-name.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea, TextInput, type TextInputProps } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { dayAndClock } from "#app/domain/moment-text.ts";
import { PILLARS } from "#app/domain/question.ts";
import { formatDay } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Errors } from "./forms.ts";
import type { ReportHead } from "./model.ts";
import type { StoredPlan } from "./stored.ts";

interface ReportSettingsProps {
  readonly page: {
    readonly id: string;
    readonly rev: number;
    readonly period: string;
    readonly plan: StoredPlan;
    readonly head: ReportHead;
    readonly contests: readonly { readonly id: string; readonly title: string; readonly live: boolean }[];
  };
  readonly answer: { readonly values: Readonly<Record<string, string>>; readonly errors: Errors } | null;
}

/** Cut, contests, lessons, and what stands at the head and the foot of the document. */
export function ReportSettings({ page: { id, rev, period, plan, head, contests }, answer }: ReportSettingsProps) {
  const values = answer?.values ?? null;
  const errors = answer?.errors ?? {};
  const busy = useNavigation().state !== "idle";
  const cut = plan.cutAt === null ? null : dayAndClock(plan.cutAt);
  const fixed = values ? values.cut === "fixed" : cut !== null;
  /** What was typed, when the form came back; otherwise what is kept. */
  const ticked = (name: string, kept: boolean) => (values ? values[name] !== undefined : kept);
  const text = (name: keyof ReportHead, label: string, more: Partial<TextInputProps> = {}) => (
    <TextInput
      {...more}
      name={name}
      label={label}
      defaultValue={values?.[name] ?? (name === "day" ? head.day && formatDay(head.day) : String(head[name])) ?? ""}
      error={errors[name] ?? null}
      maxLength={300}
    />
  );
  const list = (name: "addressees" | "bases" | "recipients", label: string, hint: string, rows: number) => (
    <TextArea
      name={name}
      label={label}
      hint={hint}
      rows={rows}
      defaultValue={values?.[name] ?? head[name].join("\n")}
      error={errors[name] ?? null}
    />
  );
  return (
    <>
      <Crumbs
        items={[
          { label: "Báo cáo", href: paths.reports() },
          { label: head.subject, href: paths.report(id) },
          { label: "Thiết lập" },
        ]}
      />
      <PageHead
        title="Thiết lập báo cáo"
        lead={`Kỳ báo cáo: ${period}. Báo cáo sau lấy lại nơi gửi, nơi nhận và người ký ở đây.`}
      />
      <Form method="post" className="section last read stack-l" noValidate>
        <FormError
          problems={Object.entries(errors).map(([field, message]) => ({ message, ...(field !== "form" && { field }) }))}
        />
        <input type="hidden" name="rev" value={values?.rev ?? rev} />
        <Sheet id="so-lieu" title="Số liệu" className="stack">
          <fieldset className="stack">
            <legend>Số liệu tính đến</legend>
            <Tick type="radio" name="cut" value="issue" label="Lúc ban hành" defaultChecked={!fixed} />
            <Tick type="radio" name="cut" value="fixed" label="Một mốc chọn trước" defaultChecked={fixed} />
            <TextInput
              name="cut_day"
              label="Ngày của mốc"
              hint="Ghi như 28/11/2026."
              optional
              defaultValue={values?.cut_day ?? (cut ? formatDay(cut.day) : "")}
              error={errors.cut_day ?? null}
              maxLength={20}
            />
            <TextInput
              name="cut_clock"
              label="Giờ của mốc"
              hint="Ghi như 17:00."
              optional
              defaultValue={values?.cut_clock ?? cut?.clock ?? ""}
              error={errors.cut_clock ?? null}
              maxLength={12}
            />
          </fieldset>
          <fieldset className="stack">
            <legend>Cuộc thi trong báo cáo</legend>
            {contests.length === 0 && <p className="soft">Kỳ này không có cuộc thi nào của đơn vị.</p>}
            {contests.map((contest) => (
              <Tick
                key={contest.id}
                name={`contest_${contest.id}`}
                label={contest.title}
                hint={contest.live ? "Chưa chốt kết quả: số liệu là tạm tính." : undefined}
                defaultChecked={ticked(`contest_${contest.id}`, plan.contests.includes(contest.id))}
              />
            ))}
          </fieldset>
          <fieldset className="stack">
            <legend>Bài học trong báo cáo</legend>
            {PILLARS.map((pillar) => (
              <Tick
                key={pillar}
                name={`pillar_${pillar}`}
                label={PILLAR_NAMES[pillar]}
                defaultChecked={ticked(`pillar_${pillar}`, plan.pillars.includes(pillar))}
              />
            ))}
          </fieldset>
        </Sheet>
        <Sheet id="dau" title="Đầu văn bản" className="stack">
          {text("parentBody", "Cơ quan chủ quản", { optional: true })}
          {text("body", "Cơ quan ban hành")}
          {text("number", "Số", { hint: "Văn thư cấp số. Ghi như 5 hoặc 128.", inputMode: "numeric" })}
          {text("symbol", "Ký hiệu", { hint: "Ghi như BC-SGDĐT." })}
          {text("place", "Nơi ban hành")}
          {text("day", "Ngày ký", { hint: "Ghi như 28/11/2026." })}
          {text("subject", "Trích yếu")}
          {list("addressees", "Kính gửi", "Mỗi cơ quan một dòng.", 2)}
          {list("bases", "Căn cứ", "Mỗi căn cứ một dòng, dấu cuối dòng tự thêm. Có thể để trống.", 3)}
        </Sheet>
        <Sheet id="cuoi" title="Cuối văn bản" className="stack">
          {text("authority", "Thẩm quyền ký", { optional: true, hint: "Ghi như KT. GIÁM ĐỐC." })}
          {text("post", "Chức vụ người ký", { hint: "Ghi như GIÁM ĐỐC." })}
          {text("signer", "Họ tên người ký", { hint: "Không ghi học hàm, học vị." })}
          {list("recipients", "Nơi nhận", "Mỗi nơi một dòng, dòng cuối như Lưu: VT.", 4)}
        </Sheet>
        <div className="row">
          <Button big disabledReason={busy ? "Đang lưu…" : undefined}>
            Lưu thiết lập
          </Button>
          <ButtonLink variant="plain" href={paths.report(id)}>
            Quay lại, không lưu
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
