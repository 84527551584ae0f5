import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { ButtonLink } from "#app/components/button.tsx";
import { ErrorState } from "#app/components/states.tsx";
import { siteFrame } from "#app/features/accounts/site-frame.ts";
import { SitePage } from "#app/features/accounts/site-page.tsx";
import { Leftovers } from "#app/features/attempts/leftovers.tsx";
import { browserScript } from "#app/http/document.server.tsx";
import { NonceContext } from "#app/http/nonce.ts";
import { paths } from "#app/paths.ts";
import appCss from "#app/styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "stylesheet", href: appCss },
];

export const meta: MetaFunction = () => [{ title: "Góc ASEAN" }];

/** Pages of lessons and countries are the same bytes for everyone: their frame knows nobody. */
function isForEveryone(request: Request): boolean {
  const { pathname } = new URL(request.url);
  return [paths.lessons(), paths.countries()].some((start) => pathname.startsWith(start));
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const everyone = isForEveryone(request);
  return {
    frame: siteFrame(everyone ? { ...context, viewer: null } : context),
    requestId: everyone || context.shared ? null : context.requestId,
    leftovers: everyone ? null : browserScript("leftovers"),
  };
}

/** What a route may say of its page. */
export interface PageHandle {
  /** Key of its entry in the menu. */
  readonly nav?: string;
  /** Full-width sections of its own. */
  readonly bleed?: boolean;
  /** No hydration: the page brings its own small script, or none. */
  readonly plain?: boolean;
}

function useHandle(): PageHandle {
  return (useMatches().at(-1)?.handle as PageHandle | undefined) ?? {};
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const { plain } = useHandle();
  return (
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {!plain && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  const { bleed, nav, plain } = useHandle();
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <SitePage frame={data?.frame} bleed={bleed} current={nav}>
      <Outlet />
      {data?.leftovers &&
        (plain ? <script type="module" src={data.leftovers} /> : <Leftovers script={data.leftovers} />)}
    </SitePage>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <SitePage frame={data?.frame}>
      <section className="section last">
        <ErrorState
          title={missing ? "Không có trang này" : "Trang chưa mở được"}
          errorId={missing ? undefined : (data?.requestId ?? undefined)}
          action={<ButtonLink href={paths.home()}>Về trang đầu</ButtonLink>}
        >
          {missing
            ? "Địa chỉ có thể đã gõ sai, hoặc trang chỉ dành cho người khác. Kiểm tra lại địa chỉ hoặc đăng nhập."
            : "Lỗi ở máy chủ, đã được ghi lại. Thử tải lại trang sau ít phút."}
        </ErrorState>
      </section>
    </SitePage>
  );
}
