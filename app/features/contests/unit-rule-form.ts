/** Reads how units are ranked from the form of the results step. */
import { UNIT_FORMULAS } from "#app/domain/contest.ts";
import { boundsFault } from "#app/domain/unit-sizes.ts";
import { type DraftResults, USUAL } from "./draft.ts";
import type { FormReader } from "./form-reader.ts";

type UnitRuleDraft = Pick<
  DraftResults,
  "formula" | "moreFormulas" | "topPercent" | "bestOf" | "minRoll" | "sizeClasses"
>;

const MOST_CLASSES = 5;

export function readUnitRule(form: FormReader): UnitRuleDraft {
  const { results } = USUAL;
  const formula = form.choice("formula", UNIT_FORMULAS, "Chọn bảng hiện trước.");
  const minRoll = form.count("minRoll", { from: 1, to: 100_000, what: "Sĩ số ít nhất", blank: true });
  return {
    formula,
    moreFormulas: UNIT_FORMULAS.filter((each) => each !== formula && form.ticked(`more_${each}`)),
    topPercent: form.has("topPercent")
      ? form.count("topPercent", { from: 1, to: 100, what: "Phần trăm điểm tối đa" })
      : results.topPercent,
    bestOf: form.has("bestOf")
      ? form.count("bestOf", { from: 1, to: 1_000, what: "Số người được tính" })
      : results.bestOf,
    minRoll,
    sizeClasses: readBounds(form, minRoll),
  };
}

/** "300, 800" or "300; 800". */
function readBounds(form: FormReader, minRoll: number | null): number[] {
  const parts = form
    .raw("sizeClasses")
    .split(/[,;\s]+/)
    .filter((part) => part !== "");
  const bounds = parts.map((part) => (/^[1-9]\d{0,5}$/.test(part) ? Number(part) : Number.NaN));
  if (bounds.some(Number.isNaN)) form.complain("sizeClasses", "Mức sĩ số: ghi các số nguyên, ví dụ 300, 800.");
  else if (bounds.length > MOST_CLASSES) form.complain("sizeClasses", `Nhiều nhất ${MOST_CLASSES} mốc sĩ số.`);
  else {
    const fault = boundsFault(bounds, minRoll);
    if (fault === "not_rising") form.complain("sizeClasses", "Các mốc sĩ số phải tăng dần, ví dụ 300, 800.");
    if (fault === "below_least") {
      form.complain("sizeClasses", `Mốc đầu nhỏ hơn sĩ số ít nhất (${minRoll}): mức này sẽ không có trường nào.`);
    }
  }
  return bounds.filter((bound) => !Number.isNaN(bound));
}
