import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { hasOverall } from "#app/domain/contest.ts";
import { SCHEDULE_WORDS, scheduleLines } from "#app/features/contests/checklist.ts";
import { USUAL } from "#app/features/contests/draft.ts";
import { ResultsStep } from "#app/features/contests/results-step.tsx";
import { readResults } from "#app/features/contests/step-forms.ts";
import { type RulesPreview, StepForm, StepFrame } from "#app/features/contests/step-frame.tsx";
import { afterStep, refuseStep, requireDraft, stepShell } from "#app/features/contests/step-page.server.ts";
import { formValues } from "#app/http/forms.server.ts";

export { stepRevalidates as shouldRevalidate } from "#app/features/contests/step-frame.tsx";
export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Kết quả và giải · ${data?.shell.title ?? ""} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { loaded } = await requireDraft(args);
  const { draft, locks } = loaded;
  const { rounds } = draft.time ?? USUAL.time;
  return {
    shell: await stepShell(args.context, loaded, "results"),
    results: draft.results ?? USUAL.results,
    severalRounds: rounds.filter((round) => !round.rehearsal).length > 1,
    overall: hasOverall(rounds.filter((round) => !round.rehearsal)),
    eachRoundProblem: (draft.paper ?? USUAL.paper).ownPools ? null : SCHEDULE_WORDS.release_shows_questions,
    predictionLock: locks.basis,
  };
}

export async function action(args: ActionFunctionArgs) {
  const page = await requireDraft(args);
  const { loaded, now } = page;
  const values = await formValues(args.request);
  const intent = values.intent ?? "next";
  const form = readResults(
    values,
    loaded.locks.basis ? loaded.draft.results : null,
    loaded.draft.results ?? USUAL.results,
  );
  const errors: Record<string, string> = form.ok ? {} : { ...form.errors };
  for (const { step, text } of scheduleLines({ ...loaded.draft, results: form.value })) {
    if (step === "results") errors[typeof form.value.release === "number" ? "release_day" : "release"] ??= text;
  }
  if (Object.keys(errors).length > 0) {
    if (intent === "preview") return afterStep(args, page, "results", intent, { draft: {} });
    return refuseStep(values, errors, now);
  }
  return afterStep(args, page, "results", intent, { draft: { results: form.value } });
}

export default function DraftResults() {
  const { shell, ...fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [preview, setPreview] = useState<RulesPreview | null>(null);
  return (
    <StepFrame shell={shell} preview={preview ?? answer?.preview}>
      <StepForm shell={shell} answer={answer} onPreview={setPreview}>
        <ResultsStep {...fields} values={answer?.values ?? null} errors={answer?.errors ?? {}} />
      </StepForm>
    </StepFrame>
  );
}
