import { MoreLink } from "#app/components/more-link.tsx";
import { Pager } from "#app/components/pager.tsx";
import type { UnitFormula } from "#app/domain/contest.ts";
import { UNIT_FORMULA } from "#app/domain/unit-formulas.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { apartWords, movementText, SUPPRESSED_TEXT, sizeWords } from "./board-words.ts";
import { boardAddress } from "./unit-board-address.ts";
import type { UnitBoardView } from "./unit-board-page.server.ts";
import type { UnitBoardPart } from "./unit-board-part.ts";
import { UnitBoardTable } from "./unit-board-table.tsx";
import { unitColumns } from "./unit-columns.ts";

interface UnitBoardProps {
  readonly slug: string;
  readonly view: Omit<UnitBoardView, "units">;
  readonly part: UnitBoardPart;
}

/** A board of units with its formula in words, its further formulas and sizes, and the ways to take it along. */
export function UnitBoard({ slug, view, part }: UnitBoardProps) {
  const { formula, formulas, rule, size, sizes, apart, movedSince } = view;
  const columns = unitColumns(formula, rule, { accounts: view.withAccounts });
  const caption = captionOf(view);
  const reasons = apart.map(({ why }) => why);
  const here = boardAddress(view);
  return (
    <>
      {!view.whole && (
        <p className="row between">
          <b className="h-m">{caption}</b>
          <MoreLink href={paths.board(slug)}>Cả cuộc thi</MoreLink>
        </p>
      )}
      <Choices
        label="Xếp theo"
        items={formulas.map((each) => ({
          key: each,
          text: UNIT_FORMULA[each].name(rule),
          href: paths.unitBoard(slug, boardAddress(view, { formula: each })),
          current: each === formula,
        }))}
      />
      <Choices
        label="Quy mô"
        items={sizes.map((each) => ({
          key: each.id,
          text: sizeWords(each),
          href: paths.unitBoard(slug, boardAddress(view, { size: each.id })),
          current: each.id === size?.id,
        }))}
      />
      <FormulaText formula={formula} rule={rule} bySize={view.bySize} />
      {part.pinned && <UnitBoardTable caption="Đơn vị của bạn" lines={[part.pinned]} columns={columns} />}
      <div className="unit-board">
        <UnitBoardTable
          caption={caption}
          lines={part.lines}
          columns={columns}
          total={part.last ? view.total : null}
          totalLabel={totalWords(view)}
        />
      </div>
      <Pager
        label={caption}
        page={part.page}
        pages={part.pages}
        href={(page) => paths.unitBoard(slug, { ...here, page })}
      />
      {part.last && apart.length > 0 && (
        <section aria-labelledby="chua-xep" className="stack unit-board">
          <h2 id="chua-xep" className="h-m">
            {apartWords(reasons, rule.minRoll)}
          </h2>
          <UnitBoardTable caption="Đơn vị chưa xếp hạng" lines={apart} columns={columns} />
        </section>
      )}
      <p className="small soft">
        {movedSince !== null && `${movementText(movedSince)} `}
        {SUPPRESSED_TEXT}
        {part.empty > 0 && ` Bảng có ${formatNumber(part.empty)} đơn vị chưa có ai dự thi.`}
      </p>
      <p className="row no-print">
        <MoreLink href={paths.boardPrint(slug, here)}>Đủ số liệu, để in</MoreLink>
        <MoreLink arrow={false} href={paths.boardSheet(slug, here)}>
          Tải Excel
        </MoreLink>
        <MoreLink arrow={false} href={paths.boardCsv(slug, here)}>
          Tải CSV
        </MoreLink>
      </p>
    </>
  );
}

/** "Trường · Phường A" */
export function captionOf({ label, whole, parent, size }: Pick<UnitBoardView, "label" | "whole" | "parent" | "size">) {
  return [label, ...(whole ? [] : [parent.name]), ...(size ? [sizeWords(size)] : [])].join(" · ");
}

/** The total is of all units that are shown, those without a rank too. */
export function totalWords({ apart }: Pick<UnitBoardView, "apart">): string {
  return apart.length > 0 ? "Tổng cộng, kể cả đơn vị chưa xếp hạng" : "Tổng cộng";
}

/** The formula in full, and who takes no rank. */
export function FormulaText({
  formula,
  rule,
  bySize,
}: { formula: UnitFormula } & Pick<UnitBoardView, "rule" | "bySize">) {
  return (
    <p className="measure">
      <b>{UNIT_FORMULA[formula].name(rule)}.</b> {UNIT_FORMULA[formula].text(rule)}
      {bySize && rule.minRoll !== null && ` Trường có sĩ số dưới ${formatNumber(rule.minRoll)} không xếp hạng.`}
      {bySize && rule.sizeClasses.length > 0 && " Trường xếp hạng riêng theo từng mức sĩ số."}
    </p>
  );
}

interface Choice {
  readonly key: string;
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

/** One of a few, as links; nothing where there is no choice. */
function Choices({ label, items }: { label: string; items: readonly Choice[] }) {
  if (items.length < 2) return null;
  return (
    <nav aria-label={label} className="no-print">
      <ul className="bare row choices">
        <li aria-hidden="true" className="soft small">
          {label}
        </li>
        {items.map(({ key, text, href, current }) => (
          <li key={key}>
            {current ? (
              <a href={href} aria-current="true" className="badge you plain">
                {text}
              </a>
            ) : (
              <a href={href}>{text}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
