import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { ACT_WORDS, dayWords, type UnitAct } from "./changes.ts";

interface ConfirmProps {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  /** Ids of the ticked units. */
  readonly ticked: readonly string[];
  readonly lines: readonly string[];
  readonly touches: { schools: number; classes: number; people: number; grants: number };
  readonly today: string;
}

/** Lines of a list that are shown; the others are counted. */
const SHOWN = 20;

/** What a change touches, and the button that does it; everything typed goes along. */
export function ConfirmChange({ name, values, ticked, lines, touches, today }: ConfirmProps) {
  const act = ACT_WORDS[values.act as UnitAct];
  const about = values.name || values.target;
  const touched = [
    [touches.schools, "trường"],
    [touches.classes, "lớp"],
    [touches.people, "người"],
    [touches.grants, "vai trò"],
  ] as const;
  const words = touched.filter(([n]) => n > 0).map(([n, what]) => `${formatNumber(n)} ${what}`);
  const later = (values.day ?? "") > today;
  return (
    <Form method="post">
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {ticked.map((child) => (
        <input key={child} type="hidden" name="child" value={child} />
      ))}
      <input type="hidden" name="confirmed" value="yes" />
      <Note
        tone="warn"
        live="status"
        title={`${act.title}: ${name}${about ? ` → ${about}` : ""}`}
        action={
          <>
            <Button variant={act.danger ? "danger" : "primary"}>
              {later ? `Hẹn ngày ${act.button.toLowerCase()}` : act.button}
            </Button>
            <ButtonLink variant="plain" href="?">
              Thôi
            </ButtonLink>
          </>
        }
      >
        <p>
          {dayWords(values.day ?? today, today)}
          {words.length > 0 && ` Động tới ${words.join(", ")}.`}
          {(values.day ?? today) >= today && " Lượt thi đã có và số liệu đã công bố giữ nguyên."}
        </p>
        {values.act === "merge" && <p>Vai trò giao ở chính đơn vị này thôi từ hôm nhập: giao lại ở đơn vị nhận.</p>}
        {lines.length > 0 && (
          <ul>
            {lines.slice(0, SHOWN).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {lines.length > SHOWN && <li>và {formatNumber(lines.length - SHOWN)} đơn vị nữa</li>}
          </ul>
        )}
      </Note>
    </Form>
  );
}
