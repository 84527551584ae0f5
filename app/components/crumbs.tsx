export type Crumb = { label: string; href?: string };

/** The way back up. The last one is where you are and is not a link. */
export function Crumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Bạn đang ở">
      <ol className="crumbs">
        {items.map(({ label, href }, index) => (
          <li key={`${label} ${href}`} aria-current={index === items.length - 1 ? "page" : undefined}>
            {href ? <a href={href}>{label}</a> : label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
