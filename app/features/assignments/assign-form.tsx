import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Icon } from "#app/components/icon.tsx";
import { MomentInput } from "#app/components/moment-input.tsx";
import { PillarName, pillarClass } from "#app/components/pillar-name.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea, TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { LATE_POLICIES, type LatePolicy } from "#app/domain/assignment.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { type AssignValues, type FormErrors, LONGEST_NOTE, LONGEST_TITLE } from "./form.ts";
import type { AssignPage, ModuleChoice, TargetGroup } from "./form-page.server.ts";
import { LATE_WORDS } from "./words.ts";

interface AssignFormProps {
  readonly page: AssignPage;
  /** What stands in the form at first. */
  readonly start: {
    readonly title: string;
    readonly note: string;
    readonly opensAt: number | null;
    readonly dueAt: number | null;
    readonly late: LatePolicy;
    readonly items: readonly string[];
    readonly targets: readonly string[];
  };
  /** What was typed, when the form came back. */
  readonly values: AssignValues | null;
  readonly errors: FormErrors;
  readonly submit: string;
  readonly back: string;
}

/** What, to whom, from when until when, and what lateness means. */
export function AssignForm({ page, start, values, errors, submit, back }: AssignFormProps) {
  const busy = useNavigation().state !== "idle";
  const items = new Set(values?.items ?? start.items);
  const targets = new Set(values?.targets ?? start.targets);
  const fields = values?.fields ?? null;
  const late = fields?.late ?? start.late;
  const moment = { values: fields, errors };
  return (
    <Form method="post" noValidate className="stack-l assign-form">
      <FormError problems={problemsOf(errors)} />
      <Sheet id="bai" title="Bài nào">
        <Wrong id="o-items-loi" message={errors.items} />
        <div className="stack m3" id="o-items">
          {page.modules.map((module) => (
            <ModuleTicks key={module.slug} module={module} items={items} />
          ))}
        </div>
      </Sheet>
      <Sheet id="cho-ai" title="Cho ai">
        <Wrong id="o-targets-loi" message={errors.targets} />
        <div className="stack m3" id="o-targets">
          {page.groups.map((group) => (
            <TargetTicks key={group.title} group={group} targets={targets} />
          ))}
        </div>
      </Sheet>
      <Sheet id="bao-gio" title="Bao giờ">
        <div className="grid g2 m3">
          <MomentInput
            name="opens"
            label="Mở từ"
            what="mở"
            moment={start.opensAt}
            hint="Để trống là mở ngay. Đến giờ thì bài tự hiện."
            {...moment}
          />
          <MomentInput
            name="due"
            label="Hạn"
            what="hạn"
            moment={start.dueAt}
            end
            hint="Để trống là không có hạn."
            {...moment}
          />
        </div>
        <fieldset className="m5">
          <legend>
            <b>Xong sau hạn</b>
          </legend>
          {LATE_POLICIES.map((policy) => (
            <Tick
              key={policy}
              type="radio"
              name="late"
              value={policy}
              label={LATE_WORDS[policy].label}
              hint={LATE_WORDS[policy].hint}
              defaultChecked={policy === late}
            />
          ))}
          <Wrong id="o-late-loi" message={errors.late} />
        </fieldset>
      </Sheet>
      <Sheet id="loi-dan" title="Lời dặn">
        <div className="m3">
          <TextInput
            name="title"
            label="Tên lần giao"
            optional
            hint="Để trống thì lấy tên bài."
            maxLength={LONGEST_TITLE}
            defaultValue={fields?.title ?? start.title}
            error={errors.title}
          />
          <TextArea
            name="note"
            label="Dặn các bạn"
            optional
            rows={3}
            maxLength={LONGEST_NOTE}
            defaultValue={fields?.note ?? start.note}
            error={errors.note}
          />
        </div>
      </Sheet>
      <div className="form-actions">
        <Button big disabledReason={busy ? "Đang lưu…" : undefined}>
          {submit}
        </Button>
        <ButtonLink variant="plain" href={back}>
          Quay lại, không lưu
        </ButtonLink>
      </div>
    </Form>
  );
}

function problemsOf(errors: FormErrors) {
  return Object.entries(errors).map(([field, message]) => {
    if (field === "form") return { message };
    return { field, message };
  });
}

function Wrong({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p className="err" id={id}>
      <Icon name="alert" />
      {message}
    </p>
  );
}

/** A module: all of it by one tick, or lessons one by one, or the tests around it. */
function ModuleTicks({ module, items }: { module: ModuleChoice; items: ReadonlySet<string> }) {
  const { slug, title, pillar, lessons } = module;
  const chosen = lessons.filter(({ id }) => items.has(`lesson:${id}`)).length;
  const all = items.has(`module:${slug}`) || chosen === lessons.length;
  const tests = items.has(`before:${pillar}`) || items.has(`after:${pillar}`);
  return (
    <fieldset className={`assign-module ${pillarClass(pillar)}`}>
      <legend>
        <PillarName pillar={pillar} />
        {chosen > 0 && !all && <span className="small soft"> đã chọn {formatNumber(chosen)} bài</span>}
      </legend>
      <Tick
        name="item"
        value={`module:${slug}`}
        label={`Cả phần “${title}”`}
        hint={`${formatNumber(lessons.length)} bài`}
        defaultChecked={all}
      />
      <details open={(chosen > 0 && !all) || tests}>
        <summary>Chọn từng bài</summary>
        <div className="assign-lessons">
          {lessons.map(({ id, title: name, minutes }) => (
            <Tick
              key={id}
              name="item"
              value={`lesson:${id}`}
              label={name}
              hint={`${minutes} phút`}
              defaultChecked={!all && items.has(`lesson:${id}`)}
            />
          ))}
          <Tick
            name="item"
            value={`before:${pillar}`}
            label="Bài kiểm tra trước khi học"
            hint="Mười câu, không tính điểm: biết các bạn đang ở đâu."
            defaultChecked={items.has(`before:${pillar}`)}
          />
          <Tick
            name="item"
            value={`after:${pillar}`}
            label="Bài kiểm tra sau khi học"
            hint="Đúng các câu ấy: xem lớp tiến bộ thế nào."
            defaultChecked={items.has(`after:${pillar}`)}
          />
        </div>
      </details>
    </fieldset>
  );
}

function TargetTicks({ group, targets }: { group: TargetGroup; targets: ReadonlySet<string> }) {
  const { title, options, folded } = group;
  const chosen = options.filter(({ word }) => targets.has(word)).length;
  const ticks = (
    <div className="assign-targets">
      {options.map(({ word, label, detail }) => (
        <Tick
          key={word}
          id={`o-target-${word.replace(":", "-")}`}
          name="target"
          value={word}
          label={label}
          hint={detail}
          defaultChecked={targets.has(word)}
        />
      ))}
    </div>
  );
  if (!folded) {
    return (
      <fieldset>
        <legend>
          <b>{title}</b>
        </legend>
        {ticks}
      </fieldset>
    );
  }
  return (
    <details open={chosen > 0}>
      <summary>
        {title} ({formatNumber(options.length)})
      </summary>
      <fieldset>
        <legend className="hide">{title}</legend>
        {ticks}
      </fieldset>
    </details>
  );
}
