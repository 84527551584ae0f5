import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Note } from "#app/components/note.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import type { PersonChoice } from "./find-target.server.ts";
import { PersonChoices } from "./person-choices.tsx";
import { GRANT_KINDS, MOST_MINUTES } from "./words.ts";

export type GrantScope = "person" | "unit" | "group" | "all";

export interface GrantFormProps {
  /** Made with the page: a form that is sent twice gives time once. */
  readonly id: string;
  readonly scope: GrantScope;
  readonly rounds: readonly { readonly value: string; readonly label: string }[];
  readonly usualRound: string;
  /** Groups of the contest; empty = it has none. */
  readonly groups: readonly { readonly value: string; readonly label: string }[];
  readonly suggestions: readonly { readonly words: string; readonly name: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Everybody whom the words may mean, to choose from. */
  readonly choices: readonly PersonChoice[];
}

const SCOPES: readonly { scope: GrantScope; label: string; href: string }[] = [
  { scope: "person", label: "Một người", href: "?cho=person#cong-gio" },
  { scope: "unit", label: "Trường, lớp", href: "?cho=unit#cong-gio" },
  { scope: "group", label: "Một bảng", href: "?cho=group#cong-gio" },
  { scope: "all", label: "Cả vòng", href: "?cho=all#cong-gio" },
];

/** To whom, how much and why. It leads to a preview and never straight to the deed. */
export function GrantForm(props: GrantFormProps) {
  const { id, scope, rounds, groups, usualRound, values, errors } = props;
  const scopes = SCOPES.filter((one) => one.scope !== "group" || groups.length > 0);
  const problems = Object.entries(errors).map(([field, message]) => ({ field, message }));
  const kind = values.kind ?? "extra";
  return (
    <Sheet id="cong-gio" title="Cho ai, bao nhiêu phút" className="stack">
      <Tabs label="Cộng giờ cho ai" items={scopes.map((one) => ({ ...one, current: one.scope === scope }))} />
      <Form method="post" className="stack" noValidate>
        {errors.form ? (
          <Note tone="bad" live="alert" title={errors.form} />
        ) : (
          problems.length > 1 && <FormError title="Còn chỗ cần sửa." problems={problems} />
        )}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="scope" value={scope} />
        <Target {...props} />
        {rounds.length > 1 ? (
          <Select
            name="round"
            label="Vòng"
            options={rounds}
            defaultValue={values.round ?? usualRound}
            error={errors.round}
          />
        ) : (
          <input type="hidden" name="round" value={usualRound} />
        )}
        <fieldset>
          <legend>
            <b>Loại</b>
          </legend>
          <Tick
            type="radio"
            id="o-kind"
            name="kind"
            value="extra"
            label={GRANT_KINDS.extra}
            hint="Người được hưởng thêm thời gian, ví dụ thí sinh khuyết tật."
            defaultChecked={kind === "extra"}
          />
          <Tick
            type="radio"
            id="o-kind-incident"
            name="kind"
            value="incident"
            label={GRANT_KINDS.incident}
            hint="Mất điện, mất mạng, máy hỏng giữa giờ thi."
            defaultChecked={kind === "incident"}
          />
        </fieldset>
        <TextInput
          name="minutes"
          label="Số phút"
          inputMode="numeric"
          autoComplete="off"
          hint={`Từ 1 đến ${MOST_MINUTES}.`}
          defaultValue={values.minutes}
          error={errors.minutes}
          className="amount"
        />
        <TextInput
          name="reason"
          label="Lý do"
          hint="Ví dụ: Mất điện từ 08:10 đến 08:20."
          defaultValue={values.reason}
          error={errors.reason}
          maxLength={300}
        />
        <div className="form-actions">
          <Button>Xem trước</Button>
        </div>
      </Form>
    </Sheet>
  );
}

function Target({ scope, groups, suggestions, values, errors, choices }: GrantFormProps) {
  if (scope === "all") return <p>Mọi lượt của vòng được cộng giờ, kể cả lượt bắt đầu sau lúc này.</p>;
  if (scope === "person") return <PersonChoices choices={choices} values={values} error={errors.who} />;
  if (scope === "group") {
    const options = [{ value: "", label: "Chọn bảng" }, ...groups];
    return <Select name="group" label="Bảng" options={options} defaultValue={values.group} error={errors.group} />;
  }
  return (
    <>
      <TextInput
        name="unit"
        label="Trường hoặc đơn vị"
        hint="Tên hoặc mã: trường, xã phường, cụm, huyện cũ."
        list="goi-y-noi-thi"
        autoComplete="off"
        defaultValue={values.unit}
        error={errors.unit}
      />
      <datalist id="goi-y-noi-thi">
        {suggestions.map(({ words, name }) => (
          <option key={words} value={words}>
            {words === name ? undefined : name}
          </option>
        ))}
      </datalist>
      <TextInput
        name="part"
        label="Lớp hoặc chi đoàn"
        optional
        hint="Ví dụ 10A1. Để trống thì cả đơn vị được cộng giờ."
        autoComplete="off"
        defaultValue={values.part}
        error={errors.part}
      />
    </>
  );
}
