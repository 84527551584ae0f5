import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { askedBoard } from "#app/features/boards/api.server.ts";
import { apartWords, editionWords, movementText, SUPPRESSED_TEXT } from "#app/features/boards/board-words.ts";
import { captionOf, FormulaText, totalWords } from "#app/features/boards/unit-board.tsx";
import { boardAddress } from "#app/features/boards/unit-board-address.ts";
import { UnitBoardTable } from "#app/features/boards/unit-board-table.tsx";
import { unitColumns } from "#app/features/boards/unit-columns.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "boards" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `In bảng xếp hạng ${data?.title ?? ""} · Góc ASEAN` },
];

/** A board of units on paper; while it is being settled, off to the page that says so. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { slug, title, page, search } = await askedBoard(context, request, params.slug);
  if (page.settling) throw redirect(paths.unitBoard(slug, { kind: search.get("bang") ?? "schools" }));
  if (!page.units) throw notFound();
  const { roundTitle, edition, asOf, units } = page;
  return { slug, title, roundTitle, edition, asOf, units };
}

export default function BoardPrint() {
  const { slug, title, roundTitle, edition, asOf, units } = useLoaderData<typeof loader>();
  const { formula, rule, apart, movedSince } = units;
  const columns = unitColumns(formula, rule, { accounts: units.withAccounts });
  const caption = captionOf(units);
  const reasons = apart.map(({ why }) => why);
  return (
    <>
      <Crumbs
        items={[{ label: "Bảng xếp hạng", href: paths.unitBoard(slug, boardAddress(units)) }, { label: "Đủ số liệu" }]}
      />
      <div className="no-print">
        <PageHead
          title={`Bảng xếp hạng: ${caption}`}
          lead="Mọi số liệu của bảng trên khổ A4, để xem và in."
          actions={<PrintButton>In</PrintButton>}
        />
      </div>
      <section className="section last print-sheet board-sheet stack" aria-label="Bảng để in">
        <h2>
          {title}, {roundTitle}
        </h2>
        <p>
          <b>Bảng xếp hạng: {caption}.</b> {editionWords(edition, asOf)}.
        </p>
        <FormulaText formula={formula} rule={rule} bySize={units.bySize} />
        <UnitBoardTable
          caption={caption}
          lines={units.units}
          columns={columns}
          total={units.total}
          totalLabel={totalWords(units)}
          mode="plain"
        />
        {apart.length > 0 && (
          <>
            <h3 className="h-s">{apartWords(reasons, rule.minRoll)}</h3>
            <UnitBoardTable caption="Đơn vị chưa xếp hạng" lines={apart} columns={columns} mode="plain" />
          </>
        )}
        <p className="small">
          {SUPPRESSED_TEXT} {movedSince !== null && movementText(movedSince)}
        </p>
      </section>
    </>
  );
}
