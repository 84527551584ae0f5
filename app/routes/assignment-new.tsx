import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { daysLater } from "#app/domain/moment-text.ts";
import { endOfLocalDay, localDay } from "#app/domain/vietnamese.ts";
import { assignPage, assignValues, makeAssignment } from "#app/features/assignments/api.server.ts";
import { AssignForm } from "#app/features/assignments/assign-form.tsx";
import { notFound, requireScope, requireViewer } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Giao bài · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "lesson.assign");
  const actor = requireViewer(context, request);
  const now = context.clock.now();
  const query = new URL(request.url).searchParams;
  const peopleOf = query.get("ban");
  const page = await assignPage(context.handle, context.content, { actor, now, peopleOf, targets: [] });
  if (!page) throw notFound();
  const [unit, lesson] = [query.get("lop"), query.get("bai")];
  return {
    page,
    start: {
      title: "",
      note: "",
      opensAt: null,
      // the end of the day in a week: the usual, and seen at once where it is not
      dueAt: daysLater(endOfLocalDay(localDay(now)), 7),
      late: "mark" as const,
      items: lesson ? [`lesson:${lesson}`] : [],
      targets: unit ? [`unit:${unit}`] : [],
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireScope(context, request, "lesson.assign");
  const by = { actor: requireViewer(context, request), now: context.clock.now() };
  const peopleOf = new URL(request.url).searchParams.get("ban");
  if (peopleOf !== null) await requireUnit(context, request, "lesson.assign", peopleOf);
  const values = await assignValues(request);
  const made = await makeAssignment(context.handle, context.content, values, by);
  if (!made.ok) return data({ values, errors: made.errors }, 400);
  return redirect(`${paths.assignment(made.id)}?xong=giao`);
}

export default function NewAssignment() {
  const { page, start } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { peopleOf, classes, groups } = page;
  const offered = classes.slice(0, 12);
  return (
    <>
      <Crumbs items={[{ label: "Giao bài", href: paths.assignments() }, { label: "Lần giao mới" }]} />
      <PageHead title="Giao bài" lead="Giao một lần cho nhiều lớp. Bạn nào vào lớp sau cũng nhận được." />
      <div className="section last stack">
        {groups.every(({ options }) => options.length === 0) ? (
          <EmptyState title={peopleOf ? "Lớp này chưa có ai" : "Chưa có lớp nào"}>
            <p>Nhập danh sách trước, rồi giao bài.</p>
          </EmptyState>
        ) : (
          <>
            {(peopleOf || (offered.length > 0 && offered.length === classes.length)) && (
              <Tabs
                label="Giao cho"
                items={[
                  { label: "Cả lớp", href: paths.assignmentNew(), current: !peopleOf },
                  ...offered.map(({ id, name }) => ({
                    label: `Vài bạn ${name}`,
                    href: paths.assignmentNew({ unit: id, people: true }),
                    current: id === peopleOf?.id,
                  })),
                ]}
              />
            )}
            <AssignForm
              page={page}
              start={start}
              values={answer?.values ?? null}
              errors={answer?.errors ?? {}}
              submit="Giao bài"
              back={paths.assignments()}
            />
          </>
        )}
      </div>
    </>
  );
}
