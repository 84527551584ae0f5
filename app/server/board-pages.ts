/**
 * Public boards as bytes. Whoever is not signed in gets the same page as everybody else, so it is made once and kept,
 * compressed, until the contest's boards change; while a contest runs hundreds a second are answered without making any.
 * A kept page has no nonce, which is good for one answer only: its scripts are named by their hashes.
 */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, RequestHandler, Response } from "express";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import { endOfLocalDay, localDay } from "#app/domain/vietnamese.ts";
import type { AppContext } from "#app/http/context.ts";
import { readSessionToken } from "#app/http/cookies.server.ts";
import { paths } from "#app/paths.ts";
import { type BoardStamp, findBoardStamp } from "#db/queries/boards-live.ts";
import { asyncRoute } from "./async-route.ts";

/** What boards are made of is looked at once in so long a time, whoever asks. */
const STAMP_MS = 1_000;
/** A live board may be so old, however fast results come. */
const STALE_MS = 2_000;
/** So long somebody waits for a page that is being made for somebody else. */
const WAIT_MS = 1_500;
/** Names of units and the like are in no stamp. */
const LONGEST_MS = 60_000;
const MOST_BYTES = 32 * 1_024 * 1_024;
const LARGEST_PAGE = 2 * 1_024 * 1_024;
const DAY_MS = 86_400_000;

interface Kept {
  readonly stamp: BoardStamp;
  readonly madeAt: number;
  readonly until: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** Headers that belong to one answer, or to what it is sent with. */
const OWN_HEADERS = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "keep-alive",
  "set-cookie",
  "transfer-encoding",
  "vary",
  "x-request-id",
]);

const BOARD = new RegExp(`^${paths.board("([^/]{1,80}?)")}(/in|/bang\\.csv)?(\\.data)?$`);

/** The contest whose public board this asks for; null for everything else, and for who is signed in. */
export function publicBoardOf(
  { method, path, headers }: Pick<Request, "method" | "path" | "headers">,
  secure: boolean,
): string | null {
  if (method !== "GET" || readSessionToken(headers.cookie, secure) !== null) return null;
  return BOARD.exec(path)?.[1] ?? null;
}

export interface BoardPages {
  /** Answers from what is kept; before anything that costs. */
  readonly answer: RequestHandler;
  /** Keeps what the routes behind it make; behind compression, in front of sessions. */
  readonly keep: RequestHandler;
}

export function boardPages({ handle, clock, settings }: Pick<AppContext, "handle" | "clock" | "settings">): BoardPages {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const stamps = new Map<string, { at: number; stamp: Promise<BoardStamp | null> }>();
  const making = new Map<string, Promise<void>>();

  const stampOf = (slug: string): Promise<BoardStamp | null> => {
    const now = clock.now();
    const known = stamps.get(slug);
    if (known && now - known.at < STAMP_MS && now >= known.at) return known.stamp;
    const stamp = findBoardStamp(handle.db, slug);
    if (stamps.size > 500) stamps.clear();
    stamps.set(slug, { at: now, stamp });
    stamp.catch(() => stamps.delete(slug));
    return stamp;
  };
  const drop = (key: string) => {
    const page = kept.get(key);
    if (!page) return;
    kept.delete(key);
    bytes -= sizeOf(page);
  };
  const take = (key: string, page: Kept) => {
    drop(key);
    kept.set(key, page);
    bytes += sizeOf(page);
    // the one that was used the longest time ago goes first
    for (const [oldest] of kept) {
      if (bytes <= MOST_BYTES) break;
      drop(oldest);
    }
  };

  const fresh = async (key: string, slug: string): Promise<Kept | null> => {
    const page = kept.get(key);
    if (!page) return null;
    const [stamp, now] = [await stampOf(slug), clock.now()];
    const same = stamp?.stamp === page.stamp.stamp;
    const follows = stamp?.publicEdition === LIVE_EDITION && page.stamp.publicEdition === LIVE_EDITION;
    if (now < page.until && (same || (follows && now - page.madeAt < STALE_MS))) return page;
    drop(key);
    return null;
  };

  return {
    answer: asyncRoute(async (request, response, next) => {
      const slug = publicBoardOf(request, settings.secure);
      if (slug === null) return next();
      const key = request.originalUrl;
      let page = await fresh(key, slug);
      const other = making.get(key);
      if (!page && other) {
        await Promise.race([other, wait(WAIT_MS)]);
        page = await fresh(key, slug);
      }
      if (!page) return next();
      kept.delete(key);
      kept.set(key, page);
      send(request, response, page);
    }),

    keep: asyncRoute(async (request, response, next) => {
      const slug = publicBoardOf(request, settings.secure);
      if (slug === null) return next();
      const key = request.originalUrl;
      let done = () => {};
      const made = new Promise<void>((resolve) => {
        done = resolve;
      });
      making.set(key, made);
      const end = () => {
        if (making.get(key) === made) making.delete(key);
        done();
      };
      // asked before the page is made: what changes while it is made makes another stamp
      const stamp = await findBoardStamp(handle.db, slug).catch(() => null);
      if (!stamp) {
        end();
        return next();
      }
      const madeAt = clock.now();
      response.locals.shared = true;
      response.once("close", () => {
        if (!response.writableFinished) end();
      });
      whole(response, (body) => {
        const page = keepable(response, body);
        if (!page) return end();
        compressed(page, { stamp, madeAt, until: untilOf(stamp, madeAt) })
          .then((one) => take(key, one))
          .catch(() => {})
          .finally(end);
      });
      next();
    }),
  };
}

const sizeOf = ({ plain, gzip: zipped, brotli }: Kept) => plain.length + zipped.length + brotli.length;

/** Until when a board looks as it does if nothing happens: times of the contest, the day after them, midnight. */
export function untilOf({ moments }: Pick<BoardStamp, "moments">, now: number): number {
  const ahead = moments.flatMap((at) => [at, at + DAY_MS]).filter((at) => at > now);
  return Math.min(now + LONGEST_MS, endOfLocalDay(localDay(now)), ...ahead);
}

function send(request: Request, response: Response, page: Kept): void {
  for (const [name, value] of page.headers) response.setHeader(name, value);
  response.setHeader("ETag", page.etag);
  response.setHeader("Vary", "Accept-Encoding, Cookie");
  if (request.headers["if-none-match"]?.includes(page.etag)) {
    response.status(304).end();
    return;
  }
  const encoding = request.acceptsEncodings(["br", "gzip", "identity"]);
  const body = encoding === "br" ? page.brotli : encoding === "gzip" ? page.gzip : page.plain;
  if (body !== page.plain) response.setHeader("Content-Encoding", encoding as string);
  response.setHeader("Content-Length", body.length);
  response.status(200).end(body);
}

/** Hands the whole body over once it is sent, as it was before it was compressed; an empty one of a page that is too large. */
function whole(response: Response, taken: (body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  let length = 0;
  const collect = (piece: unknown, encoding: unknown) => {
    if (typeof piece !== "string" && !(piece instanceof Uint8Array)) return;
    const buffer = typeof piece === "string" ? Buffer.from(piece, encoding as BufferEncoding) : Buffer.from(piece);
    length += buffer.length;
    if (length <= LARGEST_PAGE) pieces.push(buffer);
  };
  const { write, end } = response;
  response.write = ((piece: unknown, encoding: unknown, ...rest: unknown[]) => {
    collect(piece, typeof encoding === "string" ? encoding : "utf8");
    return (write as (...args: unknown[]) => boolean).call(response, piece, encoding, ...rest);
  }) as typeof response.write;
  response.end = ((piece: unknown, encoding: unknown, ...rest: unknown[]) => {
    collect(piece, typeof encoding === "string" ? encoding : "utf8");
    const result = (end as (...args: unknown[]) => Response).call(response, piece, encoding, ...rest);
    taken(length <= LARGEST_PAGE ? Buffer.concat(pieces) : Buffer.alloc(0));
    return result;
  }) as typeof response.end;
}

interface Page {
  readonly headers: Map<string, string>;
  readonly body: Buffer;
}

/** What of an answer may be given to everybody; null for anything but a whole page or file without a cookie. */
function keepable(response: Response, body: Buffer): Page | null {
  if (body.length === 0 || response.statusCode !== 200 || response.hasHeader("Set-Cookie")) return null;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (!OWN_HEADERS.has(name) && value !== undefined) headers.set(name, String(value));
  }
  headers.set("cache-control", "private, no-cache");
  if (!String(response.getHeader("Content-Type")).startsWith("text/html")) return { headers, body };
  const nonce = response.locals.nonce as string;
  const html = body.toString("utf8").replaceAll(` nonce="${nonce}"`, "");
  if (html.includes(nonce)) return null;
  const policy = (headers.get("content-security-policy") ?? "").replace(`'nonce-${nonce}'`, scriptHashes(html));
  headers.set("content-security-policy", policy);
  return { headers, body: Buffer.from(html) };
}

/** The scripts that stand in a page itself, as a content policy names them. */
export function scriptHashes(html: string): string {
  const inline = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const hashes = [...inline].map(([, text = ""]) => createHash("sha256").update(text).digest("base64"));
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`).join(" ");
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

async function compressed({ headers, body }: Page, of: Pick<Kept, "stamp" | "madeAt" | "until">): Promise<Kept> {
  const [zipped, brotli] = await Promise.all([
    toGzip(body, { level: 8 }),
    toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { ...of, headers, etag, plain: body, gzip: zipped, brotli };
}
