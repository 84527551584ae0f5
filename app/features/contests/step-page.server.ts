import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { LEVELS } from "#app/domain/question.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import type { ContestDraft } from "./draft.ts";
import { USUAL } from "./draft.ts";
import { rulesOfDraft } from "./draft-rules.ts";
import type { Values } from "./form-reader.ts";
import { type LoadedDraft, loadDraft } from "./load-draft.server.ts";
import type { NoticeLine } from "./notice-list.tsx";
import { noticeLines } from "./notices.server.ts";
import { saveStep } from "./save-draft.server.ts";
import type { RulesPreview, StepAnswer, StepShell } from "./step-frame.tsx";
import { STEPS, type StepId, stepAfter, stepHref } from "./steps.ts";

interface Ask {
  readonly params: { readonly contest?: string };
  readonly request: Request;
  readonly context: AppLoadContext;
}

/** The draft an address names, for who may manage it; 404 for everybody else, and for what is not there. */
export async function requireDraft({
  params,
  request,
  context,
}: Ask): Promise<{ viewer: Viewer; loaded: LoadedDraft; now: number }> {
  const viewer = requireViewer(context, request);
  const now = context.clock.now();
  const loaded = await loadDraft(context.handle.db, viewer, params.contest ?? "", now);
  if (!loaded) throw notFound();
  return { viewer, loaded, now };
}

/** What surrounds every step: where one is, what is done, and the thể lệ as it would be. */
export async function stepShell(context: AppLoadContext, loaded: LoadedDraft, step: StepId): Promise<StepShell> {
  const { contest, draft, view, savedAt } = loaded;
  const done: Record<StepId, boolean> = {
    name: true,
    audience: draft.audience !== null,
    rounds: draft.time !== null,
    questions: draft.paper !== null,
    results: draft.results !== null,
    review: false,
  };
  return {
    contest: contest.id,
    slug: contest.slug,
    title: draft.title,
    step,
    done: STEPS.filter((each) => done[each]),
    version: view?.rulesVersion ?? null,
    savedAt,
    preview: previewOf(loaded, {}, await noticeLines(context.handle, contest)),
  };
}

/** The thể lệ that a draft with these changes would have. */
export function previewOf(
  { draft, names }: LoadedDraft,
  change: Partial<ContestDraft>,
  notices: readonly NoticeLine[],
): RulesPreview {
  const changed = { ...draft, ...change };
  const rules = rulesOfDraft(changed, names);
  const shown = rules.levels.length > 0 ? rules : { ...rules, levels: LEVELS };
  return { rules: shown, rounds: (changed.time ?? USUAL.time).rounds, notices };
}

/**
 * What follows when a step's form was sent and is right: the preview alone while somebody types, otherwise it is saved
 * and one goes on, or leaves it for later. `stay` keeps one on the step, which then shows why.
 */
export async function afterStep(
  { context }: Ask,
  { viewer, loaded, now }: { viewer: Viewer; loaded: LoadedDraft; now: number },
  step: StepId,
  intent: string,
  change: { readonly draft: Partial<ContestDraft>; readonly head?: { slug: string; unit: string } },
  { stay = false }: { stay?: boolean } = {},
) {
  const { id, slug } = loaded.contest;
  if (intent === "preview") {
    return data<StepAnswer>({
      preview: previewOf(loaded, change.draft, await noticeLines(context.handle, loaded.contest)),
      values: null,
      errors: {},
      at: now,
    });
  }
  const saved = await saveStep(context.handle, id, step, change, { account: viewer.account, now });
  if (saved === "gone") throw notFound();
  if (saved === "slug_taken") return refuseStep({}, { slug: "Địa chỉ này đã có cuộc thi khác dùng." }, now);
  if (intent === "later") return redirect(loaded.view ? paths.organiserContest(slug) : paths.organiser());
  return redirect(stepHref[stay ? step : stepAfter(step)](id));
}

/**
 * The form comes back with what was typed and a sentence beside each field that is wrong; with `preview` the thể lệ
 * beside it follows what was typed.
 */
export function refuseStep(
  values: Values,
  errors: Record<string, string>,
  now: number,
  preview: RulesPreview | null = null,
) {
  const wrong = Object.keys(errors).length > 0;
  return data<StepAnswer>({ preview, values: { ...values }, errors, at: now }, { status: wrong ? 400 : 200 });
}
