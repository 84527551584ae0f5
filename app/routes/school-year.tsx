import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { planYear, promoteSchool, receivePupil } from "#app/features/school-years/api.server.ts";
import { yearOrder } from "#app/features/school-years/order.ts";
import { ReceiveForm } from "#app/features/school-years/receive-form.tsx";
import { YearForm } from "#app/features/school-years/year-form.tsx";
import { findSchoolOf, listUnitsBelow } from "#app/features/units/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Năm học mới · Góc ASEAN" }];

const EMPTY = { wanted: {}, repeat: [], leave: [], keepTeachers: false };

async function schoolOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const page = await requireUnit(context, request, "year.manage", params.unit);
  if ((await findSchoolOf(context.handle.db, page.unit.id))?.id !== page.unit.id) throw notFound();
  return page;
}

export async function loader(args: LoaderFunctionArgs) {
  const { unit } = await schoolOf(args);
  const { handle: db, clock } = args.context;
  const plan = await planYear(db, { school: unit.id, ...EMPTY, now: clock.now() });
  const classes = await listUnitsBelow(db.db, { ancestor: unit.id, tree: "state", kinds: ["class"] });
  const query = new URL(args.request.url).searchParams;
  return {
    id: unit.id,
    name: unit.name,
    plan,
    classes: classes.map(({ id, name }) => ({ value: id, label: name })),
    done: query.get("xong"),
    received: query.get("nhan") !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, unit } = await schoolOf(args);
  const { handle: db, clock } = args.context;
  const now = clock.now();
  const form = await args.request.formData();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const answer = (part: object, status: number) =>
    data({ plan: null, order: null, message: null, values: {}, errors: {}, ...part } as Answer, { status });
  if (form.get("intent") === "receive") {
    const values = { code: text("code"), birth: text("birth"), class: text("class") };
    const classes = await listUnitsBelow(db.db, { ancestor: unit.id, tree: "state", kinds: ["class"] });
    const errors: Record<string, string> = {};
    if (values.code === "") errors.code = "Nhập mã định danh của Bộ hoặc mã đăng nhập.";
    if (!/^\d{4}-\d{2}-\d{2}$/.test(values.birth)) errors.birth = "Nhập ngày sinh.";
    if (!classes.some(({ id }) => id === values.class)) errors.class = "Chọn lớp nhận.";
    if (Object.keys(errors).length > 0) return answer({ values, errors }, 400);
    const move = { code: values.code, birthDate: values.birth, toClass: values.class, account: viewer.account, now };
    const result = await receivePupil(db, move);
    if (!result.ok) return answer({ values, errors: { [result.field]: result.message } }, 400);
    return redirect(`${paths.schoolYear(unit.id)}?nhan=1`);
  }
  const order = yearOrder(form, unit.id, now);
  const plan = await planYear(db, order);
  if (form.get("intent") !== "apply") return answer({ plan, order }, 200);
  const result = await promoteSchool(db, order, viewer.account);
  if (!result.ok) return answer({ plan, order, message: result.message }, 400);
  return redirect(`${paths.schoolYear(unit.id)}?xong=${result.pupils}`);
}

interface Answer {
  plan: Awaited<ReturnType<typeof planYear>> | null;
  order: ReturnType<typeof yearOrder> | null;
  message: string | null;
  values: Record<string, string>;
  errors: Record<string, string>;
}

export default function SchoolYear() {
  const { id, name, plan, classes, done, received } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const start = Number(plan.to.slice(0, 4)) + 1;
  return (
    <>
      <Crumbs items={[{ label: "Trường", href: paths.school(id) }, { label: "Năm học mới" }]} />
      <PageHead
        title={`Năm học mới: ${name}`}
        lead="Lên lớp cả trường một lần. Bài đã thi và số liệu đã công bố giữ nguyên theo lớp cũ."
      />
      <div className="section last stack">
        {done !== null && <Note tone="ok" live="status" title={`Đã chuyển ${done} bạn sang năm học ${plan.to}`} />}
        {received && <Note tone="ok" live="status" title="Đã nhận học sinh chuyển đến" />}
        {answer?.message && <Note tone="bad" live="alert" title={answer.message} />}
        {plan.from === null ? (
          <EmptyState title={`Mọi lớp đang ở năm học ${plan.to}`}>
            <p>Trang này chuyển lớp khi năm học mới được chuẩn bị, từ 01/7/{start}.</p>
          </EmptyState>
        ) : (
          <YearForm plan={answer?.plan ?? plan} order={answer?.order ?? null} />
        )}
        <ReceiveForm classes={classes} values={answer?.values ?? {}} errors={answer?.errors ?? {}} />
      </div>
    </>
  );
}
