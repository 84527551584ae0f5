import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { scopeOf } from "#app/domain/permissions.ts";
import { addNotice, NOTICE_FAULTS, removeNotice } from "#app/features/contests/api.server.ts";
import { NameFields } from "#app/features/contests/name-fields.tsx";
import { NoticesForm } from "#app/features/contests/notices-form.tsx";
import { slugIsFree } from "#app/features/contests/slug.server.ts";
import { readName } from "#app/features/contests/step-forms.ts";
import { type RulesPreview, StepForm, StepFrame } from "#app/features/contests/step-frame.tsx";
import { afterStep, refuseStep, requireDraft, stepShell } from "#app/features/contests/step-page.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";

export { stepRevalidates as shouldRevalidate } from "#app/features/contests/step-frame.tsx";
export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tên và văn bản · ${data?.shell.title ?? ""} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, loaded } = await requireDraft(args);
  const units = await listUnitsByIds(args.context.handle.db, scopeOf(viewer, "contest.manage"));
  const { contest, draft, hostName } = loaded;
  const choices = units.map(({ id, name }) => ({ value: id, label: name }));
  if (!choices.some(({ value }) => value === contest.unit)) choices.push({ value: contest.unit, label: hostName });
  return {
    shell: await stepShell(args.context, loaded, "name"),
    title: draft.title,
    about: draft.about,
    slug: contest.slug,
    unit: contest.unit,
    units: choices,
  };
}

export async function action(args: ActionFunctionArgs) {
  const page = await requireDraft(args);
  const { viewer, loaded, now } = page;
  const { context, request } = args;
  const { contest } = loaded;
  const by = { account: viewer.account, now };
  if (context.upload) {
    const { file, tooLarge } = context.upload;
    const added = tooLarge
      ? ({ ok: false, fault: "too_large" } as const)
      : await addNotice(context.handle, contest, file, by);
    return added.ok ? redirect(paths.draftName(contest.id)) : refuseStep({}, { file: NOTICE_FAULTS[added.fault] }, now);
  }
  const values = await formValues(request);
  if (values.intent === "remove-notice") {
    await removeNotice(context.handle, contest, values.file ?? "", by);
    return redirect(paths.draftName(contest.id));
  }
  const form = readName(values);
  const errors = form.ok ? {} : { ...form.errors };
  const { title, about } = form.value;
  const slug = loaded.view || form.value.slug === "" ? contest.slug : form.value.slug;
  const unit = loaded.view || form.value.unit === "" ? contest.unit : form.value.unit;
  if (unit !== contest.unit && !scopeOf(viewer, "contest.manage").includes(unit)) {
    errors.unit = "Chọn một đơn vị trong danh sách.";
  }
  if (!errors.slug && !(await slugIsFree(context.handle.db, slug, contest.id))) {
    errors.slug = "Địa chỉ này đã có cuộc thi khác dùng.";
  }
  if (Object.keys(errors).length > 0) return refuseStep(values, errors, now);
  const audience = loaded.draft.audience;
  const moved = unit !== contest.unit && audience ? { audience: { ...audience, units: [] } } : {};
  return afterStep(args, page, "name", values.intent ?? "next", {
    draft: { title, about, ...moved },
    head: loaded.view ? undefined : { slug, unit },
  });
}

export default function DraftName() {
  const { shell, ...fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [preview, setPreview] = useState<RulesPreview | null>(null);
  const { file, ...errors } = answer?.errors ?? {};
  return (
    <StepFrame shell={shell} preview={preview ?? answer?.preview}>
      <StepForm shell={shell} answer={answer && { ...answer, errors }} onPreview={setPreview}>
        <div className="sheet">
          <NameFields
            {...fields}
            published={shell.version !== null}
            values={file ? null : (answer?.values ?? null)}
            errors={errors}
          />
        </div>
      </StepForm>
      <NoticesForm notices={shell.preview.notices} published={shell.version !== null} error={file} />
    </StepFrame>
  );
}
