import type { ReactNode } from "react";
import { Page } from "#app/components/page.tsx";
import { paths } from "#app/paths.ts";
import { navOf } from "./nav.ts";
import type { SiteFrame } from "./site-frame.ts";

interface SitePageProps {
  /** Missing where a page failed before its frame was known. */
  readonly frame: SiteFrame | undefined;
  /** Key of the page's entry in the menu. */
  readonly current?: string;
  readonly bleed?: boolean;
  readonly children: ReactNode;
}

/** A page of the site in its frame. */
export function SitePage({ frame, current, bleed, children }: SitePageProps) {
  return (
    <Page
      organisation={frame?.organisation ?? "Góc ASEAN"}
      supportPhone={frame?.supportPhone ?? null}
      account={frame?.account ?? null}
      signOutAction={paths.signOut()}
      nav={frame?.nav ?? navOf(null)}
      current={current}
      bleed={bleed}
      banner={
        frame?.demo && (
          <p>
            <b>Bản trình diễn.</b> Tên xã, phường là thật; trường, người và kết quả là hư cấu.
          </p>
        )
      }
    >
      {children}
    </Page>
  );
}
