import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { groupWord, isBranchKind } from "#app/domain/branch.ts";
import { can } from "#app/domain/permissions.ts";
import { formatNumber, searchKey } from "#app/domain/vietnamese.ts";
import {
  branchesOf,
  branchLines,
  closeBranch,
  closingOf,
  makeBranch,
  renameBranch,
  type YouthChild,
} from "#app/features/branches/api.server.ts";
import { EditBranch, MakeBranch, type Refused } from "#app/features/branches/branch-forms.tsx";
import { coverageOfUnit, turnoutPage } from "#app/features/reports/api.server.ts";
import { CoverageSection } from "#app/features/reports/lesson-coverage-section.tsx";
import { TurnoutSection } from "#app/features/reports/turnout-section.tsx";
import { findParent, listUnitsByIds } from "#app/features/units/api.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Chi đoàn, chi đội ${page?.name ?? ""} · Góc ASEAN` },
];

const PAGE = 50;

async function homeOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, unit, within } = await requireUnit(context, request, "roll.import", params.unit);
  const home = await branchesOf(context.handle, unit);
  if (!home) throw notFound();
  const readsPhones = can(viewer, "staff.manage", { unit: unit.id, within });
  return { unit, home, readsPhones, by: { account: viewer.account, now: context.clock.now() } };
}

export async function loader(args: LoaderFunctionArgs) {
  const { unit, home, readsPhones, by } = await homeOf(args);
  const { handle } = args.context;
  const query = new URL(args.request.url).searchParams;
  const words = (query.get("q") ?? "").slice(0, 60);
  const page = pageNumber(query.get("trang"));
  const window = { search: searchKey(words), limit: PAGE, offset: (page - 1) * PAGE };
  const { rows, total } = await branchLines(handle, home, window);
  const edited = await branchBelow(args, home.unions, query.get("sua") ?? "");
  const isSchool = home.school?.id === unit.id;
  const ask = {
    query,
    word: groupWord(home.kinds[0] ?? ""),
    origin: args.context.settings.publicUrl.origin,
    phonesFor: readsPhones ? by.account : null,
    now: by.now,
  };
  const turnout = !isSchool && query.get("bang") === "du-thi" ? await turnoutPage(handle, unit, ask) : null;
  if (query.get("bang") === "du-thi" && !turnout) throw notFound();
  const lessons =
    !isSchool && query.get("bang") === "bai-hoc"
      ? await coverageOfUnit(args.context, unit.id, { query, tables: ["branches"] })
      : null;
  return {
    turnout,
    lessons,
    id: unit.id,
    name: unit.name,
    isSchool,
    ofSchool: home.ofSchool,
    kinds: home.kinds,
    rows,
    total,
    words,
    page,
    pages: Math.ceil(total / PAGE),
    edited: edited && { id: edited.id, name: edited.name, closing: await closingOf(handle, edited.id) },
    done: query.get("xong"),
  };
}

/** The open branch with this id right below one of these unions. */
async function branchBelow({ context }: LoaderFunctionArgs, unions: readonly string[], id: string) {
  const { db } = context.handle;
  const parent = id === "" ? null : await findParent(db, id);
  const [branch] = parent && unions.includes(parent.id) ? await listUnitsByIds(db, [id]) : [];
  return branch && isBranchKind(branch.kind) ? branch : null;
}

export async function action(args: ActionFunctionArgs) {
  const { unit, home, by } = await homeOf(args);
  const { handle } = args.context;
  const values = await formValues(args.request);
  const { intent = "", name = "", kind = "", branch: id = "" } = values;
  const answer = (refused: Refused | null, asked: boolean, status: number) =>
    data({ intent, refused, asked }, { status });
  const done = (what: string) => redirect(`${paths.branches(unit.id)}?xong=${what}`);
  if (intent === "make") {
    const made = await makeBranch(handle, home, { kind, words: name }, by);
    if (made.ok) return done("them");
    return answer({ values: { ...values }, field: made.field, message: made.message }, false, 400);
  }
  const branch = await branchBelow(args, home.unions, id);
  if (!branch) throw notFound();
  if (intent === "close" && values.confirmed !== "yes") return answer(null, true, 200);
  const school = home.school?.id ?? null;
  const result =
    intent === "close"
      ? await closeBranch(handle, branch.id, by)
      : await renameBranch(handle, { branch, school }, name, by);
  if (result.ok) return done(intent === "close" ? "dong" : "doi-ten");
  return answer({ values: { ...values }, field: result.field, message: result.message }, false, 400);
}

const DONE: Readonly<Record<string, string>> = {
  them: "Đã thêm chi đoàn",
  "doi-ten": "Đã đổi tên",
  dong: "Đã đóng chi đoàn",
};

export default function Branches() {
  const page = useLoaderData<typeof loader>();
  const { id, name, isSchool, ofSchool, turnout, lessons } = page;
  return (
    <>
      <Crumbs
        items={[
          isSchool ? { label: name, href: paths.school(id) } : { label: "Lớp", href: paths.myClasses() },
          { label: isSchool ? "Chi đoàn, chi đội" : name },
        ]}
      />
      <PageHead
        title={isSchool ? `Chi đoàn, chi đội: ${name}` : name}
        lead={
          ofSchool
            ? "Đoàn viên lấy từ cột Chi đoàn trong danh sách của trường, hoặc đánh dấu ở từng chi đoàn."
            : "Chi đoàn ngoài trường nhập danh sách đoàn viên của mình, hoặc nhập cả Đoàn một lần."
        }
        actions={
          !isSchool && (
            <>
              {!ofSchool && <ButtonLink href={paths.rollImport(id)}>Nhập danh sách</ButtonLink>}
              <ButtonLink variant="quiet" href={paths.classPrint(id)}>
                Bản in các chi đoàn
              </ButtonLink>
            </>
          )
        }
      />
      <div className="section last stack">
        {!isSchool && (
          <Tabs
            label="Xem"
            items={[
              { label: "Danh sách", href: paths.branches(id), current: !turnout && !lessons },
              { label: "Dự thi", href: paths.branchesTurnout(id), current: turnout !== null },
              { label: "Bài học", href: paths.branchesLessons(id), current: lessons !== null },
            ]}
          />
        )}
        {turnout && <TurnoutSection page={turnout} address={paths.branchesTurnout(id)} />}
        {lessons && (
          <CoverageSection
            coverage={lessons.coverage}
            shown={lessons.shown}
            path={paths.branches(id)}
            keep={{ bang: "bai-hoc" }}
            rowHref={(branch) => paths.classAssigned(branch)}
            word="chi đoàn"
          />
        )}
        {!turnout && !lessons && <BranchList />}
      </div>
    </>
  );
}

/** The branches right below, one of them to change, and the form for a new one. */
function BranchList() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { id, ofSchool, kinds, rows, words, edited } = page;
  const refused = answer?.refused ?? null;
  const editing = answer && answer.intent !== "make";
  const address = (to: number) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...(to > 1 && { trang: String(to) }) });
    return `${paths.branches(id)}?${query}`;
  };
  return (
    <>
      {page.done && DONE[page.done] && !answer && <Note tone="ok" live="status" title={DONE[page.done]} />}
      {refused && refused.field === null && <Note tone="bad" live="alert" title={refused.message} />}
      {edited && (
        <EditBranch
          branch={edited}
          closing={edited.closing}
          asked={answer?.asked ?? false}
          back={paths.branches(id)}
          refused={editing ? refused : null}
        />
      )}
      {(page.pages > 1 || words !== "") && (
        <form method="get" className="inline no-print">
          <TextInput name="q" label="Tìm chi đoàn" type="search" defaultValue={words} maxLength={60} />
          <Button variant="quiet">Tìm</Button>
        </form>
      )}
      <DataTable
        caption={`${formatNumber(page.total)} đơn vị ngay dưới`}
        mode="fold"
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={words === "" ? "Chưa có chi đoàn nào" : "Không tìm thấy"}>
            <p>{words === "" ? "Thêm chi đoàn ở dưới." : `Không có chi đoàn nào có “${words}” trong tên.`}</p>
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Tên",
            rowHeader: true,
            cell: (row) => (
              <a href={isBranchKind(row.kind) ? paths.classView(row.id) : paths.branches(row.id)}>{row.name}</a>
            ),
          },
          ...(new Set(rows.map((row) => row.kind)).size > 1
            ? [{ key: "kind", header: "Loại", cell: (row: YouthChild) => row.kindLabel }]
            : []),
          { key: "members", header: "Thành viên", numeric: true, cell: (row) => formatNumber(row.members) },
          { key: "act", header: "Việc", cell: (row) => <Acts row={row} unit={id} /> },
        ]}
      />
      <Pager label="chi đoàn" page={page.page} pages={page.pages} href={address} />
      <MakeBranch
        kinds={kinds}
        example={
          ofSchool ? (kinds[0] === "chi-doi" ? "Chi đội 6A" : "Chi đoàn 10A1, Chi đoàn Giáo viên") : "Chi đoàn Ấp 3"
        }
        refused={answer?.intent === "make" ? refused : null}
      />
    </>
  );
}

function Acts({ row, unit }: { row: YouthChild; unit: string }) {
  if (!isBranchKind(row.kind)) return <>{formatNumber(row.below)} đơn vị ở dưới</>;
  return (
    <span className="row">
      <a href={paths.branchMembers(row.id)}>
        Đoàn viên<span className="hide"> {row.name}</span>
      </a>
      <a href={`${paths.branches(unit)}?sua=${row.id}`}>
        Sửa<span className="hide"> {row.name}</span>
      </a>
    </span>
  );
}
