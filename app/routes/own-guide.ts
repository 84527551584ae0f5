import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { ownGuideOf } from "#app/features/guides/api.server.ts";
import { paths } from "#app/paths.ts";

/** "Hướng dẫn" under every page: the guide of who asks, or all of them. */
export function loader({ context }: LoaderFunctionArgs) {
  const own = ownGuideOf(context.content, context.viewer);
  return redirect(own ? paths.guide(own) : paths.guides(), { headers: { "Cache-Control": "no-store" } });
}
