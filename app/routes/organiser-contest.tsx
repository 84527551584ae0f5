import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { roundPhase } from "#app/domain/contest.ts";
import { can } from "#app/domain/permissions.ts";
import { formatDateTime, formatNumber, formatRange } from "#app/domain/vietnamese.ts";
import { issueEdition } from "#app/features/boards/api.server.ts";
import { type ContestView, publishedContest } from "#app/features/contests/api.server.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { countAttempts } from "#db/queries/attempts.ts";
import { listEditions } from "#db/queries/boards-editions.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
];

/** The contest, if the viewer organises contests of its unit; unknown and foreign ones are 404 alike. */
async function managed({ params, request, context }: Pick<LoaderFunctionArgs, "params" | "request" | "context">) {
  const viewer = requireViewer(context, request);
  const { db } = context.handle;
  const view = await publishedContest(db, params.slug ?? "");
  const within = view ? await ancestorsOf(db, view.contest.unit) : [];
  if (!view || !can(viewer, "contest.manage", { unit: view.contest.unit, within })) throw notFound();
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
    slug: view.contest.slug,
    title: view.contest.title,
    window: round ? formatRange(round.opensAt, round.closesAt) : "",
    counts: round ? await countAttempts(db, round.id) : { open: 0, closed: 0 },
    over: isOver(view, now),
    asking: new URL(args.request.url).searchParams.has("chot"),
    editions: editions.map(({ n, kind, issued_at, hash }) => ({ n, kind, issuedAt: issued_at, hash })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { view, viewer } = await managed(args);
  const now = args.context.clock.now();
  if (!isOver(view, now)) return data({ message: "Cuộc thi chưa đóng nên chưa chốt được kết quả." }, { status: 409 });
  const result = await issueEdition(args.context.handle, view.contest.id, {
    kind: "final",
    cutAt: null,
    now,
    by: viewer.account,
    reason: "",
  });
  if (result.ok) return redirect(paths.organiserContest(view.contest.slug));
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
        <Kpis
          items={[
            { label: "Đang làm bài", value: formatNumber(page.counts.open) },
            { label: "Lượt thi đã đóng", value: formatNumber(page.counts.closed) },
          ]}
        />
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
          {!page.over && <p className="small soft">Chốt kết quả được khi mọi vòng đã đóng.</p>}
          {page.over && !page.asking && (
            <ButtonLink href={`${paths.organiserContest(page.slug)}?chot`}>Chốt kết quả chính thức</ButtonLink>
          )}
          {page.over && page.asking && (
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
