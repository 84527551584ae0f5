import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { noticeLines } from "#app/features/contests/api.server.ts";
import { revisionLines, scheduleLines } from "#app/features/contests/checklist.ts";
import { USUAL } from "#app/features/contests/draft.ts";
import { rulesOfDraft } from "#app/features/contests/draft-rules.ts";
import type { Values } from "#app/features/contests/form-reader.ts";
import { withRowsChanged } from "#app/features/contests/round-rows.ts";
import { RoundsStep } from "#app/features/contests/rounds-step.tsx";
import { readTime } from "#app/features/contests/step-forms.ts";
import { type RulesPreview, StepForm, StepFrame } from "#app/features/contests/step-frame.tsx";
import { afterStep, previewOf, refuseStep, requireDraft, stepShell } from "#app/features/contests/step-page.server.ts";
import { formValues } from "#app/http/forms.server.ts";

export { stepRevalidates as shouldRevalidate } from "#app/features/contests/step-frame.tsx";
export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Vòng và giờ · ${data?.shell.title ?? ""} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { loaded } = await requireDraft(args);
  const { draft, locks } = loaded;
  const time = draft.time ?? USUAL.time;
  return {
    shell: await stepShell(args.context, loaded, "rounds"),
    time,
    locks: time.rounds.map(({ id }) => ({
      opens: (id !== null && locks.opens.get(id)) || null,
      closes: (id !== null && locks.closes.get(id)) || null,
      freeze: locks.freeze,
    })),
    newRounds: locks.newRounds,
    mayRehearse: locks.questions === null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const page = await requireDraft(args);
  const { loaded, now } = page;
  const values = await formValues(args.request);
  const intent = values.intent ?? "next";
  const published = loaded.draft.time?.rounds ?? [];
  const notices = await noticeLines(args.context.handle, loaded.contest);
  const preview = (typed: Values) => previewOf(loaded, { time: readTime(typed, published).value }, notices);
  const changed = withRowsChanged(values, intent);
  if (changed) return refuseStep(changed, {}, now, preview(changed));

  const form = readTime(values, published);
  const draft = { ...loaded.draft, time: form.value };
  const errors: Record<string, string> = form.ok ? {} : { ...form.errors };
  const lines = [
    ...scheduleLines(draft),
    ...revisionLines({ published: loaded.published, draft, rules: rulesOfDraft(draft, loaded.names), now }),
  ];
  for (const { step, field, text } of lines) {
    if (step !== "rounds") continue;
    errors[field ?? "r0_title"] ??= text;
  }
  if (Object.keys(errors).length > 0 && intent !== "preview") return refuseStep(values, errors, now, preview(values));
  return afterStep(args, page, "rounds", intent, { draft: { time: form.value } });
}

export default function DraftRounds() {
  const { shell, ...fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [preview, setPreview] = useState<RulesPreview | null>(null);
  return (
    <StepFrame shell={shell} preview={preview ?? answer?.preview}>
      <StepForm shell={shell} answer={answer} onPreview={setPreview}>
        <RoundsStep {...fields} values={answer?.values ?? null} errors={answer?.errors ?? {}} />
      </StepForm>
    </StepFrame>
  );
}
