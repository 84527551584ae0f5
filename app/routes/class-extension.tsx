import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { MomentInput } from "#app/components/moment-input.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { formatEnd } from "#app/domain/vietnamese.ts";
import { classMatrix, endExtension, extendFor, openAssignment, readDue } from "#app/features/assignments/api.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Gia hạn ${page?.name ?? ""} · Góc ASEAN` },
];

async function opened({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "lesson.assign", params.unit);
  const found = await openAssignment(context.handle, params.assignment ?? "", viewer);
  if (!found || found.head.withdrawn_at !== null || found.head.due_at === null) throw notFound();
  const now = context.clock.now();
  const ask = { unit: unit.id, assignment: found.head.id, account: viewer.account, now };
  const matrix = await classMatrix(context.handle, context.content, ask);
  if (!matrix) throw notFound();
  return { viewer, unit, found, rows: matrix.rows, now };
}

export async function loader(args: LoaderFunctionArgs) {
  const { unit, found, rows } = await opened(args);
  return {
    id: unit.id,
    name: unit.name,
    assignment: { id: found.head.id, title: found.head.title, dueAt: found.head.due_at },
    people: rows.filter(({ given }) => given > 0).map(({ person, name }) => ({ person, name })),
    extended: rows.filter(({ extendedTo }) => extendedTo !== null),
    done: new URL(args.request.url).searchParams.get("xong"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, unit, found, rows, now } = await opened(args);
  const { handle: database } = args.context;
  const values = await formValues(args.request);
  const by = { actor: viewer, now };
  const person = rows.find((row) => row.person === values.person)?.person ?? null;
  const back = paths.classExtension(unit.id, found.head.id);
  if (values.intent === "end") {
    if (person) await endExtension(database, { assignment: found.head.id, person, unit: unit.id }, by);
    return redirect(`${back}?xong=bo`);
  }
  const due = readDue(values);
  const errors: Record<string, string> = {
    ...(due.ok ? {} : due.errors),
    ...(person === null && { person: "Chọn một bạn." }),
  };
  if (!due.ok || person === null) return data({ values, errors }, 400);
  const outcome = await extendFor(database, { assignment: found, person, dueAt: due.dueAt, unit: unit.id }, by);
  if (!outcome.ok) return data({ values, errors: { [outcome.field]: outcome.message } as Record<string, string> }, 400);
  return redirect(`${back}?xong=cho`);
}

const DONE_WORDS: Readonly<Record<string, string>> = { cho: "Đã gia hạn.", bo: "Đã bỏ hạn riêng." };

export default function ClassExtension() {
  const { id, name, assignment, people, extended, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  const doneWords = !answer && done ? DONE_WORDS[done] : undefined;
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id) },
          { label: "Bài được giao", href: paths.classAssigned(id, assignment.id) },
          { label: "Gia hạn" },
        ]}
      />
      <PageHead
        title="Gia hạn cho một bạn"
        lead={`${assignment.title}, hạn chung ${formatEnd(assignment.dueAt ?? 0)}.`}
      />
      <div className="section last stack">
        {doneWords && <Note tone="ok" title={doneWords} live="status" />}
        <FormError problems={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
        <Form method="post" noValidate className="measure">
          <Select
            name="person"
            label="Bạn"
            defaultValue={answer?.values.person ?? ""}
            error={errors.person}
            options={[
              { value: "", label: "Chọn một bạn" },
              ...people.map(({ person, name: label }) => ({ value: person, label })),
            ]}
          />
          <MomentInput
            name="due"
            label="Hạn mới"
            what="hạn"
            moment={null}
            values={answer?.values ?? null}
            errors={errors}
            end
          />
          <div className="form-actions">
            <Button name="intent" value="give">
              Gia hạn
            </Button>
          </div>
        </Form>
        {extended.length > 0 && (
          <DataTable
            caption="Đã gia hạn"
            mode="fold"
            rows={extended}
            rowKey={(row) => row.person}
            columns={[
              { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
              { key: "due", header: "Hạn riêng", cell: (row) => formatEnd(row.extendedTo ?? 0) },
              {
                key: "end",
                header: "Việc",
                cell: (row) => (
                  <Form method="post">
                    <input type="hidden" name="person" value={row.person} />
                    <Button variant="plain" name="intent" value="end">
                      Bỏ<span className="hide"> hạn riêng của {row.name}</span>
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        )}
      </div>
    </>
  );
}
