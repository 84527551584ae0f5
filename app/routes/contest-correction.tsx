import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { asSentence } from "#app/domain/sentence.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { changedPeople, nameViewerOf } from "#app/features/boards/api.server.ts";
import { PeopleChanges, SchoolChanges } from "#app/features/boards/changed-tables.tsx";
import { correctionView } from "#app/features/corrections/api.server.ts";
import { APPLY_FAULTS, KIND_WORDS, STATE_WORDS, VOID_RULE } from "#app/features/corrections/words.ts";
import { requireContest } from "#app/features/remedies/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";
import { audit } from "#db/queries/audit.ts";
import { hasFinalEdition } from "#db/queries/rulings.ts";

const PEOPLE_PAGE = 50;

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Đính chính · ${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
  // works without a script: the page looks again by itself while the server works
  ...(page?.working ? [{ httpEquiv: "refresh", content: "3" }] : []),
];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, view, rounds, now } = await requireContest(args);
  const { db } = args.context.handle;
  const { contest } = view;
  const correction = await correctionView(db, contest, args.params.correction ?? "", now);
  if (!correction) throw notFound();
  const query = new URL(args.request.url).searchParams;
  const school = correction.found?.schools.find((one) => one.school !== null && one.school === query.get("truong"));
  const shown = correction.found !== null && correction.state !== "dropped";
  const page = pageNumber(query.get("trang"));
  const stretch = { school: school?.school ?? null, limit: PEOPLE_PAGE, offset: (page - 1) * PEOPLE_PAGE };
  const names = shown ? await nameViewerOf(db, viewer, now) : null;
  const people = names ? await changedPeople(db, names, { correction: correction.id }, stretch) : [];
  if (people.length > 0) {
    const seen = { action: "correction.names", subject: `contest:${contest.id}`, unit: contest.unit };
    await audit(db, { at: now, actor: viewer.account, ...seen, data: { people: people.length, of: correction.id } });
  }
  const listed = school?.people ?? correction.found?.all.people ?? 0;
  return {
    slug: contest.slug,
    title: contest.title,
    correction,
    working: correction.state === "counting" || correction.state === "applying",
    issued: await issuedAs(db, contest),
    school: school ? { id: school.school!, name: school.name ?? "" } : null,
    people,
    page,
    pages: Math.ceil(listed / PEOPLE_PAGE),
    titles: { ...Object.fromEntries(rounds.map(({ id, title }) => [id, title])), [contest.id]: "Chung cuộc" },
  };
}

/** What the public reads by now: nothing issued, a stopped board, or final results. */
async function issuedAs(db: Db, { id, publicEdition }: { id: string; publicEdition: number }) {
  if (publicEdition === 0) return "live" as const;
  return (await hasFinalEdition(db, id)) ? ("final" as const) : ("frozen" as const);
}

type Db = LoaderFunctionArgs["context"]["handle"]["db"];

export async function action(args: ActionFunctionArgs) {
  const { viewer, view, now } = await requireContest(args);
  const { slug, id: contest, unit } = view.contest;
  const id = args.params.correction ?? "";
  const order = { contest: { id: contest, unit }, id, account: viewer.account };
  const result = await args.context.tasks.run("correction.apply", order, { now });
  if (result.ok) return redirect(paths.contestCorrection(slug, id));
  if (result.code === "gone") throw notFound();
  return data({ message: APPLY_FAULTS[result.code] }, { status: 409 });
}

export default function ContestCorrection() {
  const page = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const { slug, correction, school } = page;
  const { found, keys } = correction;
  const here = paths.contestCorrection(slug, correction.id);
  const again = correction.kind === "time" ? paths.contestLostTime(slug) : paths.contestKeys(slug);
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: page.title, href: paths.organiserContest(slug) },
          { label: "Đáp án, đính chính", href: paths.contestKeys(slug) },
          { label: KIND_WORDS[correction.kind] },
        ]}
      />
      <PageHead title={KIND_WORDS[correction.kind]} lead={correction.about} />
      <div className="section last stack">
        {problem && <Note tone="bad" live="alert" title={problem.message} action={<a href={again}>Tính thử lại</a>} />}
        <State page={page} />
        <Facts
          items={[
            ...(keys ? [{ term: "Đáp án trước", value: keys.was }] : []),
            ...(keys?.now ? [{ term: "Đáp án mới", value: keys.now }] : []),
            { term: "Vòng", value: correction.rounds.join(", ") },
            { term: "Lý do", value: correction.reason },
            { term: "Người làm", value: `${correction.by}, ${formatDateTime(correction.askedAt)}` },
            { term: "Trạng thái", value: STATE_WORDS[correction.state] },
          ]}
        />
        {correction.kind === "void" && <p className="small soft">{VOID_RULE}</p>}
        {found && (
          <>
            <Kpis
              items={[
                { label: "Lượt thi đã chấm thử", value: formatNumber(found.attempts) },
                { label: "Lượt đổi điểm", value: formatNumber(found.changed) },
                { label: "Người đổi điểm", value: formatNumber(found.all.score) },
                { label: "Lên hạng", value: formatNumber(found.all.up) },
                { label: "Xuống hạng", value: formatNumber(found.all.down) },
              ]}
            />
            <p className="small soft">
              Hạng trong bảng thi của mỗi người, ở từng vòng và chung cuộc, như bảng xếp hạng. Lần tính lúc{" "}
              {formatDateTime(found.countedAt)}.
            </p>
          </>
        )}
        {found && correction.state !== "dropped" && (
          <>
            {correction.state === "ready" && <Apply page={page} />}
            <SchoolChanges schools={found.schools} href={(id) => `${here}?truong=${id}#nguoi`} most />
            <Sheet
              id="nguoi"
              title={school ? `Người đổi điểm, đổi hạng: ${school.name}` : "Người đổi điểm, đổi hạng"}
              className="stack"
              actions={
                found.all.people > 0 && (
                  <ButtonLink variant="quiet" href={paths.contestCorrectionCsv(slug, correction.id)}>
                    Tải CSV
                  </ButtonLink>
                )
              }
            >
              {school && <a href={`${here}#nguoi`}>Xem mọi trường</a>}
              <PeopleChanges rows={page.people} titles={page.titles} caption="Theo hạng mới" />
              <Pager
                label="người đổi điểm, đổi hạng"
                page={page.page}
                pages={page.pages}
                href={(to) => `${here}?trang=${to}${school ? `&truong=${school.id}` : ""}#nguoi`}
              />
            </Sheet>
          </>
        )}
      </div>
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function State({ page: { correction, slug, issued } }: { page: Page }) {
  switch (correction.state) {
    case "counting":
      return (
        <Note tone="info" live="status" title="Đang tính thử. Trang tự xem lại sau vài giây.">
          <p>Chưa có điểm nào thay đổi. Bài nào còn chờ chấm thì lần tính thử chờ chấm xong.</p>
        </Note>
      );
    case "applying":
      return (
        <Note tone="info" live="status" title="Đang chấm lại. Trang tự xem lại sau vài giây.">
          <p>Mỗi bài chuyển sang điểm mới một lần. Bản đã chốt giữ nguyên cho đến khi ra bản đính chính.</p>
        </Note>
      );
    case "done":
      return (
        <Note
          tone="ok"
          live="status"
          title="Đã chấm lại xong."
          action={issued === "final" && <ButtonLink href={paths.contestEditions(slug)}>Ra bản đính chính</ButtonLink>}
        >
          <p>{DONE[issued]}</p>
        </Note>
      );
    case "dropped":
      return <Note tone="still" title="Lần tính thử này đã được thay bằng lần khác, không áp dụng nữa." />;
    default:
      return null;
  }
}

const DONE = {
  live: "Bảng xếp hạng trực tiếp theo điểm mới sau vài giây.",
  frozen: "Bảng dừng giữ nguyên. Kết quả chính thức, khi chốt, lấy điểm mới.",
  final: "Bảng công khai vẫn là bản đã chốt. Ra bản đính chính để công bố điểm và hạng mới.",
} as const;

function Apply({ page: { correction } }: { page: Page }) {
  if (correction.kind === "time" && correction.found?.changed === 0) {
    return (
      <Note tone="still" title="Không có câu đến muộn nào nay kịp giờ, nên không có gì để chấm lại.">
        <p>Nếu đã bù giờ, xem lại vòng, trường và số phút.</p>
      </Note>
    );
  }
  return (
    <Form method="post" className="stack">
      <Note tone="warn" title="Chấm lại theo kết quả tính thử này?">
        <p>
          Lần chấm mới ghi lý do: {asSentence(correction.reason)} Điểm cũ vẫn giữ để đối chiếu. Muốn trở lại thì làm một
          đính chính ngược lại.
        </p>
      </Note>
      <div className="row">
        <Button>Chấm lại</Button>
      </div>
    </Form>
  );
}
