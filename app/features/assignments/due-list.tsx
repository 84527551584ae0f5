import { Badge, type BadgeTone } from "#app/components/badge.tsx";
import { pillarClass } from "#app/components/pillar-name.tsx";
import { formatEnd, weekdayName } from "#app/domain/vietnamese.ts";
import type { OwnItem } from "./own.server.ts";
import { cellWords } from "./words.ts";

function toneOf({ state, overdue }: OwnItem["cell"]): BadgeTone {
  if (overdue || state === "missed") return "warn";
  return state === "done" || state === "late" ? "ok" : state === "begun" ? "info" : "neutral";
}

/** "hạn 24h00 thứ hai, ngày 30/11/2026" */
function dueWords(dueAt: number | null): string {
  return dueAt === null
    ? "không có hạn"
    : `hạn ${formatEnd(dueAt).replace(" ngày ", ` ${weekdayName(dueAt - 1)}, ngày `)}`;
}

/** Lessons to do as plain rows: what, until when, how far. */
export function DueList({ items }: { items: readonly OwnItem[] }) {
  return (
    <ul className="bare due-list">
      {items.map((item) => (
        <li key={`${item.kind}:${item.ref}`} className={item.pillar ? pillarClass(item.pillar) : undefined}>
          <span className="cloth" aria-hidden="true" />
          <div>
            <a href={item.href ?? undefined}>{item.title}</a>
            <p className="small">
              {dueWords(item.dueAt)}
              {item.minutes !== null && ` · ${item.minutes} phút`}
              {item.of !== item.title && ` · ${item.of}`}
            </p>
            {item.note && <p className="small soft">{item.note}</p>}
          </div>
          <Badge tone={toneOf(item.cell)}>{cellWords(item.cell)}</Badge>
        </li>
      ))}
    </ul>
  );
}
