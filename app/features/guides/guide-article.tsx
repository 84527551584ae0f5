import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintLine } from "#app/components/print-line.tsx";
import { formatDateLong, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { GuidePage } from "./pages.server.ts";

function Contents({ sections }: Pick<GuidePage, "sections">) {
  return (
    <nav className="guide-toc no-print" aria-label="Trong trang này">
      <ol className="toc">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Whom to ask when the guide does not help. */
function Help({ supportPhone }: { supportPhone: string }) {
  return (
    <section aria-labelledby="can-giup">
      <h2 id="can-giup">Cần giúp</h2>
      <p>
        {supportPhone ? (
          <>
            Chưa xong thì gọi <b className="phone">{supportPhone}</b>; trang có mã lỗi thì đọc mã đó.
          </>
        ) : (
          "Hỏi người phụ trách ở trường hoặc ở Sở. Trang có mã lỗi thì gửi kèm mã đó."
        )}
      </p>
    </section>
  );
}

/** A guide: what it is about, its steps with pictures of the screens, whom to ask, the guides of other roles. */
export function GuideArticle({ guide, supportPhone }: { guide: GuidePage; supportPhone: string }) {
  const { name, title, summary, sections, html, asOf, others } = guide;
  return (
    <>
      <Crumbs items={[{ label: "Hướng dẫn", href: paths.guides() }, { label: name }]} />
      <article className="guide-page">
        <PageHead title={title} lead={summary} />
        <PrintLine>{null}</PrintLine>
        <Contents sections={sections} />
        {/* sanitised when the content is read */}
        <div className="read guide-text" dangerouslySetInnerHTML={{ __html: html }} />
        <div className="read guide-end">
          <Help supportPhone={supportPhone} />
          <p className="soft small">Theo các màn hình ngày {formatDateLong(startOfLocalDay(asOf))}.</p>
        </div>
      </article>
      {others.length > 0 && (
        <nav className="section last no-print" aria-labelledby="vai-khac">
          <h2 id="vai-khac" className="h-m">
            Hướng dẫn khác
          </h2>
          <ul className="bare row guide-others">
            {others.map((other) => (
              <li key={other.id}>
                <a href={paths.guide(other.id)}>{other.name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
