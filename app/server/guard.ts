/**
 * What stands before every route, Remix included: refuses what Remix would let through (reliability notes A.1), sets the
 * security headers and names the request. Each rule has a row in the guard's test.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Settings } from "#app/env.server.ts";
import { examPatterns, uploadPaths } from "#app/paths.ts";
import { isApi, sendProblem } from "./api-problem.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const KNOWN_METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST"]);
const LONGEST_URL = 2_048;
const KIB = 1_024;
export const SAVE_LIMIT = 16 * KIB;

/** Refuses with a short plain text; pages never link here. */
function refuse(response: Response, status: number, text: string): void {
  response.status(status).type("text/plain; charset=utf-8").send(text);
}

/**
 * The largest body by route: answers are small, forms medium. Forms with a file may bring more than a file may have, so
 * that the form can say so; what is too much is not kept.
 */
export function bodyLimit(path: string, contentType = ""): number {
  // a save of the script is small; the form of a browser without it carries the whole paper
  if (SAVE_PATH.test(path) && contentType.startsWith("application/json")) return SAVE_LIMIT;
  return UPLOAD_PATHS.some((pattern) => pattern.test(path)) ? 64 * KIB * KIB : 64 * KIB;
}

const UPLOAD_PATHS = uploadPaths.map((path) => new RegExp(`^${path.replace(/:\w+/g, "[^/]{1,40}")}(\\.data)?$`));

/** Where answers are posted; the attempt's id is the first group. */
export const SAVE_PATH = new RegExp(`^${examPatterns.save.replace(/:\w+/, "([^/]{1,40})")}$`);

export function requestIdentity(): RequestHandler {
  return (_request, response, next) => {
    response.locals.requestId = randomUUID();
    // 122 random bits from a store that Node fills ahead: asking the system anew for each request was seen in the profile
    response.locals.nonce = randomUUID();
    response.setHeader("X-Request-Id", response.locals.requestId);
    next();
  };
}

/** Headers of every answer, page or not; pages get theirs on top (securityHeaders). */
export function jsonHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "same-origin");
    next();
  };
}

export function securityHeaders(settings: Settings): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${(response as Response).locals.nonce}'`],
        styleSrc: ["'self'"],
        // recharts writes style attributes; no style element or sheet can come in this way
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: settings.secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "same-origin" },
    // these two need a secure context to have an effect and only fill the console over http
    crossOriginOpenerPolicy: settings.secure,
    originAgentCluster: settings.secure,
  });
}

/**
 * Headers of files that people sent in: nothing in them runs or loads anything, but the browser's own viewer, which is an
 * object to it, may show them.
 */
export function fileHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader(
      "Content-Security-Policy",
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    next();
  };
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

/** Why a request goes no further; null when it may. Looks at the request line and headers only. */
export function refusalOf(request: IncomingMessage, settings: Settings): Refusal | null {
  const { method = "", url = "", headers } = request;
  const [path = ""] = url.split("?", 1);
  if (!KNOWN_METHODS.has(method)) return { status: 405, code: "method", text: "Phương thức không dùng được ở đây." };
  if (url.length > LONGEST_URL) return { status: 414, code: "url_too_long", text: "Địa chỉ quá dài." };
  if (headers.host !== settings.publicUrl.host)
    return { status: 421, code: "wrong_host", text: "Địa chỉ máy chủ không đúng." };
  if (!isDecodable(path)) return { status: 400, code: "bad_request", text: "Địa chỉ không đọc được." };
  if (path === "/__manifest") return { status: 404, code: "not_found", text: "Không có trang này." };
  if (url.length > path.length && new URLSearchParams(url.slice(path.length)).has("_data")) {
    return { status: 400, code: "bad_request", text: "Yêu cầu không hợp lệ." };
  }
  if (!SAFE_METHODS.has(method)) {
    if (!isSameOrigin(request, settings.publicUrl.origin))
      return { status: 403, code: "other_site", text: "Yêu cầu đến từ trang khác." };
    if (Number(headers["content-length"] ?? 0) > bodyLimit(path, headers["content-type"])) {
      return { status: 413, code: "too_large", text: "Nội dung gửi lên quá lớn." };
    }
  }
  return null;
}

export function guard(settings: Settings): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader("X-Robots-Tag", "noindex");
    if (!settings.trustProxy) {
      for (const name of Object.keys(request.headers))
        if (name.startsWith("x-forwarded-")) delete request.headers[name];
    }
    const refusal = refusalOf(request, settings);
    if (!refusal) return next();
    const { status, code, text } = refusal;
    if (isApi(request)) sendProblem(response, { code: "request-refused", status, detail: text });
    else if (request.is("application/json")) response.status(status).json({ code, message: text });
    else refuse(response, status, text);
  };
}

/** Browsers of the last years say it in Sec-Fetch-Site; older ones send Origin with every POST. */
function isSameOrigin(request: IncomingMessage, origin: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return request.headers.origin === origin;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
