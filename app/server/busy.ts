import express, { type Request, type Response } from "express";
import { examPatterns, paths } from "#app/paths.ts";
import { isApi, sendProblem } from "./api-problem.ts";
import { busyPage, busySignInPage, notTakenPage } from "./busy-page.tsx";
import { resendPage } from "./resend-page.tsx";

/** A page of ours needs its style sheet, and its form goes back to us; nothing else may load. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'";

const EXAM_FORMS = [examPatterns.start, examPatterns.save, examPatterns.submit].map(
  (pattern) => new RegExp(`^${pattern.replace(/:\w+/, "[^/]+")}$`),
);
const readForm = express.urlencoded({ extended: false, limit: "64kb", parameterLimit: 1_000 });
type Fields = Record<string, string | string[] | undefined>;

/** 503 in the form that was asked for: a page for people, JSON for scripts. Retry-After is set by the caller. */
export function refuseBusy(request: Request, response: Response): void {
  if (isApi(request)) {
    sendProblem(response, { code: "busy" });
    return;
  }
  response.status(503);
  const isData = request.path.endsWith(".data") || request.is("application/json");
  if (isData || request.accepts(["html", "json"]) !== "html") {
    response.json({
      code: "busy",
      message: "Máy chủ đang bận. Chờ vài giây rồi thử lại.",
      requestId: response.locals.requestId,
    });
    return;
  }
  response.setHeader("Content-Security-Policy", PAGE_POLICY);
  response.type("html");
  if (request.method !== "POST") response.send(busyPage());
  // what cannot be read is not repeated
  else readForm(request, response, () => response.send(pageOfForm(request.path, (request.body ?? {}) as Fields)));
}

/** What somebody typed or chose must not be gone because the machine was busy; a password is never sent back. */
function pageOfForm(path: string, body: Fields): string {
  if (path === paths.signIn())
    return busySignInPage({ login: String(body.login ?? ""), back: String(body.back ?? "") });
  if (!EXAM_FORMS.some((pattern) => pattern.test(path))) return notTakenPage();
  const pairs = Object.entries(body).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => [name, each] as const),
  );
  return resendPage(path, pairs);
}
