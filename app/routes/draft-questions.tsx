import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { poolParts, poolShortages } from "#app/domain/pools.ts";
import { bankOfDraft } from "#app/features/contests/api.server.ts";
import { shortageWords } from "#app/features/contests/checklist.ts";
import { MOST_LINES, USUAL } from "#app/features/contests/draft.ts";
import { QuestionsStep } from "#app/features/contests/questions-step.tsx";
import { type QuotaRow, rowsOfForm, rowsOfQuota, rowsOfValues } from "#app/features/contests/quota-editor.tsx";
import { readPaper } from "#app/features/contests/step-forms.ts";
import { type RulesPreview, StepForm, StepFrame } from "#app/features/contests/step-frame.tsx";
import { afterStep, refuseStep, requireDraft, stepShell } from "#app/features/contests/step-page.server.ts";
import { strataOf, tagsOf } from "#app/features/contests/strata.ts";
import { formValues } from "#app/http/forms.server.ts";

export { stepRevalidates as shouldRevalidate } from "#app/features/contests/step-frame.tsx";
export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Câu hỏi và lượt · ${data?.shell.title ?? ""} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { loaded } = await requireDraft(args);
  const { draft, locks } = loaded;
  const paper = draft.paper ?? USUAL.paper;
  const { rounds } = draft.time ?? USUAL.time;
  const { bank, shortages } = await bankOfDraft(args.context.handle.db, loaded);
  return {
    shell: await stepShell(args.context, loaded, "questions"),
    paper,
    strata: strataOf(bank),
    tags: tagsOf(bank),
    parts: poolParts(rounds, paper.ownPools),
    severalRounds: rounds.filter((round) => !round.rehearsal).length > 1,
    rehearsal: rounds.some((round) => round.rehearsal),
    // what one line lacks stands beside that line
    shortages: shortages.filter(({ lines }) => lines.length > 1).map(shortageWords),
    questionLock: locks.questions,
    countedLock: locks.basis,
  };
}

export async function action(args: ActionFunctionArgs) {
  const page = await requireDraft(args);
  const { loaded, now } = page;
  const { draft, locks } = loaded;
  const values = await formValues(args.request);
  const intent = values.intent ?? "next";
  if (intent === "add-line") {
    let n = 0;
    while (`q${n}_n` in values) n += 1;
    return refuseStep(n < MOST_LINES ? { ...values, [`q${n}_n`]: "" } : values, {}, now);
  }
  const form = readPaper(values, locks.questions ? draft.paper : null, locks.basis !== null);
  if (!form.ok)
    return intent === "preview"
      ? afterStep(args, page, "questions", intent, { draft: {} })
      : refuseStep(values, form.errors, now);
  const { rounds } = draft.time ?? USUAL.time;
  const { quota, ownPools } = form.value;
  const { bank } = await bankOfDraft(args.context.handle.db, loaded);
  const short = locks.questions === null && poolShortages(bank, quota, rounds, ownPools).length > 0;
  // kept all the same: the bank may grow. But one stays here and sees what is missing
  return afterStep(args, page, "questions", intent, { draft: { paper: form.value } }, { stay: short });
}

export default function DraftQuestions() {
  const { shell, paper, parts, ...fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [preview, setPreview] = useState<RulesPreview | null>(null);
  const values = answer?.values ?? null;
  const rows = values ? rowsOfValues(values) : rowsOfQuota(paper.quota);
  const [edited, setEdited] = useState<{ of: unknown; rows: readonly QuotaRow[] } | null>(null);
  // what was typed belongs to the form that is on the page; a form that came back begins anew
  const typed = edited && edited.of === (answer ?? paper) ? edited.rows : rows;
  return (
    <StepFrame shell={shell} preview={preview ?? answer?.preview}>
      <StepForm
        shell={shell}
        answer={answer}
        onPreview={setPreview}
        onEdit={(form) => setEdited({ of: answer ?? paper, rows: rowsOfForm(form) })}
      >
        <QuestionsStep {...fields} {...{ paper, parts, rows, typed, values }} errors={answer?.errors ?? {}} />
      </StepForm>
    </StepFrame>
  );
}
