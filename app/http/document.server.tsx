import * as build from "virtual:remix/server-build";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { paths } from "#app/paths.ts";
import appCss from "#app/styles/app.css?url";

/** The address of a small script of its own (see browserScripts in vite.config.ts), new with every build. */
export function browserScript(name: "attempt" | "leftovers" | "lesson" | "slides"): string {
  return `/browser/${name}.js?v=${build.assets.version}`;
}

/** The address of the worker of lesson pages: a new one with every build makes browsers take the new worker. */
export function lessonWorker(): string {
  return paths.lessonWorker(build.assets.version);
}

/** A whole page without hydration: the shell, our style sheet, at most one small script. */
export function staticDocument(page: {
  title: string;
  bodyClass?: string;
  /** Loads itself again after so long. */
  refreshSeconds?: number;
  script?: string;
  children: ReactNode;
}): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {page.refreshSeconds && <meta httpEquiv="refresh" content={String(page.refreshSeconds)} />}
        <title>{page.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={appCss} />
      </head>
      <body className={page.bodyClass}>
        {page.children}
        {page.script && <script type="module" src={page.script} />}
      </body>
    </html>,
  )}`;
}
