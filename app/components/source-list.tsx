import { formatDateLong, startOfLocalDay } from "#app/domain/vietnamese.ts";

type SourceListProps = {
  sources: readonly { readonly title: string; readonly url: string }[];
  /** Calendar days, yyyy-mm-dd. */
  asOf: string;
  reviewBy: string;
};

/** "Nội dung đúng đến ngày 31/5/2026, rà soát lại trước 31/12/2026." */
export function currencyWords({ asOf, reviewBy }: { readonly asOf: string; readonly reviewBy: string }): string {
  const words = (day: string) => formatDateLong(startOfLocalDay(day));
  return `Nội dung đúng đến ngày ${words(asOf)}, rà soát lại trước ${words(reviewBy)}.`;
}

/** What a text rests on, until when it is known to be right, and when someone reads it again. */
export function SourceList({ sources, asOf, reviewBy }: SourceListProps) {
  return (
    <section className="src small" aria-labelledby="nguon">
      <h2 id="nguon" className="h-s">
        Nguồn
      </h2>
      <ol>
        {sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ol>
      <p className="soft m3">{currencyWords({ asOf, reviewBy })}</p>
    </section>
  );
}

/** Under the sources: who reads something wrong says so. */
export function ReportLink({ href }: { href: string }) {
  return (
    <p className="small no-print no-project">
      Thấy chỗ sai? <a href={href}>Báo lỗi</a>
    </p>
  );
}
