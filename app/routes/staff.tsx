import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HashingBusyError } from "#app/auth/password.server.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { grantableRoles, type Role } from "#app/domain/permissions.ts";
import { searchKey } from "#app/domain/vietnamese.ts";
import { InvitationSlips } from "#app/features/accounts/printed-slips.tsx";
import {
  addStaff,
  type Invitations,
  inviteStaff,
  isRole,
  listGrantableUnits,
  staffOf,
} from "#app/features/staff/api.server.ts";
import { newStaffForm } from "#app/features/staff/forms.ts";
import { NewStaffForm } from "#app/features/staff/new-staff-form.tsx";
import { StaffTable } from "#app/features/staff/staff-table.tsx";
import { staffTarget } from "#app/features/staff-lists/api.server.ts";
import { findSchoolOf } from "#app/features/units/api.server.ts";
import { checkForm, type FieldErrors } from "#app/http/forms.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Nhân sự · Góc ASEAN" }];

const PAGE = 50;
const LACKS = ["entry", "slip"] as const;
/** Units that a pick list can hold; beyond, one searches by name. */
const MOST_UNITS = 300;
const PARTS: Readonly<Record<Role, readonly string[]>> = {
  teacher: ["class"],
  manager: ["school"],
  secretary: ["branch"],
  area: ["area"],
  organiser: ["area", "school"],
  department: ["area"],
  writer: ["area"],
  admin: ["area"],
};

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit, within } = await requireUnit(context, request, "staff.manage", params.unit);
  const { db } = context.handle;
  const query = new URL(request.url).searchParams;
  const role = query.get("vai") ?? "";
  const words = (query.get("q") ?? "").slice(0, 60);
  const page = pageNumber(query.get("trang"));
  const lacks = LACKS.find((one) => one === query.get("thieu")) ?? null;
  const filter = { search: searchKey(words), role: isRole(role) ? role : null, lacks };
  const { lines, total } = await staffOf(context.handle, {
    unit: unit.id,
    viewer,
    filter: { ...filter, limit: PAGE, offset: (page - 1) * PAGE },
    now: context.clock.now(),
  });
  const roles = grantableRoles(viewer, { unit: unit.id, within });
  const unitWords = (query.get("don-vi") ?? "").slice(0, 60);
  const units = await listGrantableUnits(db, {
    unit: unit.id,
    parts: [...new Set(roles.flatMap((each) => PARTS[each]))],
    search: searchKey(unitWords),
    limit: MOST_UNITS,
  });
  return {
    id: unit.id,
    name: unit.name,
    lines,
    total,
    shown: { words, role: filter.role ?? "", lacks: lacks ?? "", page, pages: Math.ceil(total / PAGE), unitWords },
    roles,
    units: units.map(({ id, name, kindLabel }) => ({ value: id, label: `${name} (${kindLabel})` })),
    manyUnits: units.length === MOST_UNITS,
    mayImport: (await staffTarget(context.handle, { viewer, unit, within })) !== null,
  };
}

interface Answer {
  readonly values: Record<string, string>;
  readonly errors: FieldErrors;
  readonly message: string | null;
  readonly invited: Invitations | null;
  readonly address: string;
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "staff.manage", params.unit);
  const by = { viewer, now: context.clock.now() };
  const form = await request.formData();
  const { host, origin } = context.settings.publicUrl;
  const answer = (part: Partial<Answer>, status: number) =>
    data<Answer>(
      { values: {}, errors: {}, message: null, invited: null, address: host, ...part },
      { status, headers: { "Cache-Control": "no-store" } },
    );
  const intent = form.get("intent");
  if (intent === "print" || intent === "print-never") {
    const accounts = form.getAll("account").filter((value) => typeof value === "string");
    const isSchool = (await findSchoolOf(context.handle.db, unit.id))?.id === unit.id;
    const place = { id: unit.id, name: unit.name, isSchool };
    try {
      const wanted = intent === "print" ? { accounts } : ("never" as const);
      const invited = await inviteStaff(context.handle, { ...by, unit: place, origin }, wanted);
      if (invited.slips.length > 0) return answer({ invited }, 200);
      const nobody =
        intent === "print" ? "Chưa chọn ai. Đánh dấu ít nhất một người." : "Mọi người đã vào ít nhất một lần.";
      return answer({ message: nobody }, 400);
    } catch (error) {
      if (!(error instanceof HashingBusyError)) throw error;
      return answer({ message: "Máy chủ đang bận vì nhiều người đăng nhập. Chờ ít phút rồi bấm lại." }, 503);
    }
  }
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] ??= value.normalize("NFC");
  const checked = checkForm(newStaffForm, values);
  if (!checked.ok) return answer({ values, errors: checked.errors }, 400);
  const result = await addStaff(context.handle, by, checked.value);
  if (!result.ok) return answer({ values, errors: { [result.field ?? "name"]: result.message } }, 400);
  return redirect(paths.staffMember(unit.id, result.person));
}

export default function Staff() {
  const { id, name, lines, total, shown, roles, units, manyUnits, mayImport } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const crumbs = [
    { label: "Trường", href: paths.schools() },
    { label: `Nhân sự: ${name}`, href: paths.staff(id) },
  ];
  if (answer?.invited) {
    return (
      <>
        <Crumbs items={[...crumbs, { label: "Phiếu mời" }]} />
        <InvitationSlips
          invited={answer.invited}
          where={name}
          address={answer.address}
          back={{ href: paths.staff(id), label: "Xong, về danh sách" }}
        />
      </>
    );
  }
  return (
    <>
      <Crumbs items={crumbs.slice(0, 1).concat({ label: `Nhân sự: ${name}`, href: paths.staff(id) })} />
      <PageHead
        title={`Nhân sự: ${name}`}
        lead="Ai giữ vai trò gì, ai chưa vào lần nào. Người mới nhận phiếu mời có mật khẩu dùng một lần."
        actions={
          <>
            {mayImport && (
              <ButtonLink variant="quiet" href={paths.staffImport(id)}>
                Nhập danh sách
              </ButtonLink>
            )}
            <ButtonLink variant="quiet" href="#them">
              Thêm người
            </ButtonLink>
          </>
        }
      />
      <div className="section last stack">
        {answer?.message && <Note tone="bad" live="alert" title={answer.message} />}
        <StaffTable unit={id} lines={lines} total={total} shown={shown} roles={roles} />
        <NewStaffForm
          unit={id}
          roles={roles}
          units={units}
          search={manyUnits || shown.unitWords !== "" ? shown.unitWords : null}
          values={answer?.values ?? {}}
          errors={answer?.errors ?? {}}
        />
      </div>
    </>
  );
}
