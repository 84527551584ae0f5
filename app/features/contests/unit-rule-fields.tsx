import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { UNIT_FORMULAS, type UnitFormula } from "#app/domain/contest.ts";
import { UNIT_FORMULA } from "#app/domain/unit-formulas.ts";
import type { DraftResults } from "./draft.ts";
import type { Values } from "./form-reader.ts";

interface UnitRuleFieldsProps {
  readonly results: DraftResults;
  readonly values: Values | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** The usual ones first: a rate is what a contest of schools is about. */
const ORDER: readonly UnitFormula[] = ["C2", ...UNIT_FORMULAS.filter((each) => each !== "C2")];

/** How units are ranked: the formula shown first, further ones, and what is fair between small and large. */
export function UnitRuleFields({ results, values, errors }: UnitRuleFieldsProps) {
  const first = values?.formula ?? results.formula;
  const further = (formula: UnitFormula) =>
    values ? values[`more_${formula}`] === "1" : results.moreFormulas.includes(formula);
  return (
    <>
      <fieldset className="m4">
        <legend>
          <b>Bảng đơn vị hiện trước</b>
        </legend>
        {ORDER.map((each, at) => (
          <Tick
            key={each}
            type="radio"
            id={at === 0 ? "o-formula" : `o-formula-${each}`}
            name="formula"
            value={each}
            label={UNIT_FORMULA[each].name(results)}
            hint={UNIT_FORMULA[each].text(results)}
            defaultChecked={first === each}
            error={at === 0 ? errors.formula : undefined}
          />
        ))}
      </fieldset>
      <fieldset className="m4">
        <legend>
          <b>Xem thêm theo</b>
        </legend>
        {ORDER.map((each) => (
          <Tick
            key={each}
            name={`more_${each}`}
            value="1"
            label={UNIT_FORMULA[each].name(results)}
            defaultChecked={further(each)}
          />
        ))}
      </fieldset>
      <div className="grid g2 m4">
        <TextInput
          name="topPercent"
          inputMode="numeric"
          label="Kết quả cao: từ bao nhiêu phần trăm điểm tối đa"
          hint="Dùng cho “Tỷ lệ kết quả cao”."
          defaultValue={values?.topPercent ?? results.topPercent}
          error={errors.topPercent}
        />
        <TextInput
          name="bestOf"
          inputMode="numeric"
          label="Số người cao điểm được tính"
          hint="Dùng cho “Trung bình các điểm cao nhất”."
          defaultValue={values?.bestOf ?? results.bestOf}
          error={errors.bestOf}
        />
        <TextInput
          name="minRoll"
          inputMode="numeric"
          optional
          label="Sĩ số ít nhất để trường được xếp hạng"
          hint="Trường nhỏ hơn vẫn hiện, ở dưới và không có hạng."
          defaultValue={values?.minRoll ?? results.minRoll ?? ""}
          error={errors.minRoll}
        />
        <TextInput
          name="sizeClasses"
          optional
          label="Xếp hạng trường riêng theo mức sĩ số"
          hint="Ví dụ: 300, 800 chia thành đến 300, 301 đến 800, từ 801."
          defaultValue={values?.sizeClasses ?? results.sizeClasses.join(", ")}
          error={errors.sizeClasses}
        />
      </div>
    </>
  );
}
