import { data } from "@remix-run/node";
import { contentHash } from "#app/content/hash.server.ts";
import type { AppContext } from "#app/http/context.ts";

type FrameContext = {
  readonly organisation: AppContext["organisation"];
  readonly settings: Pick<AppContext["settings"], "demo" | "supportPhone">;
};

/**
 * Answers with a page that is the same bytes for everyone: the tag is made of all it shows, so a browser or a school's
 * proxy keeps it and asks only whether it changed. `page` must know nobody, and must name something that changes with
 * every build (the address of the page's script does).
 */
export function forEveryone<Page extends object>(
  request: Request,
  { organisation, settings }: FrameContext,
  page: Page,
) {
  const frame = [organisation.name, organisation.province !== null, settings.demo, settings.supportPhone];
  const tag = `"${contentHash([frame, page])}"`;
  return data(page, {
    // With 304 Remix sends the headers alone.
    status: isKnown(request.headers.get("If-None-Match"), tag) ? 304 : 200,
    headers: { "Cache-Control": "public, max-age=0, must-revalidate", ETag: tag },
  });
}

/** Whether the client already has this tag; a proxy may have made it weak. */
function isKnown(header: string | null, tag: string): boolean {
  return (header ?? "").split(",").some((each) => ["*", tag].includes(each.trim().replace(/^W\//, "")));
}
