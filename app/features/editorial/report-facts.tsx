import { Badge } from "#app/components/badge.tsx";
import { Facts } from "#app/components/facts.tsx";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import type { SentReport } from "./reports.server.ts";
import { STATE_TONES, STATE_WORDS } from "./words.ts";

export function ReportBadge({ state }: Pick<SentReport, "state">) {
  return <Badge tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Badge>;
}

/** A report with its state and reply. What readers wrote is text, never a link. */
export function ReportFacts({ report }: { report: SentReport }) {
  const { subject, section, words, source, at, reply, changedAt } = report;
  return (
    <Facts
      className="prose"
      items={[
        {
          term: "Trạng thái",
          value: <ReportBadge state={report.state} />,
          note: changedAt && formatDateTime(changedAt),
        },
        ...(reply ? [{ term: "Trả lời", value: <span className="typed">{reply}</span> }] : []),
        { term: "Bài", value: subject ? <a href={subject.href}>{subject.title}</a> : "Bài này không còn" },
        ...(section ? [{ term: "Ở mục", value: section }] : []),
        { term: "Chỗ sai", value: <span className="typed">{words}</span> },
        ...(source ? [{ term: "Nguồn", value: <span className="typed">{source}</span> }] : []),
        { term: "Gửi lúc", value: formatDateTime(at) },
      ]}
    />
  );
}
