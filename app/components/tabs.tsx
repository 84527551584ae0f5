export type Tab = { label: string; href: string; current?: boolean };

/** Kinds of one thing side by side, each with an address of its own, so it works without JavaScript and can be sent on. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul className="tabs">
        {items.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
