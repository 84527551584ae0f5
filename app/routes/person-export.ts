import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportPerson, personAccess } from "#app/features/privacy/api.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";

/** Everything kept of a person as one file, for the person or for whoever looks after the school's data. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const now = context.clock.now();
  const access = await personAccess(context.handle, viewer, params.person ?? "", now);
  if (!access || !(access.self || access.may("person.manage"))) throw notFound();
  const file = await exportPerson(context.handle, access, { account: viewer.account, now });
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="du-lieu.json"',
      "Cache-Control": "no-store",
    },
  });
}
