import { loadKeptContent } from "#app/content/kept.server.ts";
import { loadContent } from "#app/content/load.server.ts";
import type { Content } from "#app/content/types.ts";

/** Where content is: the shipped folder, then the department's own; and where what was read of them is kept, if it is. */
export interface ContentFolders {
  readonly dirs: readonly string[];
  readonly kept?: string | undefined;
}

export function readContent({ dirs, kept }: ContentFolders): Content {
  return kept === undefined ? loadContent(dirs) : loadKeptContent(dirs, kept);
}
