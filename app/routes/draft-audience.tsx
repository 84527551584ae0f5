import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { AudienceStep } from "#app/features/contests/audience-step.tsx";
import { USUAL } from "#app/features/contests/draft.ts";
import { readAudience } from "#app/features/contests/step-forms.ts";
import { type RulesPreview, StepForm, StepFrame } from "#app/features/contests/step-frame.tsx";
import { afterStep, refuseStep, requireDraft, stepShell } from "#app/features/contests/step-page.server.ts";
import { ancestorsOf, findUnitByWords, suggestUnits } from "#app/features/units/api.server.ts";
import { formValues } from "#app/http/forms.server.ts";

export { stepRevalidates as shouldRevalidate } from "#app/features/contests/step-frame.tsx";
export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Đối tượng · ${data?.shell.title ?? ""} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { loaded } = await requireDraft(args);
  const { draft, names, locks, contest, hostName } = loaded;
  const audience = draft.audience ?? USUAL.audience;
  return {
    shell: await stepShell(args.context, loaded, "audience"),
    audience,
    kinds: [...names.kinds].map(([id, name]) => ({ id, name })),
    units: audience.units.map((id) => ({ id, name: names.units.get(id) ?? id })),
    suggestions: await suggestUnits(args.context.handle.db, contest.unit),
    hostName,
    lock: locks.basis,
  };
}

export async function action(args: ActionFunctionArgs) {
  const page = await requireDraft(args);
  const { loaded, now } = page;
  const { db } = args.context.handle;
  const { draft, names, locks, contest } = loaded;
  const values = await formValues(args.request);
  const units = draft.audience?.units ?? [];
  const locked = locks.basis ? draft.audience : null;
  const form = readAudience(values, { kinds: [...names.kinds.keys()], units, locked });
  if (!form.ok) return refuseStep(values, form.errors, now);
  const audience = { ...form.value };
  const words = (values.newUnit ?? "").trim();
  if (values.intent === "preview" || (words === "" && values.intent !== "add-unit")) {
    return afterStep(args, page, "audience", values.intent ?? "next", { draft: { audience } });
  }
  // a name that was typed is added whichever button was pressed: nothing typed is dropped in silence
  const found = await findUnitByWords(db, words, contest.unit);
  if ("problem" in found) return refuseStep(values, { newUnit: found.problem }, now);
  if (!(await ancestorsOf(db, found.id)).includes(contest.unit)) {
    return refuseStep(values, { newUnit: `“${words}” không thuộc ${loaded.hostName}.` }, now);
  }
  if (!audience.units.includes(found.id)) audience.units.push(found.id);
  const adding = values.intent === "add-unit";
  const intent = adding ? "next" : (values.intent ?? "next");
  return afterStep(args, page, "audience", intent, { draft: { audience } }, { stay: adding });
}

export default function DraftAudience() {
  const { shell, ...fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [preview, setPreview] = useState<RulesPreview | null>(null);
  return (
    <StepFrame shell={shell} preview={preview ?? answer?.preview}>
      <StepForm shell={shell} answer={answer} onPreview={setPreview}>
        <AudienceStep {...fields} values={answer?.values ?? null} errors={answer?.errors ?? {}} />
      </StepForm>
    </StepFrame>
  );
}
