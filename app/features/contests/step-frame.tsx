import { Form, useFetcher, useNavigation } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "#app/components/button.tsx";
import { classNames } from "#app/components/class-names.ts";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import type { ContestRules } from "#app/domain/contest.ts";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { NoticeLine } from "./notice-list.tsx";
import type { ShownRound } from "./rules-facts.ts";
import { RulesSheet } from "./rules-sheet.tsx";
import { STEP_LABELS, STEPS, type StepId, stepAfter, stepHref } from "./steps.ts";

/** The thể lệ as it would be. */
export interface RulesPreview {
  readonly rules: ContestRules;
  readonly rounds: readonly ShownRound[];
  readonly notices: readonly NoticeLine[];
}

/** What every step's page has. */
export interface StepShell {
  readonly contest: string;
  readonly slug: string;
  readonly title: string;
  readonly step: StepId;
  readonly done: readonly StepId[];
  /** The published version that is being changed; null for a new contest. */
  readonly version: number | null;
  readonly savedAt: number | null;
  readonly preview: RulesPreview;
}

/** What a step's action answers when it does not lead on. */
export interface StepAnswer {
  readonly preview: RulesPreview | null;
  /** What was typed; null for a preview. */
  readonly values: Record<string, string> | null;
  readonly errors: Record<string, string>;
  readonly at: number;
}

/** While somebody types only the preview is asked for: nothing else of the page changes. */
export function stepRevalidates({
  formData,
  defaultShouldRevalidate,
}: {
  formData?: FormData;
  defaultShouldRevalidate: boolean;
}): boolean {
  return formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;
}

function lead({ version, savedAt }: StepShell): string {
  const saved = savedAt === null ? "" : ` Lưu lần cuối ${formatDateTime(savedAt)}.`;
  if (version === null) return `Bản nháp: chỉ ban tổ chức thấy.${saved}`;
  return savedAt === null
    ? `Đang sửa thể lệ bản ${version}. Thí sinh chỉ thấy khi công bố bản mới.`
    : `Sửa đổi cho thể lệ bản ${version}, chưa công bố.${saved}`;
}

/** Where one is among the steps; each is a link, so that any can be left and come back to. */
function StepNav({ shell }: { shell: StepShell }) {
  return (
    <nav aria-label="Các bước">
      <ol className="step-nav">
        {STEPS.map((step) => {
          const here = step === shell.step;
          const done = shell.done.includes(step);
          return (
            <li key={step} className={classNames(here && "now", done && "done")}>
              <a href={stepHref[step](shell.contest)} aria-current={here ? "step" : undefined}>
                {STEP_LABELS[step]}
                {done && <span className="hide"> (đã lưu)</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Title, the way through the steps, the step itself and, beside it, the thể lệ as pupils will see it. */
export function StepFrame({
  shell,
  preview,
  children,
}: {
  shell: StepShell;
  preview?: RulesPreview | null;
  children: ReactNode;
}) {
  const shown = preview ?? shell.preview;
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          ...(shell.version === null ? [] : [{ label: shell.title, href: paths.organiserContest(shell.slug) }]),
          { label: shell.version === null ? shell.title : "Sửa thể lệ" },
        ]}
      />
      <PageHead title={shell.title} lead={lead(shell)} />
      <StepNav shell={shell} />
      <div className="section last grid side wide making">
        <div className="stack-l">{children}</div>
        <aside className="preview sheet" aria-labelledby="xem-thu">
          <h2 id="xem-thu" className="h-m mb5">
            Thí sinh sẽ thấy
          </h2>
          <RulesSheet rules={shown.rules} rounds={shown.rounds} notices={shown.notices} level={3} />
        </aside>
      </div>
    </>
  );
}

const PREVIEW_PAUSE_MS = 500;

/**
 * A step's form. Sending it saves; with JavaScript the preview follows what is typed. The first submit button is a
 * hidden "save and go on": it is what Enter presses in any field.
 */
export function StepForm({
  shell,
  answer,
  onPreview,
  onEdit,
  children,
}: {
  shell: StepShell;
  answer: StepAnswer | undefined;
  onPreview: (preview: RulesPreview) => void;
  /** Told with every change, for what the step itself reckons while somebody types. */
  onEdit?: (form: FormData) => void;
  children: ReactNode;
}) {
  const fetcher = useFetcher<StepAnswer>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const busy = useNavigation().state !== "idle";
  const problems = Object.entries(answer?.errors ?? {}).map(([field, message]) => ({ field, message }));
  const live = fetcher.data?.preview ?? null;
  const returned = answer?.preview ?? null;
  useEffect(() => {
    if (live) onPreview(live);
  }, [live, onPreview]);
  useEffect(() => {
    if (returned) onPreview(returned);
  }, [returned, onPreview]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const changed = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    onEdit?.(new FormData(form));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const typed = new FormData(form);
      typed.set("intent", "preview");
      fetcher.submit(typed, { method: "post" });
    }, PREVIEW_PAUSE_MS);
  };
  return (
    <Form
      method="post"
      className="stack-l"
      noValidate
      onChange={changed}
      onSubmit={() => clearTimeout(timer.current)}
      key={`${shell.savedAt}-${answer?.at}`}
    >
      <button className="hide" type="submit" name="intent" value="next" tabIndex={-1} aria-hidden="true">
        Lưu
      </button>
      <FormError problems={problems} />
      {children}
      <div className="row">
        <Button big name="intent" value="next" disabledReason={busy ? "Đang lưu…" : undefined}>
          Lưu và sang “{STEP_LABELS[stepAfter(shell.step)]}”
        </Button>
        <Button big variant="quiet" name="intent" value="later">
          Lưu, làm tiếp sau
        </Button>
      </div>
    </Form>
  );
}
