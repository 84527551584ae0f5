import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { PageFoot } from "#app/components/page-foot.tsx";
import { type NavItem, type PageAccount, PageTop, PUBLIC_NAV } from "#app/components/page-top.tsx";

export type { NavItem, PageAccount } from "#app/components/page-top.tsx";

export type PageProps = {
  /** Short name of the department: "Sở GDĐT Thanh Hóa". */
  organisation: string;
  /** Number people call for help; stands in the foot of every page. */
  supportPhone: string | null;
  account: PageAccount | null;
  signOutAction: string;
  /** Key of the nav item this page belongs to. */
  current?: string;
  /** Menu of the person's role; visitors and pupils get lessons, contests and boards. */
  nav?: readonly NavItem[];
  /** Strip above the header: demo data, maintenance. */
  banner?: ReactNode;
  /** Sentence about the data in the foot. */
  footNote?: ReactNode;
  /** The page brings its own full-width sections (home). */
  bleed?: boolean;
  children: ReactNode;
};

/**
 * Frame of every page outside the attempt. Links are plain: each page is small, and lessons and attempts bring their own
 * scripts, which a change of page inside the client would not start.
 */
export function Page(props: PageProps) {
  const { organisation, supportPhone, account, signOutAction, current, nav = PUBLIC_NAV, banner, bleed } = props;
  return (
    <>
      <a className="skip" href="#chinh">
        Đến nội dung chính
      </a>
      {banner && (
        <aside className="demo-banner" aria-label="Lưu ý">
          <div className="wrap">{banner}</div>
        </aside>
      )}
      <div className="selvedge" aria-hidden="true" />
      <PageTop {...{ organisation, account, signOutAction, current, nav }} />
      <main id="chinh" tabIndex={-1} className={classNames(!bleed && "wrap")}>
        {props.children}
      </main>
      <PageFoot organisation={organisation} supportPhone={supportPhone} note={props.footNote} />
    </>
  );
}
