import { type AppLoadContext, redirect } from "@remix-run/node";
import { type Action, can, type Subject, scopeOf } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { paths } from "#app/paths.ts";

/** Unknown and foreign things are answered alike. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

/** The signed-in viewer, or off to sign in and back here. */
export function requireViewer(context: AppLoadContext, request: Request): Viewer {
  if (context.viewer) return context.viewer;
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
