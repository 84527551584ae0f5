/** Tokens for programs, made over HTTP as the department makes them by its page. */
import { API_SCOPES } from "#app/features/data-api/scopes.ts";
import { paths } from "#app/paths.ts";
import { ask, formHeaders } from "./http.ts";

/** On no other page. */
export const TOKEN_NAME = "Kho dữ liệu dùng thử";

/** The form as its page has it, right in every field; `id` is what the page was given. */
export const tokenForm = (id: string): Record<string, string> => ({
  id,
  name: TOKEN_NAME,
  unit: "",
  lastDay: `31/12/${new Date().getFullYear() + 1}`,
  ...Object.fromEntries(API_SCOPES.map((scope) => [`scope-${scope}`, "on"])),
});

/** A token of the own unit that may read everything. */
export async function makeToken({ url, cookie }: { readonly url: string; readonly cookie: string }): Promise<string> {
  const page = await ask(url, paths.apiTokens(), { headers: { Cookie: cookie } });
  const id = /name="id" value="([0-9A-Z]{26})"/.exec(page.body)?.[1] ?? "";
  const headers = { ...formHeaders(url), Cookie: cookie };
  const body = new URLSearchParams(tokenForm(id)).toString();
  const made = await ask(url, paths.apiTokens(), { method: "POST", headers, body });
  const token = /<textarea[^>]*>\s*(goc_[\w-]{32})\s*<\/textarea>/.exec(made.body)?.[1];
  if (made.status !== 200 || !token) throw new Error(`no token: ${made.status} ${made.body.slice(0, 500)}`);
  if (made.headers["cache-control"] !== "no-store")
    throw new Error(`a token may be kept: ${made.headers["cache-control"]}`);
  return token;
}
