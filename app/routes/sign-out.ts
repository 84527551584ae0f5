import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/features/accounts/api.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { paths } from "#app/paths.ts";

/** Signing out changes something, so an address typed or followed does nothing. */
export function loader(_args: LoaderFunctionArgs) {
  throw redirect(paths.home());
}

export async function action({ context }: ActionFunctionArgs) {
  if (context.sessionToken) await signOut(context.handle, context.sessionToken, context.clock.now());
  return redirect(paths.home(), { headers: { "Set-Cookie": sessionCookie("", context.settings.secure) } });
}
