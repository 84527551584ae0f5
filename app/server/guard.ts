/**
 * What stands before every route, Remix included: refuses what Remix would let through (reliability notes A.1), sets the
 * security headers and names the request. Each rule has a row in the guard's test.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Settings } from "#app/env.server.ts";
import { examPatterns } from "#app/paths.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const KNOWN_METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST"]);
const LONGEST_URL = 2_048;
const KIB = 1_024;

/** Refuses with a short plain text; pages never link here. */
function refuse(response: Response, status: number, text: string): void {
  response.status(status).type("text/plain; charset=utf-8").send(text);
}

/** The largest body by route: answers are small, forms medium. */
export function bodyLimit(path: string): number {
  return new RegExp(examPatterns.save.replace(/:\w+/, "[^/]+")).test(path) ? 16 * KIB : 64 * KIB;
}

export function requestIdentity(): RequestHandler {
  return (_request, response, next) => {
    response.locals.requestId = randomUUID();
    response.locals.nonce = randomBytes(16).toString("base64");
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

export function guard(settings: Settings): RequestHandler {
  const host = settings.publicUrl.host;
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader("X-Robots-Tag", "noindex");
    if (!KNOWN_METHODS.has(request.method)) return refuse(response, 405, "Phương thức không dùng được ở đây.");
    if (request.url.length > LONGEST_URL) return refuse(response, 414, "Địa chỉ quá dài.");
    if (!settings.trustProxy) {
      for (const name of Object.keys(request.headers))
        if (name.startsWith("x-forwarded-")) delete request.headers[name];
    }
    if (request.headers.host !== host) return refuse(response, 421, "Địa chỉ máy chủ không đúng.");
    if (!isDecodable(request.path)) return refuse(response, 400, "Địa chỉ không đọc được.");
    if (request.path === "/__manifest") return refuse(response, 404, "Không có trang này.");
    const query = request.url.indexOf("?");
    if (query >= 0 && new URLSearchParams(request.url.slice(query)).has("_data")) {
      return refuse(response, 400, "Yêu cầu không hợp lệ.");
    }
    if (!SAFE_METHODS.has(request.method)) {
      if (!isSameOrigin(request, settings.publicUrl.origin)) return refuse(response, 403, "Yêu cầu đến từ trang khác.");
      const length = Number(request.headers["content-length"] ?? 0);
      if (length > bodyLimit(request.path)) return refuse(response, 413, "Nội dung gửi lên quá lớn.");
    }
    next();
  };
}

/** Browsers of the last years say it in Sec-Fetch-Site; older ones send Origin with every POST. */
function isSameOrigin(request: Request, origin: string): boolean {
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
