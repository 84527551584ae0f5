import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checklistFor, discardDraft, publishDraft, publishRevision } from "#app/features/contests/api.server.ts";
import { ReviewStep } from "#app/features/contests/review-step.tsx";
import { rulesChanges } from "#app/features/contests/rules-facts.ts";
import { StepFrame } from "#app/features/contests/step-frame.tsx";
import { requireDraft, stepShell } from "#app/features/contests/step-page.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Kiểm tra · ${page?.shell.title ?? ""} · Góc ASEAN` },
];

const PROBLEMS: Record<string, string> = {
  missing: "Còn chỗ cần làm.",
  changed: "Có người vừa lưu một bước. Đọc lại rồi công bố.",
  stale: "Có người vừa công bố một bản khác. Bỏ các sửa đổi này rồi sửa lại từ bản mới.",
  nothing: "Chưa có thay đổi nào để công bố.",
  pool_short: "Kho câu hỏi không còn đủ cho các dòng đã chọn. Xem lại bước Câu hỏi.",
};

export async function loader(args: LoaderFunctionArgs) {
  const { loaded, now } = await requireDraft(args);
  const { draft, view, published } = loaded;
  const shell = await stepShell(args.context, loaded, "review");
  const changes =
    view && published
      ? rulesChanges(
          { title: view.contest.title, rules: view.rules, rounds: published.rounds },
          { title: draft.title, rules: loaded.rules, rounds: shell.preview.rounds },
        )
      : null;
  return {
    shell,
    checklist: await checklistFor(args.context.handle.db, loaded, now),
    changes,
    asking: new URL(args.request.url).searchParams.has("xoa"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, loaded, now } = await requireDraft(args);
  const { handle: database } = args.context;
  const { contest } = loaded;
  const by = { account: viewer.account, now };
  const values = await formValues(args.request);
  const refuse = (problem: string | null, errors: Record<string, string> = {}) =>
    data({ problem, errors, reason: values.reason ?? "" }, { status: problem ? 409 : 400 });
  if (values.intent === "discard") {
    await discardDraft(database, contest.id, by);
    return redirect(loaded.view ? paths.organiserContest(contest.slug) : paths.organiser());
  }
  if (!loaded.view) {
    const result = await publishDraft(database, contest.id, by);
    return result.ok
      ? redirect(paths.organiserPublished(result.slug))
      : refuse(PROBLEMS[result.code] ?? "Chưa công bố được.");
  }
  const reason = (values.reason ?? "").replace(/\s+/g, " ").trim();
  if (reason.length < 5) return refuse(null, { reason: "Ghi lý do sửa, ít nhất 5 ký tự: lý do được in cùng thể lệ." });
  if (reason.length > 500) return refuse(null, { reason: `Lý do dài nhất 500 ký tự, đang có ${reason.length}.` });
  const result = await publishRevision(database, contest.id, { ...by, reason });
  return result.ok
    ? redirect(paths.organiserPublished(contest.slug))
    : refuse(PROBLEMS[result.code] ?? "Chưa công bố được.");
}

export default function DraftReview() {
  const { shell, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepFrame shell={shell}>
      <ReviewStep
        shell={shell}
        {...page}
        reason={answer?.reason ?? ""}
        errors={answer?.errors ?? {}}
        problem={answer?.problem ?? null}
      />
    </StepFrame>
  );
}
