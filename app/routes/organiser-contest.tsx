import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { roundPhase } from "#app/domain/contest.ts";
import { formatDateTime, formatNumber, formatRange } from "#app/domain/vietnamese.ts";
import { issueProgress } from "#app/features/boards/api.server.ts";
import { IssueNote, looksAgain } from "#app/features/boards/issue-progress.tsx";
import { type ContestView, managedContest, withRules } from "#app/features/contests/api.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { countAttempts } from "#db/queries/attempts.ts";
import { listEditions } from "#db/queries/boards-editions.ts";
import { findDraft } from "#db/queries/contest-drafts.ts";
import { hasFinalEdition } from "#db/queries/rulings.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
  ...looksAgain(page?.progress ?? null),
];

/** The contest, if the viewer organises contests of its unit; unknown, foreign and unpublished ones are 404 alike. */
async function managed({ params, request, context }: Pick<LoaderFunctionArgs, "params" | "request" | "context">) {
  const viewer = requireViewer(context, request);
  const { db } = context.handle;
  const contest = await managedContest(db, viewer, { slug: params.slug ?? "" });
  const view = contest?.state === "published" ? await withRules(db, contest) : null;
  if (!view) throw notFound();
  return { viewer, view };
}

const isOver = (view: ContestView, now: number) => view.rounds.every((round) => roundPhase(round, now) === "closed");

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await managed(args);
  const { db } = args.context.handle;
  const now = args.context.clock.now();
  const round = view.rounds.find((each) => each.closesAt > now) ?? view.rounds.at(-1);
  const editions = await listEditions(db, view.contest.id);
  return {
    id: view.contest.id,
    slug: view.contest.slug,
    title: view.contest.title,
    version: view.rulesVersion,
    publishedAt: view.rulesPublishedAt,
    draft: (await findDraft(db, view.contest.id)) !== null,
    window: round ? formatRange(round.opensAt, round.closesAt) : "",
    counts: round ? await countAttempts(db, round.id) : { open: 0, closed: 0 },
    progress: await issueProgress(db, view.contest.id),
    over: isOver(view, now),
    final: editions.some(({ kind }) => kind !== "freeze"),
    asking: new URL(args.request.url).searchParams.has("chot"),
    justPublished: new URL(args.request.url).searchParams.has("cong-bo"),
    editions: editions.map(({ n, kind, issued_at, hash }) => ({ n, kind, issuedAt: issued_at, hash })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { view, viewer } = await managed(args);
  const now = args.context.clock.now();
  if (await hasFinalEdition(args.context.handle.db, view.contest.id))
    return data({ message: "Kết quả chính thức đã chốt. Muốn đổi thì ra bản đính chính." }, { status: 409 });
  if (!isOver(view, now)) return data({ message: "Cuộc thi chưa đóng nên chưa chốt được kết quả." }, { status: 409 });
  const edition = { kind: "final" as const, cutAt: null, now, by: viewer.account, reason: "" };
  const result = await args.context.tasks.run("edition.issue", { contest: view.contest.id, edition }, { now });
  // of a large contest the page says how far it is
  if (result.ok || result.code === "issuing") return redirect(paths.organiserContest(view.contest.slug));
  const message =
    result.code === "unsettled"
      ? `Còn ${result.attempts} lượt thi chưa đóng hoặc chưa chấm xong. Thử lại sau một phút.`
      : "Chưa chốt được kết quả. Tải lại trang rồi thử lại.";
  return data({ message }, { status: 409 });
}

const KIND_WORDS = { freeze: "Bảng dừng", final: "Kết quả chính thức", corrected: "Kết quả đính chính" } as const;

export default function OrganiserContest() {
  const page = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const working = page.progress?.state === "working";
  return (
    <>
      <Crumbs items={[{ label: "Tổ chức thi", href: paths.organiser() }, { label: page.title }]} />
      <PageHead
        title={page.title}
        lead={page.window}
        actions={
          <>
            <ButtonLink variant="quiet" href={paths.contest(page.slug)}>
              Trang cuộc thi
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.board(page.slug)}>
              Bảng xếp hạng
            </ButtonLink>
          </>
        }
      />
      <div className="section last stack">
        {problem && <Note tone="bad" live="alert" title={problem.message} />}
        {page.justPublished && (
          <Note
            tone="ok"
            live="status"
            title={page.version === 1 ? "Đã công bố cuộc thi." : `Đã công bố thể lệ bản ${page.version}.`}
            action={<a href={paths.contest(page.slug)}>Xem như thí sinh thấy</a>}
          >
            <p>
              {page.version === 1
                ? "Thể lệ đã ở trang Cuộc thi. Gửi đường dẫn trang này cho các trường."
                : "Lượt thi đang làm giữ bản thể lệ lúc bắt đầu; giờ đóng mới đến với họ ngay."}
            </p>
          </Note>
        )}
        <Kpis
          items={[
            { label: "Đang làm bài", value: formatNumber(page.counts.open) },
            { label: "Lượt thi đã đóng", value: formatNumber(page.counts.closed) },
          ]}
        />
        <section className="sheet stack" aria-labelledby="the-le">
          <h2 id="the-le" className="h-m">
            Thể lệ
          </h2>
          <p>
            Bản {page.version}, công bố {formatDateTime(page.publishedAt)}.
            {page.draft && " Có sửa đổi đang chờ công bố."}
          </p>
          <div className="row">
            <ButtonLink variant="quiet" href={page.draft ? paths.draftReview(page.id) : paths.draftRounds(page.id)}>
              {page.draft ? "Xem các sửa đổi" : "Sửa giờ, thể lệ"}
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.draftName(page.id)}>
              Tên, văn bản đính kèm
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.organiserCopy(page.slug)}>
              Chép thành cuộc thi mới
            </ButtonLink>
          </div>
        </section>
        <section className="sheet stack" aria-labelledby="su-co">
          <h2 id="su-co" className="h-m">
            Khi có sự cố
          </h2>
          <div className="row">
            <ButtonLink variant="quiet" href={paths.contestMonitor(page.slug)}>
              Theo dõi
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.contestTime(page.slug)}>
              Cộng giờ
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.contestAttempts(page.slug)}>
              Huỷ lượt, cho thi lại
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.contestKeys(page.slug)}>
              Đáp án, đính chính
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.receipt()}>
              Tra biên nhận
            </ButtonLink>
          </div>
        </section>
        <section className="sheet stack" aria-labelledby="chot">
          <h2 id="chot" className="h-m">
            Bảng đã chốt
          </h2>
          {page.editions.length === 0 ? (
            <p className="soft">Chưa chốt bảng nào. Bảng công khai đang theo số liệu trực tiếp.</p>
          ) : (
            <ul>
              {page.editions.map((edition) => (
                <li key={edition.n}>
                  Bản {edition.n}: {KIND_WORDS[edition.kind]}, {formatDateTime(edition.issuedAt)}
                  <br />
                  <span className="small soft">Mã kiểm: {edition.hash.slice(0, 16)}</span>
                </li>
              ))}
            </ul>
          )}
          {page.editions.length > 0 && (
            <p>
              <a href={paths.contestEditions(page.slug)}>Xem từng bản, ra bản đính chính</a>
            </p>
          )}
          <IssueNote progress={page.progress} />
          {!page.over && <p className="small soft">Chốt kết quả được khi mọi vòng đã đóng.</p>}
          {page.over && !page.final && !working && !page.asking && (
            <ButtonLink href={`${paths.organiserContest(page.slug)}?chot`}>Chốt kết quả chính thức</ButtonLink>
          )}
          {page.over && !page.final && !working && page.asking && (
            <Form method="post" className="stack">
              <Note tone="warn" title="Chốt kết quả chính thức?">
                <p>Bảng công khai chuyển sang bản này. Bản đã chốt không sửa được; có sai thì ra bản đính chính.</p>
              </Note>
              <div className="row">
                <Button>Chốt kết quả</Button>
                <ButtonLink variant="quiet" href={paths.organiserContest(page.slug)}>
                  Để sau
                </ButtonLink>
              </div>
            </Form>
          )}
        </section>
      </div>
    </>
  );
}
