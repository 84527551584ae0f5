import { formatNumber } from "#app/domain/vietnamese.ts";

/** An attached notice as a page shows it. */
export interface NoticeLine {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly href: string;
}

/** "1,2 MB", "340 KB" */
export function sizeWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
  return `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} KB`;
}

/** Links to the attached notices, with type and size told before pressing. */
export function NoticeList({ notices }: { notices: readonly NoticeLine[] }) {
  return (
    <ul className="bare stack-s">
      {notices.map((notice) => (
        <li key={notice.id}>
          <a href={notice.href}>{notice.name}</a> <span className="small soft">(PDF, {sizeWords(notice.size)})</span>
        </li>
      ))}
    </ul>
  );
}
