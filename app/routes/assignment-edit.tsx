import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { assignPage, assignValues, changeAssignment, openAssignment } from "#app/features/assignments/api.server.ts";
import { AssignForm } from "#app/features/assignments/assign-form.tsx";
import { notFound, requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Sửa lần giao bài · Góc ASEAN" }];

/** The assignment, for who may change it and as long as it stands. */
async function changeable({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  requireScope(context, request, "lesson.assign");
  const actor = requireViewer(context, request);
  const found = await openAssignment(context.handle, params.assignment ?? "", actor);
  if (!found?.mayChange || found.head.withdrawn_at !== null) throw notFound();
  return { actor, found, now: context.clock.now() };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, found, now } = await changeable(args);
  const { head, items, targets } = found;
  const { handle: database, content } = args.context;
  const page = await assignPage(database, content, { actor, now, peopleOf: null, targets });
  if (!page) throw notFound();
  return {
    id: head.id,
    title: head.title,
    page,
    start: {
      title: head.title,
      note: head.note,
      opensAt: head.opens_at,
      dueAt: head.due_at,
      late: head.late,
      items: items.map(({ kind, ref }) => `${kind}:${ref}`),
      targets: targets.map(({ kind, target }) => `${kind}:${target}`),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, found, now } = await changeable(args);
  const { handle: database, content } = args.context;
  const values = await assignValues(args.request);
  const changed = await changeAssignment(database, content, found, values, { actor, now });
  if (!changed.ok) return data({ values, errors: changed.errors }, 400);
  return redirect(`${paths.assignment(changed.id)}?xong=sua`);
}

export default function EditAssignment() {
  const { id, title, page, start } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Giao bài", href: paths.assignments() },
          { label: title, href: paths.assignment(id) },
          { label: "Sửa" },
        ]}
      />
      <PageHead title="Sửa lần giao bài" lead="Bài các bạn đã làm và hạn riêng đã cho vẫn giữ." />
      <div className="section last">
        <AssignForm
          page={page}
          start={start}
          values={answer?.values ?? null}
          errors={answer?.errors ?? {}}
          submit="Lưu"
          back={paths.assignment(id)}
        />
      </div>
    </>
  );
}
