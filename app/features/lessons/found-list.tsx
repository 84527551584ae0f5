import { FOUND_TITLES, type Found, type FoundGroup, type Piece } from "#app/domain/lesson-search.ts";

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, hit }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
    hit ? <mark key={at}>{text}</mark> : text,
  );
}

function Line({ found: { href, title, of, about } }: { found: Found }) {
  return (
    <li>
      <a href={href}>
        <Marked pieces={title} />
      </a>
      {of && <span className="small soft"> {of}</span>}
      <p className="small">
        <Marked pieces={about} />
      </p>
    </li>
  );
}

/** What was found, by kind. The script makes the same list (browser/lesson/search.ts; a test compares the two). */
export function FoundList({ groups }: { groups: readonly FoundGroup[] }) {
  return (
    <div className="found">
      {groups.map(({ kind, found, total }) => (
        <section key={kind}>
          <h2 className="h-m">
            {FOUND_TITLES[kind]} <small>{total}</small>
          </h2>
          <ul className="bare">
            {found.map((each) => (
              <Line key={each.href} found={each} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
