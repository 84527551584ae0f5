import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PillarName } from "#app/components/pillar-name.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { assignmentDetail, dropAssignment, openAssignment } from "#app/features/assignments/api.server.ts";
import { LATE_WORDS, PHASE_WORDS, windowWords } from "#app/features/assignments/words.ts";
import { formValues } from "#app/http/forms.server.ts";
import { notFound, requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.line.title ?? "Lần giao bài"} · Góc ASEAN` },
];

async function opened({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  requireScope(context, request, "lesson.assign");
  const actor = requireViewer(context, request);
  const found = await openAssignment(context.handle, params.assignment ?? "", actor);
  if (!found) throw notFound();
  return { found, by: { actor, now: context.clock.now() } };
}

export async function loader(args: LoaderFunctionArgs) {
  const { found, by } = await opened(args);
  const { content, tasks } = args.context;
  const { now } = by;
  const ask = { assignment: found.head.id, scope: scopeOf(by.actor, "class.view"), now };
  const detail = assignmentDetail(content, found, await tasks.run("assignment.groups", ask, { now }), now);
  const query = new URL(args.request.url).searchParams;
  return { ...detail, done: query.get("xong"), asked: query.has("rut") };
}

export async function action(args: ActionFunctionArgs) {
  const { found, by } = await opened(args);
  if (!found.mayChange) throw notFound();
  const values = await formValues(args.request);
  if (values.intent !== "withdraw") throw notFound();
  await dropAssignment(args.context.handle, found, by);
  return redirect(`${paths.assignment(found.head.id)}?xong=rut`);
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  giao: "Đã giao bài.",
  sua: "Đã lưu.",
  rut: "Đã rút lần giao này.",
};

export default function Assignment() {
  const { line, maker, items, by, groups, mayChange, done, asked } = useLoaderData<typeof loader>();
  const sum = (pick: (group: (typeof groups)[number]) => number) => groups.reduce((all, group) => all + pick(group), 0);
  const [people, finished, begun] = [sum((g) => g.people), sum((g) => g.finished), sum((g) => g.begun)];
  const stands = line.phase !== "withdrawn";
  const doneWords = done ? DONE_WORDS[done] : undefined;
  const address = (unit: string) =>
    by === "school" ? paths.schoolLessons(unit) : paths.classAssigned(unit, stands ? line.id : undefined);
  return (
    <>
      <Crumbs items={[{ label: "Giao bài", href: paths.assignments() }, { label: line.title }]} />
      <PageHead
        above={<Badge tone={PHASE_WORDS[line.phase].tone}>{PHASE_WORDS[line.phase].text}</Badge>}
        title={line.title}
        lead={`${windowWords(line)}${line.dueAt === null ? "" : `; ${LATE_WORDS[line.late].short}`}.${maker ? ` ${maker} giao.` : ""}`}
        actions={
          mayChange &&
          stands && (
            <>
              <ButtonLink variant="quiet" href={paths.assignmentEdit(line.id)}>
                Sửa
              </ButtonLink>
              <ButtonLink variant="quiet" href={`${paths.assignment(line.id)}?rut`}>
                Rút lại
              </ButtonLink>
            </>
          )
        }
      />
      <div className="section last stack-l">
        {doneWords && <Note tone="ok" title={doneWords} live="status" />}
        {asked && mayChange && stands && (
          <Note
            tone="warn"
            title="Rút lần giao này?"
            action={
              <Form method="post" action={paths.assignment(line.id)} className="row">
                <Button variant="danger" name="intent" value="withdraw">
                  Rút lần giao
                </Button>
                <ButtonLink variant="quiet" href={paths.assignment(line.id)}>
                  Giữ lại
                </ButtonLink>
              </Form>
            }
          >
            Các bạn không còn thấy bài trong phần được giao. Bài đã học vẫn giữ. Rút rồi không mở lại được.
          </Note>
        )}
        {line.note && <p className="measure">Lời dặn: {line.note}</p>}
        <Kpis
          items={[
            { label: "Bạn được giao", value: formatNumber(people) },
            { label: "Xong hết", value: formatNumber(finished), note: formatPercent(finished, people) },
            { label: "Đang học", value: formatNumber(begun) },
            { label: "Chưa bắt đầu", value: formatNumber(people - finished - begun) },
          ]}
        />
        <DataTable
          caption={by === "school" ? "Theo trường" : "Theo lớp, chi đoàn"}
          mode="fold"
          rows={groups}
          rowKey={(row) => row.unit}
          empty={
            <EmptyState title="Chưa có ai">
              <p>Danh sách của các lớp được giao còn trống.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: by === "school" ? "Trường" : "Lớp",
              rowHeader: true,
              cell: (row) => <a href={address(row.unit)}>{row.name}</a>,
            },
            { key: "people", header: "Bạn", numeric: true, cell: (row) => formatNumber(row.people) },
            { key: "finished", header: "Xong hết", numeric: true, cell: (row) => formatNumber(row.finished) },
            { key: "begun", header: "Đang học", numeric: true, cell: (row) => formatNumber(row.begun) },
            {
              key: "none",
              header: "Chưa bắt đầu",
              numeric: true,
              cell: (row) => formatNumber(row.people - row.finished - row.begun),
            },
            {
              key: "rate",
              header: "Tỷ lệ xong",
              numeric: true,
              cell: (row) => formatPercent(row.finished, row.people),
            },
          ]}
        />
        <DataTable
          caption={`${formatNumber(items.length)} bài`}
          mode="fold"
          rows={items}
          rowKey={(item) => `${item.kind}:${item.ref}`}
          columns={[
            {
              key: "title",
              header: "Bài",
              rowHeader: true,
              cell: (item) => (item.href && item.kind === "lesson" ? <a href={item.href}>{item.title}</a> : item.title),
            },
            { key: "pillar", header: "Trụ cột", cell: (item) => item.pillar && <PillarName pillar={item.pillar} /> },
            { key: "minutes", header: "Phút", numeric: true, cell: (item) => formatNumber(item.minutes) },
            {
              key: "taught",
              header: "Dạy cả lớp",
              cell: (item) =>
                item.kind === "lesson" && item.href ? (
                  <a href={paths.taught(item.ref)}>
                    Ghi đã dạy<span className="hide"> {item.title}</span>
                  </a>
                ) : (
                  "–"
                ),
            },
          ]}
        />
      </div>
    </>
  );
}
