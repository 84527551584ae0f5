import { type AppLoadContext, redirect } from "@remix-run/node";
import { type Action, can, isStaff, type Subject, scopeOf } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { paths } from "#app/paths.ts";

/** Unknown and foreign things are answered alike. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

/**
 * The signed-in viewer, or off to sign in and back here. Staff who came in with a slip's password choose their own
 * first: slips lie around.
 */
export function requireViewer(context: AppLoadContext, request: Request): Viewer {
  const { viewer } = context;
  if (viewer?.slipPassword && isStaff(viewer)) throw redirect(paths.newPassword());
  if (viewer) return viewer;
  const url = new URL(request.url);
  throw redirect(paths.signIn(url.pathname.replace(/\.data$/, "") + url.search.replace(/[?&]_routes=[^&]*/, "")));
}

/** The units on which the viewer may do this; nobody else sees that the page exists. */
export function requireScope(context: AppLoadContext, request: Request, action: Action): readonly string[] {
  const scope = scopeOf(requireViewer(context, request), action);
  if (scope.length === 0) throw notFound();
  return scope;
}

/** The viewer, if allowed to do this to this unit; otherwise 404. */
export function requireCan(context: AppLoadContext, request: Request, action: Action, subject: Subject): Viewer {
  const viewer = requireViewer(context, request);
  if (!can(viewer, action, subject)) throw notFound();
  return viewer;
}
