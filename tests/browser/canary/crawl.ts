/** Every address of the product as one person gets it: whole pages, their data, the data of single routes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { examPatterns } from "#app/paths.ts";
import routes from "#app/routes.ts";
import { ask } from "../support/http.ts";

const clientFolder = fileURLToPath(new URL("../../../build/client", import.meta.url));

export interface Seen {
  readonly what: string;
  readonly body: string;
}

/** Puts ids in the places of an address. */
export type Params = Readonly<Record<string, string>>;

interface RouteEntry {
  readonly id: string;
  readonly path: string;
}

function entries(): RouteEntry[] {
  return routes.map(({ id, file, path = "" }) => ({ id: id ?? file.replace(/\.\w+$/, ""), path }));
}

const fill = (path: string, params: Params) =>
  `/${path
    .replace(/^\//, "")
    .replace(/:(\w+)/g, (_, name: string) => params[name] ?? "khong-co")
    .replace("*", "khong-co")}`;

/** Every document, every `.data`, and every `.data?_routes=` of one, of two and of a foreign route. */
export function everyAddress(params: Params): string[] {
  const all = entries();
  const found = all.flatMap(({ id, path }) => {
    const page = fill(path, params);
    const data = page === "/" ? "/_root.data" : `${page}.data`;
    const asked = ["root", id, `root,${id}`, "routes/contest", "routes/organiser-contest"];
    return [page, data, ...asked.map((ids) => `${data}?_routes=${encodeURIComponent(ids)}`)];
  });
  const boards = ["", "/in", "/bang.csv", "/bang.xlsx"].flatMap((view) =>
    ["schools", "people", "classes"].map((kind) => `${fill("bang-xep-hang/:slug", params)}${view}?bang=${kind}`),
  );
  return [...found, ...boards, ...Object.values(examPatterns).map((pattern) => fill(pattern, params))];
}

export async function crawl(url: string, cookie: string, params: Params, who: string): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const address of everyAddress(params)) {
    const { body, status, headers } = await ask(url, address, { headers: { Cookie: cookie } });
    seen.push({ what: `${who} ${address} ${status}`, body: `${JSON.stringify(headers)}\n${body}` });
  }
  return seen;
}

/** All that a browser can fetch of the build. */
export function clientFiles(): Seen[] {
  return readdirSync(clientFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { what: file.slice(clientFolder.length), body: readFileSync(file, "utf8") };
    });
}
