import { useEffect, useRef, useState } from "react";
import { Button, type ButtonVariant } from "#app/components/button.tsx";
import { Field } from "#app/components/field.tsx";

type CopyTextProps = {
  id: string;
  label: string;
  hint?: string;
  text: string;
  /** What is said once it is copied. */
  done?: string;
  /** `quiet` where the page has another first action. */
  variant?: ButtonVariant;
};

/** How many lines the box shows at most before it scrolls, and how many letters a line holds on a phone. */
const MOST_LINES = 18;
const LETTERS = 36;

const linesOf = (text: string) =>
  text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / LETTERS)), 0);

/**
 * A ready text to take elsewhere. Without JavaScript it is selected by hand; with it a button copies, by the old command
 * that also works on pages without a secure connection.
 */
export function CopyText({ id, label, hint, text, done = "Đã chép. Dán vào nhóm Zalo.", variant }: CopyTextProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [ready, setReady] = useState(false);
  const [copied, setCopied] = useState<{ readonly text: string; readonly ok: boolean } | null>(null);
  useEffect(() => setReady(true), []);
  const copy = () => {
    box.current?.select();
    setCopied({ text, ok: document.execCommand("copy") });
  };
  const told = copied?.text === text ? copied : null;
  return (
    <div className="stack">
      <Field id={id} label={label} hint={hint}>
        {(control) => (
          <textarea {...control} ref={box} readOnly value={text} rows={Math.min(MOST_LINES, linesOf(text) + 1)} />
        )}
      </Field>
      <p className="row no-print">
        {ready && (
          <Button type="button" variant={variant} onClick={copy}>
            Chép
          </Button>
        )}
        <span role="status">{told && (told.ok ? done : "Chưa chép được. Chọn hết chữ trong khung rồi chép.")}</span>
      </p>
    </div>
  );
}
