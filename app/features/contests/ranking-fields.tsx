import { Select } from "#app/components/select.tsx";
import { Tick } from "#app/components/tick.tsx";
import { RANKING_KEYS } from "#app/domain/contest.ts";
import { KEY_NAMES, PRESET_ORDERS, presetOf, rankingSentences } from "#app/domain/ranking-words.ts";
import type { Lock } from "#app/domain/revision.ts";
import type { DraftRanking } from "./draft.ts";
import type { Values } from "./form-reader.ts";
import { LockedNote } from "./locked-note.tsx";
import { OVERALL_ORDERS, type OverallOrder, overallOrderOf, RANKING_CHOICES } from "./ranking-form.ts";

interface RankingFieldsProps {
  readonly results: DraftRanking;
  readonly lock: Lock | null;
  /** Whether the contest has a board over all its rounds. */
  readonly overall: boolean;
  readonly values: Values | null;
  readonly errors: Readonly<Record<string, string>>;
}

const KEY_OPTIONS = [
  { value: "", label: "Không có" },
  ...RANKING_KEYS.map((value) => ({ value, label: KEY_NAMES[value] })),
];

/** How people are ranked: a usual order, or one of the organiser's own. */
export function RankingFields({ results, lock, overall, values, errors }: RankingFieldsProps) {
  if (lock) {
    return (
      <div className="m3">
        <p className="m2">{rankingSentences({ ranking: results.ranking, sums: false }).join(" ")}</p>
        <LockedNote lock={lock} what="Cách xếp hạng giữ nguyên." />
      </div>
    );
  }
  const order = values?.order ?? presetOf(results) ?? "own";
  const chosen = values?.overall ?? overallOrderOf(results.overall) ?? "attempts";
  return (
    <>
      <fieldset className="m4">
        <legend>
          <b>Cách xếp hạng cá nhân</b>
        </legend>
        {RANKING_CHOICES.map((choice, at) => (
          <Tick
            key={choice}
            type="radio"
            id={at === 0 ? "o-order" : `o-order-${choice}`}
            name="order"
            value={choice}
            label={choice === "own" ? "Thứ tự khác" : PRESET_ORDERS[choice].name}
            hint={choice === "own" ? "Chọn từng bước bên dưới." : hintOf(choice)}
            defaultChecked={order === choice}
            error={at === 0 ? errors.order : undefined}
          />
        ))}
        <div className="under-tick">
          <div className="grid two">
            {RANKING_KEYS.map((_key, at) => (
              <Select
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
                key={at}
                name={`key${at}`}
                label={`Bước ${at + 1}`}
                options={KEY_OPTIONS}
                defaultValue={values?.[`key${at}`] ?? results.ranking[at] ?? ""}
                error={errors[`key${at}`]}
              />
            ))}
          </div>
          <Tick
            name="onlyFull"
            id="o-onlyFull"
            value="1"
            label="Chỉ xếp hạng người đạt điểm tối đa"
            hint="Người khác vẫn được tính vào số người dự thi của đơn vị."
            defaultChecked={values ? values.onlyFull === "1" : results.onlyFull}
          />
        </div>
      </fieldset>
      {overall && (
        <fieldset className="m4">
          <legend>
            <b>Hạng chung cuộc, cộng các vòng</b>
          </legend>
          {(Object.keys(OVERALL_ORDERS) as OverallOrder[]).map((name, at) => (
            <Tick
              key={name}
              type="radio"
              id={at === 0 ? "o-overall" : `o-overall-${name}`}
              name="overall"
              value={name}
              label={OVERALL_ORDERS[name].map((key) => KEY_NAMES[key]).join(", rồi ")}
              defaultChecked={chosen === name}
              error={at === 0 ? errors.overall : undefined}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function hintOf(choice: keyof typeof PRESET_ORDERS): string {
  const { ranking, onlyFull } = PRESET_ORDERS[choice];
  const who = onlyFull ? "Chỉ xếp hạng người đạt điểm tối đa. " : "";
  return who + rankingSentences({ ranking, sums: choice === "R3" }).join(" ");
}
