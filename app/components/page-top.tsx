import { Button, ButtonLink } from "#app/components/button.tsx";
import { classNames } from "#app/components/class-names.ts";
import { Mark } from "#app/components/mark.tsx";
import { paths } from "#app/paths.ts";

export type NavItem = { key: string; label: string; href: string };

/** Who is signed in: the name, and the class or school beside it. */
export type PageAccount = { name: string; detail?: string };

/** Menu of visitors and pupils. */
export const PUBLIC_NAV: readonly NavItem[] = [
  { key: "lessons", label: "Bài học", href: paths.lessons() },
  { key: "contests", label: "Cuộc thi", href: paths.contests() },
  { key: "boards", label: "Bảng xếp hạng", href: paths.boards() },
];

type PageTopProps = {
  organisation: string;
  account: PageAccount | null;
  signOutAction: string;
  current?: string;
  nav: readonly NavItem[];
};

/** Header: brand, menu, who is signed in. On a phone the name stands under the brand instead of beside the button. */
export function PageTop({ organisation, account, signOutAction, current, nav }: PageTopProps) {
  const who = account && [account.name, account.detail].filter(Boolean).join(", ");
  return (
    <header className={classNames("top", account && "signed")}>
      <div className="wrap">
        <a className="brand" href={paths.home()}>
          <Mark />
          <span>
            <b>Góc ASEAN</b>
            <small className="org">{organisation}</small>
            {who && (
              <small className="me-s" aria-hidden="true">
                {who}
              </small>
            )}
          </span>
        </a>
        <nav className="nav-box" aria-label="Chính">
          <ul className="nav">
            {nav.map((item) => (
              <li key={item.key}>
                <a href={item.href} aria-current={item.key === current ? "page" : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="who">
          {who ? (
            <form method="post" action={signOutAction}>
              <a className="small" href={paths.ownAccount()}>
                {who}
              </a>
              <Button variant="quiet">Thoát</Button>
            </form>
          ) : (
            <ButtonLink variant="quiet" href={paths.signIn()}>
              Đăng nhập
            </ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
}
