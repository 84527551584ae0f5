import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import {
  allowResit,
  type PersonAttempts,
  personAttempts,
  type RulingResult,
  requireContest,
  restoreAttempt,
  voidAttempt,
} from "#app/features/remedies/api.server.ts";
import { AttemptTable, ResitSheet, RulingTable } from "#app/features/remedies/attempt-tables.tsx";
import { rulingForm } from "#app/features/remedies/forms.ts";
import { type Asked, RulingForm } from "#app/features/remedies/ruling-form.tsx";
import { RULING_REFUSALS } from "#app/features/remedies/words.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction = () => [{ title: "Lượt thi của một thí sinh · Góc ASEAN" }];

const DONE = {
  void: "Đã huỷ lượt thi.",
  restore: "Đã khôi phục lượt thi.",
  resit: "Đã cho thi thêm một lượt.",
} as const;

async function pageOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const page = await requireContest(args);
  const by = { account: page.viewer.account, now: page.now };
  const of = await personAttempts(args.context.handle.db, page, args.params.person ?? "", by);
  if (!of) throw notFound();
  return { page, by, of };
}

/** What the address asks to decide, if it may be decided. */
function askedIn(of: PersonAttempts, query: URLSearchParams): Asked | null {
  if (of.issued) return null;
  const toVoid = of.attempts.find(({ id, state }) => id === query.get("huy") && state !== "void");
  if (toVoid) return { intent: "void", attempt: toVoid };
  const toRestore = of.attempts.find(({ id, was }) => id === query.get("khoi-phuc") && was !== null);
  if (toRestore) return { intent: "restore", attempt: toRestore };
  const round = of.rounds.find(({ id, closed }) => id === query.get("thi-lai") && !closed);
  return round ? { intent: "resit", round } : null;
}

export async function loader(args: LoaderFunctionArgs) {
  const { page, of } = await pageOf(args);
  const { slug, title } = page.view.contest;
  const query = new URL(args.request.url).searchParams;
  const done = query.get("xong") ?? "";
  return {
    slug,
    title,
    of,
    now: page.now,
    asked: askedIn(of, query),
    id: newId(),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { page, by, of } = await pageOf(args);
  const { handle } = args.context;
  const { contest } = page.view;
  const values = await formValues(args.request);
  const form = checkForm(rulingForm, values);
  const refuse = (message: string | null, errors: Record<string, string>, status: number) =>
    data({ message, reason: values.reason ?? "", error: errors.reason }, { status });
  if (!form.ok) return refuse(form.errors.reason ? null : "Tải lại trang rồi thử lại.", form.errors, 400);
  const { intent, on, id, reason } = form.value;
  let result: RulingResult = { ok: false, code: "gone" };
  if (intent === "resit") {
    const round = page.view.rounds.find((each) => each.id === on);
    if (round) result = await allowResit(handle, contest, { id, person: of.person, round, reason }, by);
  } else if (of.attempts.some((attempt) => attempt.id === on)) {
    const rule = intent === "void" ? voidAttempt : restoreAttempt;
    result = await rule(handle, contest, { attempt: on, reason }, by);
  }
  if (!result.ok) return refuse(RULING_REFUSALS[result.code], {}, 409);
  return redirect(`${paths.contestPerson(contest.slug, of.person)}?xong=${intent}`);
}

export default function ContestPerson() {
  const { slug, title, of, now, asked, id, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const here = paths.contestPerson(slug, of.person);
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: title, href: paths.organiserContest(slug) },
          { label: "Lượt thi", href: paths.contestAttempts(slug) },
          { label: of.name },
        ]}
      />
      <PageHead title={of.name} lead={[of.place, of.login].filter(Boolean).join(" · ")} />
      <div className="section last stack">
        {answer?.message && <Note tone="bad" live="alert" title={answer.message} />}
        {done && !answer && <Note tone="ok" live="status" title={done} />}
        {of.issued && (
          <Note tone="still" title="Kết quả chính thức đã chốt.">
            <p>Không huỷ, khôi phục hay cho thi lại được nữa. Sai thì phải ra bản đính chính.</p>
          </Note>
        )}
        {asked && (
          <RulingForm {...{ asked, id, of, now }} back={here} reason={answer?.reason ?? ""} error={answer?.error} />
        )}
        <AttemptTable attempts={of.attempts} issued={of.issued} />
        <ResitSheet rounds={of.rounds} issued={of.issued} />
        <RulingTable rulings={of.rulings} />
      </div>
    </>
  );
}
