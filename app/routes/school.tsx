import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { can } from "#app/domain/permissions.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { coverageOfUnit, turnoutPage } from "#app/features/reports/api.server.ts";
import { CoverageSection } from "#app/features/reports/lesson-coverage-section.tsx";
import { TurnoutSection } from "#app/features/reports/turnout-section.tsx";
import { schoolHub, setUnitPhone } from "#app/features/staff/api.server.ts";
import { phoneForm } from "#app/features/staff/forms.ts";
import { teachersText } from "#app/features/staff/words.ts";
import { findSchoolOf, rollMoments } from "#app/features/units/api.server.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? "Trường"} · Góc ASEAN` },
];

/** The latest fixed rolls; the others are on the page of rolls. */
const SHOWN_ROLLS = 5;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit, within } = await requireUnit(context, request, "school.view", params.unit);
  if ((await findSchoolOf(context.handle.db, unit.id))?.id !== unit.id) throw notFound();
  const now = context.clock.now();
  const hub = await schoolHub(context.handle, unit.id, now);
  const manage = can(viewer, "staff.manage", { unit: unit.id, within });
  const page = { id: unit.id, name: unit.name, manage, ...hub };
  const query = new URL(request.url).searchParams;
  if (query.get("bang") === "bai-hoc") {
    const lessons = await coverageOfUnit(context, unit.id, { query, tables: ["classes"] });
    return { ...page, rolls: [], turnout: null, lessons };
  }
  if (query.get("bang") !== "du-thi") {
    const rolls = await rollMoments(context.handle, [unit.id], { limit: SHOWN_ROLLS, offset: 0 });
    return { ...page, rolls: rolls.rows, turnout: null, lessons: null };
  }
  const { origin } = context.settings.publicUrl;
  const ask = { query, word: "lớp", origin, phonesFor: manage ? viewer.account : null, now };
  const turnout = await turnoutPage(context.handle, unit, ask);
  if (!turnout) throw notFound();
  return { ...page, rolls: [], turnout, lessons: null };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "staff.manage", params.unit);
  const values = await formValues(request);
  const form = checkForm(phoneForm, values);
  if (!form.ok) return data({ phone: values.phone ?? "", error: form.errors.phone ?? null }, { status: 400 });
  const now = context.clock.now();
  await setUnitPhone(context.handle, { unit: unit.id, phone: form.value.phone, account: viewer.account, now });
  return redirect(paths.school(unit.id));
}

export default function School() {
  const { id, name, manage, lastRoll, turnout, lessons } = useLoaderData<typeof loader>();
  const roll = lastRoll
    ? `Danh sách nhập gần nhất lúc ${formatDateTime(lastRoll.at)}${lastRoll.by ? `, ${lastRoll.by}` : ""}.`
    : "Chưa nhập danh sách lần nào qua hệ thống.";
  return (
    <>
      <Crumbs items={[{ label: "Trường", href: paths.schools() }, { label: name }]} />
      <PageHead
        title={name}
        lead={roll}
        actions={
          manage && (
            <>
              <ButtonLink href={paths.rollImport(id)}>Nhập danh sách</ButtonLink>
              <ButtonLink variant="quiet" href={paths.staff(id)}>
                Nhân sự
              </ButtonLink>
              <ButtonLink variant="quiet" href={paths.branches(id)}>
                Chi đoàn, chi đội
              </ButtonLink>
              <ButtonLink variant="quiet" href={paths.schoolYear(id)}>
                Năm học mới
              </ButtonLink>
              <ButtonLink variant="quiet" href={paths.consentImport(id)}>
                Đồng ý hiện tên
              </ButtonLink>
            </>
          )
        }
      />
      <div className="section last stack">
        <Tabs
          label="Xem"
          items={[
            { label: "Danh sách và phiếu", href: paths.school(id), current: turnout === null && lessons === null },
            { label: "Dự thi", href: paths.schoolTurnout(id), current: turnout !== null },
            { label: "Bài học", href: paths.schoolLessons(id), current: lessons !== null },
          ]}
        />
        {turnout && <TurnoutSection page={turnout} address={paths.schoolTurnout(id)} />}
        {lessons && (
          <CoverageSection
            coverage={lessons.coverage}
            shown={lessons.shown}
            path={paths.school(id)}
            keep={{ bang: "bai-hoc" }}
            rowHref={(unit) => paths.classAssigned(unit)}
            word="lớp"
          />
        )}
        {!turnout && !lessons && <Roll />}
      </div>
    </>
  );
}

/** The classes with their people, slips and teachers, the fixed rolls, and the number to call. */
function Roll() {
  const { manage, id, phone, classes, rolls } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const sum = (pick: (row: (typeof classes)[number]) => number) => classes.reduce((all, row) => all + pick(row), 0);
  return (
    <>
      {classes.length > 0 && (
        <Kpis
          items={[
            { label: "Lớp", value: formatNumber(classes.length) },
            { label: "Học sinh", value: formatNumber(sum((row) => row.pupils)) },
            { label: "Đã có phiếu", value: formatNumber(sum((row) => row.printed)) },
            { label: "Đã vào ít nhất một lần", value: formatNumber(sum((row) => row.signedIn)) },
          ]}
        />
      )}
      <DataTable
        caption="Các lớp"
        mode="fold"
        rows={classes}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            title="Trường chưa có danh sách"
            action={manage && <ButtonLink href={paths.rollImport(id)}>Nhập danh sách</ButtonLink>}
          >
            <p>Nhập tệp Excel danh sách học sinh; lớp và chi đoàn được tạo theo tệp.</p>
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Lớp",
            rowHeader: true,
            cell: (row) => <a href={paths.classView(row.id)}>{row.name}</a>,
          },
          { key: "year", header: "Năm học", cell: (row) => row.schoolYear ?? "–" },
          { key: "pupils", header: "Học sinh", numeric: true, cell: (row) => formatNumber(row.pupils) },
          {
            key: "printed",
            header: "Có phiếu",
            numeric: true,
            cell: (row) =>
              manage ? <a href={paths.classSlips(row.id)}>{formatNumber(row.printed)}</a> : formatNumber(row.printed),
          },
          { key: "signedIn", header: "Đã vào", numeric: true, cell: (row) => formatNumber(row.signedIn) },
          { key: "teachers", header: "Giáo viên", cell: (row) => teachersText(row.teachers) || "Chưa giao" },
        ]}
      />
      {rolls.length > 0 && (
        <DataTable
          caption="Sĩ số đã chốt của trường: tỷ lệ dự thi tính trên số này"
          mode="fold"
          rows={rolls}
          rowKey={(row) => row.id}
          columns={[
            { key: "reason", header: "Lý do", rowHeader: true, cell: (row) => row.reason },
            { key: "at", header: "Lúc", cell: (row) => formatDateTime(row.at) },
            { key: "n", header: "Sĩ số", numeric: true, cell: (row) => formatNumber(row.n) },
          ]}
        />
      )}
      {manage ? (
        <Form method="post" className="inline" noValidate>
          <TextInput
            name="phone"
            type="tel"
            label="Điện thoại của trường"
            hint="Sở gọi số này khi trường chưa có danh sách."
            defaultValue={problem?.phone ?? phone}
            error={problem?.error}
          />
          <Button variant="quiet">Lưu số</Button>
        </Form>
      ) : (
        <p>Điện thoại: {phone || "chưa có"}</p>
      )}
    </>
  );
}
