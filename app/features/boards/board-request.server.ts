import type { AppLoadContext } from "@remix-run/node";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { type BoardPage, boardPage } from "./board-page.server.ts";

export interface AskedBoard {
  readonly slug: string;
  readonly title: string;
  readonly contest: { readonly id: string; readonly publicEdition: number };
  readonly page: BoardPage;
  readonly search: URLSearchParams;
}

/** The board that an address asks for: the page, its print view and its files read it the same way. */
export async function askedBoard(
  context: AppLoadContext,
  request: Request,
  slug: string | undefined,
  /** Words that somebody looks for among people: sent, so that no name is in an address. */
  find: string | null = null,
): Promise<AskedBoard> {
  const view = await publishedContest(context.handle.db, slug ?? "");
  if (!view) throw notFound();
  const search = new URL(request.url).searchParams;
  const page = await boardPage(context.handle.db, view, context.viewer, {
    kind: find === null ? search.get("bang") : "people",
    round: search.get("vong"),
    unit: search.get("don-vi"),
    group: search.get("bang-thi"),
    grade: search.get("khoi"),
    page: search.get("trang"),
    search: find,
    formula: search.get("cach"),
    size: search.get("quy-mo"),
    now: context.clock.now(),
  });
  if (!page) throw notFound();
  const { contest } = view;
  return { slug: contest.slug, title: contest.title, contest, page, search };
}
