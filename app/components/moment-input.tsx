import { useState } from "react";
import { fieldId } from "#app/components/field.tsx";
import { Icon } from "#app/components/icon.tsx";
import { dayAndClock, momentOf, parseClock, parseDay } from "#app/domain/moment-text.ts";
import { formatDay, weekdayName } from "#app/domain/vietnamese.ts";

interface MomentInputProps {
  /** Fields are `name_day` and `name_clock`. */
  name: string;
  label: string;
  /** "mở": how the two boxes are named for the ear. */
  what: string;
  moment: number | null;
  /** What was typed, when the form came back. */
  values: Readonly<Record<string, string>> | null;
  errors: Readonly<Record<string, string>>;
  /** Midnight is shown as the end of the day before. */
  end?: boolean;
  hint?: string;
}

/** What a day and a time were understood as, so that 05/10 is not taken for the tenth of May. */
function understood(day: string, clock: string): string {
  const parsed = parseDay(day);
  if (parsed === null) return "";
  const weekday = weekdayName(momentOf(parsed, 0));
  const time = parseClock(clock);
  const at = time === null ? "" : `${clockText(time)} `;
  return `${at}${weekday}, ${formatDay(parsed)}`;
}

function clockText(minutes: number): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return minutes === 24 * 60 ? "24h00" : `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/**
 * A day and a time, both typed as they are written here. The browser's own day field would show the order of the
 * machine's language: on an English Windows 05/10 is another day.
 */
export function MomentInput({ name, label, what, moment, values, errors, end = false, hint }: MomentInputProps) {
  const stored = moment === null ? { day: "", clock: "" } : dayAndClock(moment, end);
  const [dayName, clockName] = [`${name}_day`, `${name}_clock`];
  const first = {
    day: values?.[dayName] ?? (stored.day && formatDay(stored.day)),
    clock: values?.[clockName] ?? stored.clock,
  };
  const [day, setDay] = useState(first.day);
  const [clock, setClock] = useState(first.clock);
  const problems = [
    [dayName, errors[dayName]],
    [clockName, errors[clockName]],
  ] as const;
  const boxOf = (field: string) => ({
    id: fieldId(field),
    name: field,
    type: "text",
    autoComplete: "off",
    "aria-invalid": errors[field] ? (true as const) : undefined,
    "aria-describedby": errors[field] ? `${fieldId(field)}-loi` : `${fieldId(dayName)}-hieu`,
  });
  return (
    <fieldset className="field moment">
      <legend>{label}</legend>
      {hint && <span className="hint">{hint}</span>}
      <div className="moment-boxes">
        <input
          {...boxOf(dayName)}
          aria-label={`Ngày ${what}`}
          maxLength={20}
          defaultValue={first.day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <input
          {...boxOf(clockName)}
          aria-label={`Giờ ${what}`}
          maxLength={12}
          defaultValue={first.clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      </div>
      <span className="hint" id={`${fieldId(dayName)}-hieu`}>
        {understood(day, clock) || "Ngày, rồi giờ"}
      </span>
      {problems.map(([field, problem]) =>
        problem ? (
          <span key={field} className="err" id={`${fieldId(field)}-loi`}>
            <Icon name="alert" />
            {problem}
          </span>
        ) : null,
      )}
    </fieldset>
  );
}
