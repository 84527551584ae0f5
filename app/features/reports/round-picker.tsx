import { Button } from "#app/components/button.tsx";
import { Select } from "#app/components/select.tsx";
import { roundOption } from "./round-words.ts";
import type { RoundLine } from "./rounds.server.ts";

type RoundPickerProps = {
  action: string;
  choices: readonly RoundLine[];
  current: string;
  /** What else the address says and keeps. */
  keep?: Readonly<Record<string, string>>;
};

/** Which contest and round to look at; nothing where there is no choice. */
export function RoundPicker({ action, choices, current, keep = {} }: RoundPickerProps) {
  if (choices.length < 2) return null;
  return (
    <form method="get" action={action} className="inline no-print" aria-label="Chọn cuộc thi">
      <Select
        name="vong"
        label="Cuộc thi"
        defaultValue={current}
        options={choices.map((round) => ({ value: round.id, label: roundOption(round) }))}
      />
      <Button variant="quiet">Xem</Button>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
