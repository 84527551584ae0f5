import type { UnitBoardAddress } from "#app/paths.ts";
import type { UnitBoardView } from "./unit-board-page.server.ts";

/** The address of the board at hand, or of one beside it; what is usual is left out. */
export function boardAddress(
  view: Pick<UnitBoardView, "kind" | "round" | "whole" | "parent" | "formula" | "formulas" | "size" | "sizes">,
  change: Partial<UnitBoardAddress> = {},
): UnitBoardAddress {
  const asked: UnitBoardAddress = {
    kind: view.kind,
    round: view.round,
    unit: view.whole ? null : view.parent.unit,
    formula: view.formula,
    size: view.size?.id ?? null,
    ...change,
  };
  return {
    ...asked,
    formula: asked.formula === view.formulas[0] ? null : asked.formula,
    size: asked.size === view.sizes[0]?.id ? null : asked.size,
  };
}
