import type { Viewer } from "#app/domain/viewer.ts";
import type { Settings } from "#app/env.server.ts";
import type { Organisation } from "#app/http/context.ts";
import { type NavEntry, navOf } from "./nav.ts";

/** What stands around every page outside the attempt. */
export interface SiteFrame {
  readonly organisation: string;
  readonly supportPhone: string | null;
  /** Whether the page says that it shows invented people. */
  readonly demo: boolean;
  readonly account: { readonly name: string; readonly detail?: string | undefined } | null;
  readonly nav: readonly NavEntry[];
}

/** The frame as this viewer gets it; null = somebody unknown. */
export function siteFrame({
  viewer,
  settings,
  organisation,
}: {
  viewer: Viewer | null;
  settings: Pick<Settings, "supportPhone" | "demo">;
  organisation: Organisation;
}): SiteFrame {
  return {
    organisation: organisation.name,
    supportPhone: settings.supportPhone || null,
    demo: settings.demo && organisation.province !== null,
    account: viewer && { name: viewer.name, detail: viewer.detail ?? undefined },
    nav: navOf(viewer),
  };
}
