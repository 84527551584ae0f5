import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { BRANCH_KINDS } from "#app/domain/branch.ts";
import { type RollTarget, rollTarget } from "#app/features/rolls/api.server.ts";
import { RollPreviewSheet } from "#app/features/rolls/preview-sheet.tsx";
import { RollResultSheet } from "#app/features/rolls/result-sheet.tsx";
import { rollWords } from "#app/features/rolls/words.ts";
import { listBranchesOutsideSchools, listUnitsBelow } from "#app/features/units/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Xem trước danh sách · Góc ASEAN" }];

/** Lines of each list that a page shows; the rest is in the counts and in the file. */
const SHOWN = 100;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "roll.import", params.unit);
  const target = await rollTarget(context.handle, unit);
  if (!target) throw notFound();
  const wanted = { id: params.upload ?? "", target, account: viewer.account, now: context.clock.now() };
  const view = await context.tasks.run("roll.preview", wanted, wanted);
  const head = { unit: unit.id, upload: wanted.id, name: unit.name, kind: target.kind };
  if (!view) return { ...head, view: null, groups: [] };
  const { report } = view;
  return {
    ...head,
    view: {
      file: view.name,
      applied: view.applied,
      report: {
        ...report,
        problems: report.problems.slice(0, SHOWN),
        problemCount: report.problems.length,
        changedPupils: report.changedPupils.slice(0, SHOWN),
      },
    },
    groups: view.applied ? await groupsToPrint(context.handle.db, target) : [],
  };
}

/** Classes or branches whose slips are the next step. */
async function groupsToPrint(db: Parameters<typeof listUnitsBelow>[0], { kind, unit }: RollTarget) {
  if (kind === "class" || kind === "branch") return [{ id: unit.id, name: unit.name }];
  const rows =
    kind === "school"
      ? await listUnitsBelow(db, { ancestor: unit.id, tree: "state", kinds: ["class"] })
      : await listBranchesOutsideSchools(db, { unit: unit.id, kinds: BRANCH_KINDS });
  return rows.map(({ id, name }) => ({ id, name: kind === "school" ? `lớp ${name}` : name }));
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "roll.import", params.unit);
  const target = await rollTarget(context.handle, unit);
  if (!target) throw notFound();
  const form = await request.formData();
  const ticked = (name: string) => form.get(name) === "yes";
  const wanted = { id: params.upload ?? "", target, account: viewer.account, now: context.clock.now() };
  const view = await context.tasks.run("roll.preview", wanted, wanted);
  if (!view || view.applied) return redirect(paths.rollPreview(unit.id, wanted.id));
  const makes = view.report.newClasses.length + view.report.newBranches.length > 0;
  const errors = {
    units: makes && !ticked("units") ? "Đánh dấu để đồng ý tạo các lớp, chi đoàn này." : null,
    bad: view.report.problems.length > 0 && !ticked("bad") ? "Đánh dấu để ghi các dòng đúng và bỏ qua dòng lỗi." : null,
  };
  if (errors.units || errors.bad) return data({ errors }, { status: 400 });
  const gone = form.getAll("absent").filter((value) => typeof value === "string");
  const choices = { skipBad: ticked("bad"), move: ticked("move"), endAbsent: new Set(gone) };
  await context.tasks.run("roll.apply", { ...wanted, choices }, wanted);
  return redirect(paths.rollPreview(unit.id, wanted.id));
}

export default function RollPreview() {
  const { unit, upload, name, kind, view, groups } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? { units: null, bad: null };
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: `Nhập danh sách ${name}`, href: paths.rollImport(unit) },
          { label: view?.applied ? "Đã ghi" : "Xem trước" },
        ]}
      />
      <PageHead
        title={view?.applied ? `Đã nhập danh sách ${name}` : `Xem trước: ${name}`}
        lead={view ? leadOf(view.file, view.report.schoolYear) : undefined}
      />
      <div className="section last stack">
        {!view && (
          <EmptyState
            title="Tệp này không còn chờ"
            action={<ButtonLink href={paths.rollImport(unit)}>Chọn lại tệp</ButtonLink>}
          >
            <p>Tệp chỉ được giữ một ngày cho người đã gửi.</p>
          </EmptyState>
        )}
        {view && !view.applied && (
          <RollPreviewSheet {...{ unit, upload, errors }} words={rollWords(kind)} report={view.report} />
        )}
        {view?.applied && <RollResultSheet {...{ unit, upload, groups }} report={view.report} />}
      </div>
    </>
  );
}

function leadOf(file: string, schoolYear: string | null): string {
  return schoolYear === null ? `Tệp ${file}.` : `Tệp ${file}, năm học ${schoolYear}.`;
}
