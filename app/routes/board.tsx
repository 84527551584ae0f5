import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { askedBoard, publicChanges, publicEditions } from "#app/features/boards/api.server.ts";
import { editionWords } from "#app/features/boards/board-words.ts";
import { EditionHistory } from "#app/features/boards/edition-history.tsx";
import { PeopleBoardTable } from "#app/features/boards/people-board-table.tsx";
import { Choice, Choices } from "#app/features/boards/people-filters.tsx";
import { UnitBoard } from "#app/features/boards/unit-board.tsx";
import { partOfBoard } from "#app/features/boards/unit-board-part.ts";
import { formValues } from "#app/http/forms.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "boards" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bảng xếp hạng ${data?.title ?? ""} · Góc ASEAN` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { slug, title, contest, page, search } = await askedBoard(context, request, params.slug);
  const { db } = context.handle;
  const history = {
    editions: await publicEditions(db, contest.id),
    changes: await publicChanges(db, contest),
  };
  if (!page.units) return { slug, title, history, page: { ...page, units: null }, part: null };
  const { units: lines, ...view } = page.units;
  const part = partOfBoard({ units: lines, apart: view.apart }, pageNumber(search.get("trang")));
  return { slug, title, history, page: { ...page, units: view }, part };
}

/** Looking for a person. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  requireViewer(context, request);
  const words = (await formValues(request)).tim ?? "";
  const { page } = await askedBoard(context, request, params.slug, words.slice(0, 80));
  if (!page.people) throw notFound();
  return { people: page.people };
}

export default function Board() {
  const { slug, title, history, page, part } = useLoaderData<typeof loader>();
  const people = useActionData<typeof action>()?.people;
  // a contest of one board needs no word for it in its addresses
  const round = page.rounds.length > 1 ? page.round : null;
  const within = page.units && !page.units.whole ? page.units.parent.unit : null;
  const href = (kind: string) => paths.unitBoard(slug, { kind, round, unit: kind === "people" ? null : within });
  return (
    <>
      <PageHead
        corner
        title="Bảng xếp hạng"
        lead={`${title}, ${page.roundTitle}. ${page.settling ? "" : `${editionWords(page.edition, page.asOf)}.`}`}
      />
      <div className="section last stack">
        {page.frozenAt !== null && (
          <Note tone="still" title={`Bảng công khai dừng lúc ${formatDateTime(page.frozenAt)}.`}>
            <p>Hạng bên dưới giữ nguyên cho đến khi ban tổ chức công bố kết quả.</p>
          </Note>
        )}
        <Tabs
          label="Loại bảng"
          items={page.kinds.map((kind) => ({ label: kind.label, href: href(kind.id), current: kind.id === page.kind }))}
        />
        {page.rounds.length > 1 && (
          <Choices label="Vòng">
            {page.rounds.map(({ id, label }) => (
              <Choice
                key={id}
                href={paths.unitBoard(slug, { kind: page.kind, round: id, unit: within })}
                current={id === page.round}
              >
                {label}
              </Choice>
            ))}
          </Choices>
        )}
        {page.settling ? (
          <Note tone="still" title="Bảng xếp hạng đang chốt.">
            <p>Đã đến giờ dừng bảng công khai. Bảng hiện lại khi ban tổ chức chốt xong.</p>
          </Note>
        ) : page.people ? (
          <PeopleBoardTable people={people ?? page.people} slug={slug} round={round} />
        ) : (
          page.units && part && <UnitBoard slug={slug} view={page.units} part={part} />
        )}
        <p className="small soft">
          Bằng nhau thì cùng hạng: 1, 2, 2, 4. <a href={paths.rankHow(slug)}>Cách xếp hạng, có ví dụ</a>
        </p>
        <EditionHistory editions={history.editions} schools={history.changes} />
      </div>
    </>
  );
}
