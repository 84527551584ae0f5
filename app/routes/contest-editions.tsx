import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { issueProgress, organiserEditions } from "#app/features/boards/api.server.ts";
import { EDITION_WORDS } from "#app/features/boards/edition-history.tsx";
import { IssueNote, looksAgain } from "#app/features/boards/issue-progress.tsx";
import { correctedForm } from "#app/features/corrections/forms.ts";
import { requireContest } from "#app/features/remedies/api.server.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Các bản chốt · ${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
  ...looksAgain(page?.progress ?? null),
];

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await requireContest(args);
  const { contest } = view;
  const editions = await organiserEditions(args.context.handle.db, contest.id);
  const shown = editions.find(({ id }) => id === contest.publicEdition);
  return {
    slug: contest.slug,
    title: contest.title,
    editions,
    progress: await issueProgress(args.context.handle.db, contest.id),
    /** The number that the public reads; null while the board is live. */
    publicN: shown?.n ?? null,
    /** Only what is final can be corrected: a stopped board is followed by the final one. */
    correctable: shown !== undefined && shown.kind !== "freeze",
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, view, now } = await requireContest(args);
  const { handle, tasks } = args.context;
  const { contest } = view;
  const values = await formValues(args.request);
  const form = checkForm(correctedForm, values);
  const answer = (errors: Record<string, string>, status: number) =>
    data({ errors, reason: values.reason ?? "" }, { status });
  if (!form.ok) return answer(form.errors, 400);
  const editions = await organiserEditions(handle.db, contest.id);
  const shown = editions.find(({ id }) => id === contest.publicEdition);
  if (!shown || shown.kind === "freeze") return answer({ form: FAULTS.nothing_to_correct }, 409);
  const edition = {
    kind: "corrected" as const,
    cutAt: shown.cutAt,
    now,
    by: viewer.account,
    reason: form.value.reason,
  };
  const result = await tasks.run("edition.issue", { contest: contest.id, edition }, { now });
  if (result.ok) return redirect(paths.contestEdition(contest.slug, result.n));
  // a large contest: the page says how far it is
  if (result.code === "issuing") return redirect(paths.contestEditions(contest.slug));
  return answer({ form: FAULTS[result.code] }, 409);
}

const FAULTS = {
  nothing_to_correct: "Chưa có kết quả chính thức nên chưa có gì để đính chính. Chốt kết quả trước.",
  correcting: "Đang chấm lại theo một đính chính. Chờ chấm xong rồi ra bản đính chính.",
  unsettled: "Còn lượt thi chưa đóng hoặc chưa chấm xong. Thử lại sau một phút.",
  too_early: "Chưa đến giờ chốt của bản này.",
  unknown_contest: "Không còn cuộc thi này. Tải lại trang.",
} as const;

/** In groups, so that it can be read out and breaks on a phone. */
function Hash({ text }: { text: string }) {
  return <span className="small">{text.replace(/(.{8})(?=.)/g, "$1 ")}</span>;
}

export default function ContestEditions() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { slug } = page;
  const errors: Record<string, string> = answered?.errors ?? {};
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: page.title, href: paths.organiserContest(slug) },
          { label: "Các bản chốt" },
        ]}
      />
      <PageHead
        title="Các bản chốt"
        lead="Bản đã chốt không đổi nữa. Sai thì chấm lại rồi ra bản đính chính, bản cũ vẫn đọc được."
        actions={
          <ButtonLink variant="quiet" href={paths.contestKeys(slug)}>
            Đáp án, đính chính
          </ButtonLink>
        }
      />
      <div className="section last stack">
        <IssueNote progress={page.progress} />
        <DataTable
          caption="Mới nhất trước"
          mode="fold"
          rows={page.editions}
          rowKey={(row) => String(row.n)}
          empty="Chưa chốt bảng nào. Bảng công khai đang theo số liệu trực tiếp."
          columns={[
            {
              key: "n",
              header: "Bản",
              rowHeader: true,
              cell: (row) => {
                const name = `Bản ${row.n}, ${EDITION_WORDS[row.kind]}`;
                return row.changes ? <a href={paths.contestEdition(slug, row.n)}>{name}</a> : name;
              },
            },
            { key: "at", header: "Chốt lúc", cell: (row) => formatDateTime(row.issuedAt) },
            {
              key: "cut",
              header: "Tính bài đóng trước",
              cell: (row) => (row.cutAt === null ? "Mọi bài" : formatDateTime(row.cutAt)),
            },
            { key: "by", header: "Người chốt", cell: (row) => row.by },
            { key: "reason", header: "Lý do", cell: (row) => row.reason },
            {
              key: "changes",
              header: "Thay đổi",
              cell: (row) =>
                row.changes &&
                `So với bản ${row.replaces}: ${formatNumber(row.changes.score)} đổi điểm, ${formatNumber(row.changes.people)} đổi điểm hoặc hạng`,
            },
            { key: "hash", header: "Mã kiểm", cell: (row) => <Hash text={row.hash} /> },
            {
              key: "public",
              header: "Công khai",
              cell: (row) => (row.n === page.publicN ? "Đang hiện" : ""),
            },
          ]}
        />
        {page.correctable && page.progress?.state !== "working" && (
          <Sheet id="dinh-chinh" title="Ra bản đính chính" className="stack">
            <p>
              Bản mới lấy điểm theo lần chấm mới nhất, thay cho bản {page.publicN} trên bảng công khai, và ghi ai đổi
              điểm, đổi hạng. Trang bảng xếp hạng in lý do và số người thay đổi, không in tên.
            </p>
            <Form method="post" className="stack" noValidate>
              {errors.form && <Note tone="bad" live="alert" title={errors.form} />}
              <TextInput
                name="reason"
                label="Lý do"
                maxLength={300}
                defaultValue={answered?.reason}
                error={errors.reason}
              />
              <div className="form-actions">
                <Button>Ra bản đính chính</Button>
              </div>
            </Form>
          </Sheet>
        )}
        {!page.correctable && errors.form && <Note tone="bad" live="alert" title={errors.form} />}
      </div>
    </>
  );
}
