import { parseCookie, stringifySetCookie } from "cookie";

/** With https the cookie is bound to this host by its prefix; with http browsers would refuse that. */
function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-goc" : "goc";
}

export function readSessionToken(header: string | undefined, secure: boolean): string | null {
  return (header && parseCookie(header)[sessionCookieName(secure)]) || null;
}

/** A session cookie that ends with the browser; an empty token takes it away. */
export function sessionCookie(token: string, secure: boolean): string {
  return stringifySetCookie({
    name: sessionCookieName(secure),
    value: token,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    ...(token === "" ? { maxAge: 0 } : {}),
  });
}
