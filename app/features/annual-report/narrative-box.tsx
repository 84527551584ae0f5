import { useState } from "react";
import { TextArea } from "#app/components/text-input.tsx";
import type { ReportModel } from "./model.ts";
import { type NarrativeId, narrativeName, readText } from "./narrative.ts";
import { Sentence } from "./report-paper.tsx";

interface NarrativeBoxProps {
  readonly id: NarrativeId;
  readonly text: string;
  readonly error: string | undefined;
  readonly model: ReportModel;
  readonly rowsAt: string;
}

/** Where a part of the report is written, with what will stand in the report right below it as one types. */
export function NarrativeBox({ id, text, error, model, rowsAt }: NarrativeBoxProps) {
  const [typed, setTyped] = useState(text);
  const { paragraphs } = readText(typed, model.figures);
  const rows = Math.min(
    18,
    Math.max(
      3,
      typed.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0),
    ),
  );
  return (
    <div className="writing">
      <TextArea
        name={id}
        label={<span className="hide">{narrativeName(id, model.form ?? "year")}</span>}
        defaultValue={text}
        error={error ?? null}
        rows={rows}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="written" aria-live="off">
        {paragraphs.map((parts, at) => {
          const key = `${at}`;
          return (
            <p key={key}>
              <Sentence parts={parts} model={model} rowsAt={rowsAt} />
            </p>
          );
        })}
      </div>
    </div>
  );
}
