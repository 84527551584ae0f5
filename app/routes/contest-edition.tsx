import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Facts } from "#app/components/facts.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { changedPeople, editionChanges, nameViewerOf } from "#app/features/boards/api.server.ts";
import { PeopleChanges, SchoolChanges } from "#app/features/boards/changed-tables.tsx";
import { requireContest } from "#app/features/remedies/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";
import { audit } from "#db/queries/audit.ts";

const PEOPLE_PAGE = 50;

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Bản ${page?.edition.n ?? ""} · ${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
];

/** What a corrected edition changed: counts per school, and people for who organises the contest. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer, view, rounds, now } = await requireContest(args);
  const { db } = args.context.handle;
  const { contest } = view;
  const edition = await editionChanges(db, contest.id, Number(args.params.n));
  if (!edition) throw notFound();
  const query = new URL(args.request.url).searchParams;
  const school = edition.schools.find((one) => one.school !== null && one.school === query.get("truong"));
  const page = pageNumber(query.get("trang"));
  const stretch = { school: school?.school ?? null, limit: PEOPLE_PAGE, offset: (page - 1) * PEOPLE_PAGE };
  const names = await nameViewerOf(db, viewer, now);
  const people = names ? await changedPeople(db, names, { edition: edition.id }, stretch) : [];
  if (people.length > 0) {
    const seen = { action: "correction.names", subject: `contest:${contest.id}`, unit: contest.unit };
    await audit(db, { at: now, actor: viewer.account, ...seen, data: { people: people.length, of: edition.id } });
  }
  return {
    slug: contest.slug,
    title: contest.title,
    edition,
    school: school ? { id: school.school!, name: school.name ?? "" } : null,
    people,
    page,
    pages: Math.ceil((school?.people ?? edition.changes.people) / PEOPLE_PAGE),
    titles: Object.fromEntries(rounds.map(({ id, title }) => [id, title])),
  };
}

export default function ContestEdition() {
  const { slug, title, edition, school, people, page, pages, titles } = useLoaderData<typeof loader>();
  const here = paths.contestEdition(slug, edition.n);
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: title, href: paths.organiserContest(slug) },
          { label: "Các bản chốt", href: paths.contestEditions(slug) },
          { label: `Bản ${edition.n}` },
        ]}
      />
      <PageHead title={`Bản ${edition.n} đổi gì so với bản ${edition.replaces}`} lead={edition.reason} />
      <div className="section last stack">
        <Facts
          items={[
            { term: "Chốt lúc", value: formatDateTime(edition.issuedAt) },
            { term: "Người chốt", value: edition.by },
            { term: "Đổi điểm", value: `${formatNumber(edition.changes.score)} người` },
            {
              term: "Đổi hạng",
              value: `${formatNumber(edition.changes.up)} lên, ${formatNumber(edition.changes.down)} xuống`,
            },
            { term: "Mã kiểm", value: edition.hash.replace(/(.{8})(?=.)/g, "$1 ") },
          ]}
        />
        <SchoolChanges schools={edition.schools} href={(id) => `${here}?truong=${id}#nguoi`} most />
        <Sheet
          id="nguoi"
          title={school ? `Người đổi điểm, đổi hạng: ${school.name}` : "Người đổi điểm, đổi hạng"}
          className="stack"
          actions={
            edition.changes.people > 0 && (
              <ButtonLink variant="quiet" href={paths.contestEditionCsv(slug, edition.n)}>
                Tải CSV
              </ButtonLink>
            )
          }
        >
          {school && <a href={`${here}#nguoi`}>Xem mọi trường</a>}
          <PeopleChanges rows={people} titles={titles} caption="Theo hạng mới" />
          <Pager
            label="người đổi điểm, đổi hạng"
            page={page}
            pages={pages}
            href={(to) => `${here}?trang=${to}${school ? `&truong=${school.id}` : ""}#nguoi`}
          />
        </Sheet>
      </div>
    </>
  );
}
