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
import { Page } from "#app/components/page.tsx";
import { ErrorState } from "#app/components/states.tsx";
import { navOf } from "#app/features/accounts/nav.ts";
import { NonceContext } from "#app/http/nonce.ts";
import { paths } from "#app/paths.ts";
import appCss from "#app/styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "stylesheet", href: appCss },
];

export const meta: MetaFunction = () => [{ title: "Góc ASEAN" }];

/** Lesson pages are the same bytes for everyone: their frame knows nobody. */
function isForEveryone(request: Request): boolean {
  return new URL(request.url).pathname.startsWith(paths.lessons());
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer, settings, organisation, requestId } = context;
  const everyone = isForEveryone(request);
  return {
    organisation: organisation.name,
    supportPhone: settings.supportPhone || null,
    demo: settings.demo && organisation.province !== null,
    account: viewer && !everyone ? { name: viewer.name, detail: viewer.detail ?? undefined } : null,
    nav: navOf(everyone ? null : viewer),
    requestId: everyone ? null : requestId,
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

function Frame({ children, bleed, nav }: { children: ReactNode; bleed?: boolean; nav?: string }) {
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <Page
      organisation={data?.organisation ?? "Góc ASEAN"}
      supportPhone={data?.supportPhone ?? null}
      account={data?.account ?? null}
      signOutAction={paths.signOut()}
      nav={data?.nav ?? navOf(null)}
      current={nav}
      bleed={bleed}
      banner={
        data?.demo && (
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

export default function App() {
  const { bleed, nav } = useHandle();
  return (
    <Frame bleed={bleed} nav={nav}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Frame>
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
    </Frame>
  );
}
