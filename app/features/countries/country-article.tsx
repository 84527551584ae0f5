import { Crumbs } from "#app/components/crumbs.tsx";
import { Facts } from "#app/components/facts.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { Corner } from "#app/components/page-head.tsx";
import { ReportLink, SourceList } from "#app/components/source-list.tsx";
import { paths } from "#app/paths.ts";
import { COUNTRY_FIELDS } from "./country-fields.tsx";
import { PlaceMap } from "./country-map.tsx";
import type { CountryPage } from "./pages.server.ts";

function Ways({ country: { previous, next } }: { country: CountryPage }) {
  return (
    <nav className="lesson-ways no-print" aria-label="Nước trước, nước sau">
      {previous && (
        <a href={paths.country(previous.id)} rel="prev">
          <small>Nước trước</small> {previous.name}
        </a>
      )}
      {next ? (
        <a href={paths.country(next.id)} rel="next">
          <small>Nước sau</small> {next.name}
        </a>
      ) : (
        <a href={paths.countries()}>
          <small>Đủ mười một nước</small> Về bản đồ
        </a>
      )}
    </nav>
  );
}

/**
 * Whether the reader has the country's stamp. What stands here at first is for who is not signed in or has no script; the
 * page's script puts the reader's own state in its place.
 */
function StampPlace({ id }: Pick<CountryPage, "id">) {
  return (
    <div className="sheet tint row between no-print">
      <p
        data-lesson-state
        data-done="Đã đóng dấu nước này vào hộ chiếu của bạn."
        data-begun="Trả lời đúng mọi câu để được đóng dấu."
        role="status"
      >
        <a href={paths.signIn(paths.country(id))}>Đăng nhập</a> để nhận dấu vào hộ chiếu ASEAN.
      </p>
      <a href={paths.passport()}>Hộ chiếu ASEAN</a>
      <noscript>
        <p className="small soft">Máy này đang tắt JavaScript nên trang chưa xem được câu trả lời để đóng dấu.</p>
      </noscript>
    </div>
  );
}

/** Beside which country a reader here would like to see this one: ours, or a neighbour of ours. */
function companionOf(id: CountryPage["id"]): string {
  return id === "viet-nam" ? "lao" : "viet-nam";
}

/** The profile of a member: its place, the pattern of facts, the text, sources, the way on. The same for every reader. */
export function CountryArticle({ country }: { country: CountryPage }) {
  const items = COUNTRY_FIELDS.flatMap(({ term, value, note }) => {
    const said = value(country);
    return said ? [{ term, value: said, note: note?.(country) }] : [];
  });
  return (
    <>
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: "Mười một nước", href: paths.countries() },
          { label: country.name },
        ]}
      />
      <article className="country p-common">
        <header className="head">
          <Corner>
            <h1>{country.name}</h1>
            <p>{country.highlight.text}</p>
          </Corner>
          {/* filled by the page's script once the worker has kept the page */}
          <p className="kept-offline small no-print" role="status" data-offline hidden />
        </header>
        <div className="country-side">
          <PlaceMap country={country} />
          <section aria-labelledby="ho-so">
            <h2 id="ho-so" className="h-m">
              Hồ sơ
            </h2>
            <Facts items={items} />
            <MoreLink href={paths.countryComparison([country.id, companionOf(country.id)])}>
              {country.id === "viet-nam" ? "So sánh với Lào" : "So sánh với Việt Nam"}
            </MoreLink>
          </section>
        </div>
        <div className="country-text">
          {/* sanitised when the content is read */}
          <div className="read" dangerouslySetInnerHTML={{ __html: country.html }} />
          <StampPlace id={country.id} />
          <SourceList sources={country.sources} asOf={country.asOf} reviewBy={country.reviewBy} />
          <ReportLink href={paths.reportCountry(country.id)} />
          <Ways country={country} />
        </div>
      </article>
    </>
  );
}
