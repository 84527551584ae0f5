import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { groupWord, isBranchKind } from "#app/domain/branch.ts";
import { formatNumber, localDay } from "#app/domain/vietnamese.ts";
import { recordTaught, taughtForm, taughtInClass } from "#app/features/lessons/api.server.ts";
import { ClassTaughtForm } from "#app/features/lessons/class-taught-form.tsx";
import { TaughtList } from "#app/features/lessons/taught-list.tsx";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? "Sổ bài đã dạy"} ${page?.name ?? ""} · Góc ASEAN` },
];

const MOST_LINES = 300;

/** The class or branch of the address; a school or a union keeps no record of its own. */
async function opened({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "class.view", params.unit);
  const branch = isBranchKind(unit.kind);
  if (!branch && unit.kind !== "class") throw notFound();
  return { viewer, unit, branch };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, unit, branch } = await opened(args);
  const { request, context } = args;
  const { content } = context;
  return {
    id: unit.id,
    name: unit.name,
    word: groupWord(unit.kind),
    branch,
    title: branch ? `Sổ sinh hoạt ${groupWord(unit.kind)}` : "Sổ bài đã dạy",
    today: localDay(context.clock.now()),
    lines: await taughtInClass(context.handle, content, { unit: unit.id, account: viewer.account, limit: MOST_LINES }),
    modules: content.modules
      .filter(({ lessons }) => lessons.length > 0)
      .map(({ title, lessons }) => ({ title, lessons: lessons.map(({ id, title: name }) => ({ id, title: name })) })),
    done: new URL(request.url).searchParams.get("xong"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, unit } = await opened(args);
  const { request, context } = args;
  const values = await formValues(request);
  const lesson = context.content.lessons.get(values.lesson ?? "");
  const checked = checkForm(taughtForm, { ...values, unit: unit.id });
  const errors = { ...(checked.ok ? {} : checked.errors), ...(lesson ? {} : { lesson: "Chọn bài." }) };
  if (!checked.ok || !lesson) return data({ values, errors: errors as Record<string, string> }, 400);
  const by = { actor: viewer, now: context.clock.now() };
  const outcome = await recordTaught(context.handle, lesson.id, { ...checked.value, entry: undefined }, by);
  if (!outcome.ok) {
    return data({ values, errors: { [outcome.field]: outcome.message } as Record<string, string> }, 400);
  }
  return redirect(`${paths.classTaught(unit.id)}?xong=ghi`);
}

export default function ClassTaught() {
  const { id, name, word, branch, title, today, lines, modules, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id) },
          { label: title },
        ]}
      />
      <PageHead
        title={`${title}: ${name}`}
        lead={`Mỗi buổi một dòng, ghi cả ${word}, không ghi tên. Bạn nào tự học xong thì tính riêng.`}
        actions={lines.length > 0 && <PrintButton variant="quiet">In</PrintButton>}
      />
      <div className="section last stack-l">
        {!answer && done === "ghi" && <Note tone="ok" title="Đã ghi." live="status" />}
        <FormError
          problems={Object.entries(errors).map(([field, message]) =>
            field === "form" || field === "unit" ? { message } : { field, message },
          )}
        />
        <ClassTaughtForm
          modules={modules}
          today={today}
          slot={branch ? "branch" : "class"}
          values={answer?.values ?? {}}
          errors={errors}
        />
        {lines.length > 0 ? (
          <TaughtList caption={`${formatNumber(lines.length)} buổi đã ghi`} lines={lines} of="class" />
        ) : (
          <EmptyState title="Chưa ghi buổi nào">
            <p>Ghi buổi đầu tiên ở trên, hoặc ở cuối màn trình chiếu của bài.</p>
          </EmptyState>
        )}
      </div>
    </>
  );
}
