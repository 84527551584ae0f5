import { classNames } from "#app/components/class-names.ts";
import { pillarClass } from "#app/components/pillar-name.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatEnd, formatNumber } from "#app/domain/vietnamese.ts";
import type { MatrixColumn } from "./class-matrix.server.ts";
import { cellOfLetter, type MatrixRow, NOT_GIVEN } from "./matrix.ts";
import { cellWords } from "./words.ts";

/** So many columns still have room for their titles; more are numbered, and the list below says what they are. */
const MOST_TITLES = 7;

interface MatrixTableProps {
  readonly caption: string;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** Said in place of rows when the filter leaves none. */
  readonly empty: string;
}

/** What stands in a cell, by its letter: made once, for a class has two thousand of them and they are a dozen. */
const MARKS = new Map<string, { readonly __html: string }>();

function markOf(letter: string): { readonly __html: string } {
  const known = MARKS.get(letter);
  if (known) return known;
  const cell = cellOfLetter(letter);
  // the words are our own, from a fixed list: nothing in them is a pupil's or needs escaping
  const words = cell === null ? "Không giao" : cellWords(cell);
  const look = cell === null ? "off" : `${cell.state}${cell.overdue ? " overdue" : ""}`;
  const mark = { __html: `<span class="mk ${look}"><span class="hide">${words}</span></span>` };
  MARKS.set(letter, mark);
  return mark;
}

const LEGEND = ["d", "l", "b", "n", "N", "m"] as const;

/** What the signs mean: those that are in sight, always the same order. */
export function MatrixLegend({ rows }: { rows: readonly MatrixRow[] }) {
  const seen = new Set(rows.flatMap(({ cells }) => [...cells]));
  const shown = LEGEND.filter((letter) => seen.has(letter) || (letter === "N" && seen.has("B")));
  return (
    <ul className="mk-legend small" aria-label="Ký hiệu">
      {shown.map((letter) => {
        const cell = cellOfLetter(letter)!;
        return (
          <li key={letter}>
            <span className={`mk ${cell.state}${cell.overdue ? " overdue" : ""}`} aria-hidden="true" />
            {letter === "N" ? "Quá hạn, chưa xong" : cellWords(cell)}
          </li>
        );
      })}
    </ul>
  );
}

/** Pupils down, lessons across. What is wider than the screen scrolls; the names stay. */
export function MatrixTable({ caption, columns, rows, empty }: MatrixTableProps) {
  const titled = columns.length <= MOST_TITLES;
  const keys = columns.map(({ kind, ref }) => `${kind}:${ref}`);
  if (rows.length === 0) {
    return (
      <EmptyState title="Không có ai">
        <p>{empty}</p>
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table className={classNames("mk-table", titled && "titled")}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Họ và tên</th>
            {columns.map((column, at) => (
              <th
                key={`${column.kind}:${column.ref}`}
                scope="col"
                className={column.pillar ? pillarClass(column.pillar) : undefined}
              >
                {titled ? (
                  column.title
                ) : (
                  <a href={`#bai-${at + 1}`} title={column.title}>
                    {at + 1}
                    <span className="hide">. {column.title}</span>
                  </a>
                )}
              </th>
            ))}
            <th scope="col" className="num">
              Xong
            </th>
            <th scope="col" className="num">
              Câu đúng
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person}>
              <th scope="row">
                {row.name}
                {row.extendedTo !== null && <span className="sub">hạn riêng {formatEnd(row.extendedTo)}</span>}
              </th>
              {keys.map((key, at) => (
                // sanitised: see markOf
                <td key={key} dangerouslySetInnerHTML={markOf(row.cells[at] ?? NOT_GIVEN)} />
              ))}
              <td className="num">
                {formatNumber(row.finished)}/{formatNumber(row.given)}
              </td>
              <td className="num">{row.total > 0 ? `${formatNumber(row.right)}/${formatNumber(row.total)}` : "–"}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Cả lớp đã xong</th>
            {columns.map((column) => (
              <td key={`${column.kind}:${column.ref}`} className="mk-sum">
                {formatNumber(column.finished)}

                <span className="hide"> trong {formatNumber(column.given)} bạn</span>
              </td>
            ))}
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
