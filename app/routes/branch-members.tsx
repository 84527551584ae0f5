import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Select } from "#app/components/select.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { BRANCH_LABELS, isBranchKind } from "#app/domain/branch.ts";
import { formatNumber, searchKey } from "#app/domain/vietnamese.ts";
import {
  applyTicks,
  changesOf,
  classesFor,
  membersPage,
  type OwnBranch,
  previewTicks,
  ticksOf,
} from "#app/features/branches/api.server.ts";
import { ConfirmTicks, TicksForm } from "#app/features/branches/ticks-form.tsx";
import { youthPlace } from "#app/features/units/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Đoàn viên ${page?.name ?? ""} · Góc ASEAN` },
];

const PAGE = 60;
/** So many changes are written at once; more are shown by name first. */
const FEW = 3;
const FILTERS = { all: "Tất cả", members: "Đã là đoàn viên", others: "Chưa là đoàn viên" } as const;
type Filter = keyof typeof FILTERS;
/** Every class of the school, in the address. */
const ALL_CLASSES = "tat-ca";

async function branchOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "roll.import", params.unit);
  const place = await youthPlace(context.handle.db, unit.id);
  if (place?.level !== "branch") throw notFound();
  const own: OwnBranch = { branch: unit, school: place.school };
  return { viewer, place, own, now: context.clock.now() };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, place, own, now } = await branchOf(args);
  const { handle } = args.context;
  const query = new URL(args.request.url).searchParams;
  const { classes, own: ownClass } = await classesFor(handle, own);
  const asked = query.get("lop");
  const inClass = classes.find(({ id }) => id === asked)?.id ?? (asked === ALL_CLASSES ? null : ownClass);
  const wanted = query.get("xem") ?? "";
  const filter: Filter = own.school && Object.hasOwn(FILTERS, wanted) ? (wanted as Filter) : "all";
  const words = (query.get("q") ?? "").slice(0, 60);
  const number = pageNumber(query.get("trang"));
  const window = { limit: PAGE, offset: (number - 1) * PAGE };
  const only = { inClass, who: filter, search: searchKey(words) };
  const page = await membersPage(handle, own, { ...only, ...window }, { viewer, now });
  return {
    id: own.branch.id,
    name: own.branch.name,
    kind: own.branch.kind,
    school: own.school?.name ?? null,
    ofSchool: place.ofSchool,
    classes,
    inClass,
    filter,
    words,
    number,
    pages: Math.ceil(page.total / PAGE),
    done: query.get("xong"),
    ...page,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, own, now } = await branchOf(args);
  const { handle } = args.context;
  const form = await args.request.formData();
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const confirmed = form.get("intent") === "confirmed";
  const ticks = confirmed
    ? { join: all("join"), leave: all("leave") }
    : ticksOf({ shown: all("shown"), was: all("was"), on: all("on") });
  const order = { ...own, ticks, viewer };
  if (!confirmed) {
    const plan = await previewTicks(handle, order);
    if (plan.moves.length + plan.refused.length > 0 || changesOf(plan) > FEW) return data({ plan, problem: null });
  }
  const moves = new Set(form.get("move") === "yes" ? all("moving") : []);
  const result = await applyTicks(handle, { ...order, moves, now });
  if (!result.ok) return data({ plan: null, problem: result.message }, { status: 400 });
  const to = new URL(args.request.url);
  to.searchParams.delete("_routes");
  to.searchParams.set("xong", `${result.joined + result.moved}-${result.left}`);
  return redirect(`${paths.branchMembers(own.branch.id)}${to.search}`);
}

export default function BranchMembers() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { id, name, kind, school, inClass, filter, words } = page;
  const label = isBranchKind(kind) ? BRANCH_LABELS[kind].toLowerCase() : "chi đoàn";
  const member = kind === "chi-doi" ? "đội viên" : "đoàn viên";
  const address = (change: Record<string, string>) => {
    const now = { lop: inClass ?? ALL_CLASSES, xem: filter, q: words, trang: "1", ...change };
    const kept = Object.entries(now).filter(([key, value]) => value !== "" && !(key === "trang" && value === "1"));
    return `${paths.branchMembers(id)}?${new URLSearchParams(kept)}`;
  };
  const className = page.classes.find((one) => one.id === inClass)?.name;
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id) },
          { label: "Đoàn viên" },
        ]}
      />
      <PageHead
        title={`${member === "đội viên" ? "Đội viên" : "Đoàn viên"}: ${name}`}
        lead={[school, `${formatNumber(page.members)} ${member}`].filter(Boolean).join(" · ")}
        actions={
          !page.ofSchool && (
            <ButtonLink variant="quiet" href={paths.rollImport(id)}>
              Nhập danh sách
            </ButtonLink>
          )
        }
      />
      <div className="section last stack">
        {answer?.problem && <Note tone="bad" live="alert" title={answer.problem} />}
        {answer?.plan ? (
          <ConfirmTicks plan={answer.plan} branch={name} back={address({})} />
        ) : (
          <>
            <Done text={page.done} />
            {page.ofSchool && school === null && (
              <Note tone="warn" title="Chưa rõ đây là Đoàn của trường nào">
                Nhờ quản trị viên chuyển Đoàn này vào trường trong cây Đoàn, Đội của trường; rồi chọn {member} trong học
                sinh của trường ấy.
              </Note>
            )}
            {school !== null && (
              <>
                <form method="get" className="filters no-print" aria-label="Tìm học sinh">
                  <TextInput name="q" type="search" label="Họ tên" defaultValue={words} maxLength={60} />
                  <Select
                    name="lop"
                    label="Lớp"
                    defaultValue={inClass ?? ALL_CLASSES}
                    options={[
                      { value: ALL_CLASSES, label: "Cả trường" },
                      ...page.classes.map((one) => ({ value: one.id, label: one.name })),
                    ]}
                  />
                  <input type="hidden" name="xem" value={filter} />
                  <Button variant="quiet">Xem</Button>
                </form>
                <Tabs
                  label="Lọc danh sách"
                  items={Object.entries(FILTERS).map(([key, text]) => ({
                    label: text.replace("đoàn viên", member),
                    href: address({ xem: key }),
                    current: key === filter,
                  }))}
                />
              </>
            )}
            <TicksForm
              key={`${inClass} ${filter} ${words} ${page.number} ${page.members}`}
              caption={
                school === null
                  ? `${formatNumber(page.total)} ${member}. Bỏ dấu bạn nào đã thôi sinh hoạt ở ${label}.`
                  : `${formatNumber(page.total)} bạn${className ? ` ở lớp ${className}` : ""}. Đánh dấu ${member}, rồi lưu trước khi sang trang khác.`
              }
              lines={page.lines}
              ticking={school !== null}
              member={member}
              empty={
                school === null
                  ? `Thêm ${member} bằng tệp danh sách.`
                  : "Không có bạn nào như vậy. Đổi lớp hoặc bỏ bớt điều kiện tìm."
              }
            />
            <Pager label="bạn" page={page.number} pages={page.pages} href={(to) => address({ trang: String(to) })} />
          </>
        )}
      </div>
    </>
  );
}

/** What was written, from the address: "3-1" = three came, one left. */
function Done({ text }: { text: string | null }) {
  const [, joined, left] = /^(\d{1,4})-(\d{1,4})$/.exec(text ?? "") ?? [];
  if (joined === undefined || left === undefined) return null;
  const nothing = Number(joined) + Number(left) === 0;
  return (
    <Note
      tone="ok"
      live="status"
      title={nothing ? "Không có gì thay đổi" : `Đã ghi: ${joined} bạn vào, ${left} bạn thôi`}
    />
  );
}
