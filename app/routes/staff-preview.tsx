import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HashingBusyError } from "#app/auth/password.server.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { InvitationSlips } from "#app/features/accounts/printed-slips.tsx";
import { type Invitations, inviteStaff } from "#app/features/staff/api.server.ts";
import { staffTarget } from "#app/features/staff-lists/api.server.ts";
import { type ShownStaffReport, StaffPreviewSheet } from "#app/features/staff-lists/preview-sheet.tsx";
import { StaffResultSheet } from "#app/features/staff-lists/result-sheet.tsx";
import { formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Xem trước nhân sự · Góc ASEAN" }];

/** Lines of each list that a page shows; the rest is in the counts and in the file. */
const SHOWN = 100;

type Place = Pick<LoaderFunctionArgs, "params" | "request" | "context">;

/** The upload that the address names, as this viewer may see it. */
async function open({ params, request, context }: Place) {
  const page = await requireUnit(context, request, "staff.manage", params.unit);
  const target = await staffTarget(context.handle, page);
  if (!target) throw notFound();
  const { viewer } = page;
  const place = { id: params.upload ?? "", account: viewer.account, now: context.clock.now() };
  const upload = { ...place, target: { ...target, viewer } };
  const view = await context.tasks.run("staff.preview", upload, place);
  return { ...page, isSchool: target.isSchool, upload, view };
}

export async function loader(place: LoaderFunctionArgs) {
  const { unit, isSchool, upload, view } = await open(place);
  const head = { unit: unit.id, upload: upload.id, name: unit.name, isSchool };
  if (!view) return { ...head, view: null };
  const { dryRun: _dryRun, accounts, problems, notes, people, unnamed, ...report } = view.report;
  const shown: ShownStaffReport = {
    ...report,
    problems: problems.slice(0, SHOWN),
    notes: notes.slice(0, SHOWN),
    people: people.slice(0, SHOWN),
    unnamed: unnamed.slice(0, SHOWN),
    counts: {
      problems: problems.length,
      notes: notes.length,
      people: people.length,
      unnamed: unnamed.length,
      accounts: accounts.length,
    },
  };
  return { ...head, view: { file: view.name, applied: view.applied, report: shown } };
}

interface Answer {
  readonly error: string | null;
  readonly invited: Invitations | null;
  readonly address: string;
}

export async function action(place: ActionFunctionArgs) {
  const { viewer, unit, isSchool, upload, view } = await open(place);
  const { handle, settings, tasks } = place.context;
  const values = await formValues(place.request);
  const answer = (part: Partial<Answer>, status: number) =>
    data<Answer>(
      { error: null, invited: null, address: settings.publicUrl.host, ...part },
      { status, headers: { "Cache-Control": "no-store" } },
    );
  const back = redirect(paths.staffPreview(unit.id, upload.id));
  if (!view) return back;
  if (view.applied) {
    if (values.intent !== "print" || view.report.accounts.length === 0) return back;
    const order = { viewer, now: upload.now, unit: { id: unit.id, name: unit.name, isSchool } };
    try {
      const { origin } = settings.publicUrl;
      const invited = await inviteStaff(handle, { ...order, origin }, { accounts: view.report.accounts });
      return answer({ invited }, 200);
    } catch (error) {
      if (!(error instanceof HashingBusyError)) throw error;
      return answer({ error: "Máy chủ đang bận vì nhiều người đăng nhập. Chờ ít phút rồi bấm lại." }, 503);
    }
  }
  const skipBad = values.bad === "yes";
  if (view.report.problems.length > 0 && !skipBad) {
    return answer({ error: "Đánh dấu để ghi các dòng đúng và bỏ qua dòng lỗi." }, 400);
  }
  await tasks.run("staff.apply", { ...upload, choices: { skipBad } }, upload);
  return back;
}

export default function StaffPreview() {
  const { unit, upload, name, isSchool, view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const crumbs = [
    { label: `Nhân sự: ${name}`, href: paths.staff(unit) },
    { label: "Nhập danh sách", href: paths.staffImport(unit) },
  ];
  if (answer?.invited) {
    return (
      <>
        <Crumbs items={[...crumbs, { label: "Phiếu mời" }]} />
        <InvitationSlips
          invited={answer.invited}
          where={name}
          address={answer.address}
          back={{ href: paths.staff(unit), label: "Xong, về danh sách nhân sự" }}
        />
      </>
    );
  }
  return (
    <>
      <Crumbs items={[...crumbs, { label: view?.applied ? "Đã ghi" : "Xem trước" }]} />
      <PageHead
        title={view?.applied ? `Đã nhập nhân sự: ${name}` : `Xem trước: ${name}`}
        lead={view ? `Tệp ${view.file}.` : undefined}
      />
      <div className="section last stack">
        {!view && (
          <EmptyState
            title="Tệp này không còn chờ"
            action={<ButtonLink href={paths.staffImport(unit)}>Chọn lại tệp</ButtonLink>}
          >
            <p>Tệp chỉ được giữ một ngày cho người đã gửi.</p>
          </EmptyState>
        )}
        {view?.applied && answer?.error && <Note tone="bad" live="alert" title={answer.error} />}
        {view && !view.applied && (
          <StaffPreviewSheet {...{ unit, isSchool, upload }} report={view.report} error={answer?.error ?? null} />
        )}
        {view?.applied && <StaffResultSheet {...{ unit, upload }} report={view.report} />}
      </div>
    </>
  );
}
