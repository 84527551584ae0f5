import { Icon } from "#app/components/icon.tsx";
import { figureText, INDICATORS } from "#app/domain/indicators.ts";
import { paths } from "#app/paths.ts";
import { definitionAnchor } from "./definitions-table.tsx";
import type { Figure } from "./model.ts";
import { tableAnchor } from "./report-table.tsx";

interface FigureMarkProps {
  readonly id: string;
  readonly figure: Figure;
  /** The page on which the tables stand; "" = this one. */
  readonly rowsAt: string;
}

/** A locked figure in a sentence: what it counts when pointed at, and the rows behind it when pressed. */
export function FigureMark({ id, figure, rowsAt }: FigureMarkProps) {
  const { indicator, kind, value, table } = figure;
  const { name, formula } = INDICATORS[indicator];
  return (
    <a
      className="lock"
      href={table === null ? paths.definitions(definitionAnchor(indicator)) : `${rowsAt}#${tableAnchor(table)}`}
      title={`${name}: ${formula}.`}
      data-figure={id}
    >
      <Icon name="lock" />
      {figureText(kind, value)}
    </a>
  );
}
