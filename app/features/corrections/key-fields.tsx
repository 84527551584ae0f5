import { fieldId } from "#app/components/field.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import type { QuestionBody } from "#app/domain/question.ts";
import { partName, VERDICTS } from "./key-words.ts";

interface KeyFieldsProps {
  readonly body: QuestionBody;
  /** The form as it was sent, or filled with the key in force. */
  readonly values: Readonly<Record<string, string>>;
  readonly error: string | undefined;
}

const EMPTY = { value: "", label: "Chọn" };

/** The boxes of a new key, by the kind of the question. */
export function KeyFields({ body, values, error }: KeyFieldsProps) {
  if (body.kind === "short") {
    const name = partName("all");
    return (
      <TextArea
        name={name}
        label="Cách viết được tính đúng"
        hint={`Mỗi dòng một cách viết${body.short?.unit ? `, không kèm “${body.short.unit}”` : ""}. Dòng đầu được in ra làm đáp án.`}
        rows={4}
        defaultValue={values[name]}
        error={error}
      />
    );
  }
  return (
    <fieldset className="ticks" aria-describedby={error ? "loi-dap-an" : undefined}>
      <legend>{LEGENDS[body.kind]}</legend>
      <Parts body={body} values={values} />
      {error && (
        <p className="err" id="loi-dap-an">
          {error}
        </p>
      )}
    </fieldset>
  );
}

const LEGENDS = {
  single: "Đáp án mới. Chọn nhiều phương án nếu chọn phương án nào trong đó cũng đúng",
  truefalse: "Đáp án mới",
  multiple: "Đáp án mới: mọi phương án phải chọn",
  statements: "Đáp án mới của từng ý",
  ordering: "Thứ tự đúng mới",
  matching: "Cặp đúng mới",
} as const;

function Parts({ body, values }: Omit<KeyFieldsProps, "error">) {
  switch (body.kind) {
    case "statements":
      return body.options.map(({ id, text }) => (
        <VerdictField key={id} name={partName(id)} label={text} value={values[partName(id)]} />
      ));
    case "ordering":
      return body.options.map((_option, place) => (
        <Select
          key={partName(place)}
          name={partName(place)}
          label={`Thứ ${place + 1}`}
          options={[EMPTY, ...body.options.map(({ id, text }) => ({ value: id, label: text }))]}
          defaultValue={values[partName(place)] ?? ""}
        />
      ));
    case "matching":
      return body.options.map(({ id, text }) => (
        <Select
          key={id}
          name={partName(id)}
          label={text}
          options={[EMPTY, ...(body.targets ?? []).map((target) => ({ value: target.id, label: target.text }))]}
          defaultValue={values[partName(id)] ?? ""}
        />
      ));
    default:
      return body.options.map(({ id, text }) => (
        <Tick
          key={id}
          name={partName(id)}
          value="1"
          id={fieldId(partName(id))}
          label={text}
          defaultChecked={values[partName(id)] === "1"}
        />
      ));
  }
}

function VerdictField({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  const options = [EMPTY, ...Object.entries(VERDICTS).map(([verdict, word]) => ({ value: verdict, label: word }))];
  return <Select name={name} label={label} options={options} defaultValue={value ?? ""} />;
}
