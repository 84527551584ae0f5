import type { Request, Response } from "express";
import { busyPage } from "./busy-page.tsx";

/** A page of ours needs its style sheet; nothing else may load. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

/** 503 in the form that was asked for: a page for people, JSON for scripts. Retry-After is set by the caller. */
export function refuseBusy(request: Request, response: Response): void {
  response.status(503);
  if (request.accepts(["html", "json"]) === "html") {
    response.setHeader("Content-Security-Policy", PAGE_POLICY);
    response.type("html").send(busyPage());
  } else {
    response.json({
      code: "busy",
      message: "Máy chủ đang bận. Chờ vài giây rồi thử lại.",
      requestId: response.locals.requestId,
    });
  }
}
