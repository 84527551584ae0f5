import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import type { PersonChoice } from "./find-target.server.ts";

interface PersonChoicesProps {
  readonly choices: readonly PersonChoice[];
  readonly values: Readonly<Record<string, string>>;
  readonly error?: string | undefined;
}

/** Whom a form means: words, and where they fit several people, those to choose from. */
export function PersonChoices({ choices, values, error }: PersonChoicesProps) {
  return (
    <>
      <TextInput
        name="who"
        label="Mã đăng nhập hoặc họ và tên"
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={values.who}
        error={error}
        maxLength={80}
      />
      {choices.length > 1 && (
        <fieldset className="ticks">
          <legend>
            <b>Chọn một người</b>
          </legend>
          {choices.map(({ person, name, place, login }) => (
            <Tick
              key={person}
              type="radio"
              name="person"
              value={person}
              label={name}
              hint={[place, login].filter(Boolean).join(" · ")}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
