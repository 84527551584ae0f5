import type { Kysely } from "kysely";
import { slugify } from "#app/content/fold.ts";
import { RESERVED_SLUGS } from "#app/paths.ts";
import type { Database } from "#db/connect.ts";
import { slugIsTaken } from "#db/queries/contest-drafts.ts";

/** Whether a contest may have this address. */
export async function slugIsFree(db: Kysely<Database>, slug: string, but: string | null): Promise<boolean> {
  return !RESERVED_SLUGS.includes(slug) && !(await slugIsTaken(db, slug, but));
}

/** An address made from a title, with a number behind it where the plain one is taken. */
export async function freeSlug(db: Kysely<Database>, title: string): Promise<string> {
  const plain = slugify(title)
    .replace(/[^a-z0-9-]/g, "")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  const base = plain.length >= 3 ? plain : "cuoc-thi";
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (await slugIsFree(db, slug, null)) return slug;
  }
}
