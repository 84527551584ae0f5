import { formatNumber } from "#app/domain/vietnamese.ts";

export type PagerProps = {
  /** What is paged, for the ear: "Lớp". */
  label: string;
  /** From 1. */
  page: number;
  pages: number;
  /** The address of a page, filters kept. */
  href(page: number): string;
};

/** "← Trước · Trang 2/9 · Sau →" under a long list; nothing where one page is enough. Links: it works without script. */
export function Pager({ label, page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav className="pager no-print" aria-label={`Trang của danh sách ${label}`}>
      {page > 1 ? <a href={href(page - 1)}>← Trước</a> : <span className="soft">← Trước</span>}
      <span>
        Trang {formatNumber(page)}/{formatNumber(pages)}
      </span>
      {page < pages ? <a href={href(page + 1)}>Sau →</a> : <span className="soft">Sau →</span>}
    </nav>
  );
}
