/**
 * The addresses with which programs pull figures. Every answer says what it is of and how long it may be asked for; other
 * sites' scripts get nothing, since no header of CORS is ever sent.
 */
import { createHash } from "node:crypto";
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from "express";
import type { z } from "zod";
import { type ApiBudget, ApiLimits, type ApiQuota } from "#app/auth/api-limits.server.ts";
import { isoMoment } from "#app/domain/iso-time.ts";
import {
  type Answer,
  API_VERSION,
  csvOf,
  OPERATIONS,
  type Operation,
  openApi,
  type ParameterFault,
  type Problem,
  questionKey,
  readCursor,
  tokenOf,
  writeCursor,
} from "#app/features/data-api/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { paths } from "#app/paths.ts";
import { isApi, sendProblem } from "./api-problem.ts";
import { asyncRoute } from "./async-route.ts";
import { describeError } from "./describe-error.ts";

const JSON_TYPE = "application/json";
const CSV_TYPE = "text/csv";

/** Express's own notation of "/units/{unit}". */
const patternOf = ({ path }: Operation) => paths.api(path.replaceAll(/\{(\w+)\}/g, ":$1"));

export function apiRoutes(app: AppContext, quota?: ApiQuota): Router {
  const router = Router();
  const limits = ApiLimits.on(app.handle, quota);
  const { origin } = app.settings.publicUrl;

  const refuse = (request: Request, response: Response, problem: Problem, token: string | null = null) => {
    app.log.info({ id: response.locals.requestId, path: request.path, problem: problem.code, token }, "api refused");
    sendProblem(response, problem);
  };

  router.use((request, response, next) => {
    // below the guide nothing is a page
    if (isApi(request)) response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    next();
  });
  const description = JSON.stringify(openApi({ server: origin + paths.apiGuide(), version: API_VERSION }));
  router.get(paths.openApi(), (_request, response) => {
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("ETag", etagOf(description));
    response.type(JSON_TYPE).send(description);
  });

  for (const operation of OPERATIONS) {
    router.get(
      patternOf(operation),
      asyncRoute(async (request, response) => {
        const now = app.clock.now();
        response.vary("Authorization");
        response.vary("Accept");
        const reader = await tokenOf(app.handle, request.headers.authorization, now);
        const budget = reader.ok
          ? await limits.take(reader.token)
          : await limits.takeStranger(request.ip ?? request.socket.remoteAddress ?? "");
        tellBudget(response, budget, reader.ok ? "token" : "address");
        if (!budget.ok) return refuse(request, response, { code: "rate-limited" }, reader.ok ? reader.token : null);
        if (!reader.ok) {
          const error = reader.code === "token-missing" ? "" : ', error="invalid_token"';
          response.setHeader("WWW-Authenticate", `Bearer realm="goc-asean"${error}`);
          return refuse(request, response, { code: reader.code });
        }
        const deny = (problem: Problem) => refuse(request, response, problem, reader.token);
        if (!reader.scopes.includes(operation.scope)) return deny({ code: "scope-missing" });
        const type = request.accepts(operation.row ? [JSON_TYPE, CSV_TYPE] : [JSON_TYPE]);
        if (!type) return deny({ code: "not-acceptable" });
        const asked = operation.query.safeParse(request.query);
        if (!asked.success) return deny({ code: "parameter-invalid", errors: faultsOf(asked.error) });
        const query = asked.data as Record<string, unknown>;
        const path = request.params as Record<string, string>;
        const question = questionKey(operation.id, reader.token, { ...path, ...query });
        const cursor = typeof query.cursor === "string" ? readCursor(question, query.cursor) : null;
        if (query.cursor !== undefined && !cursor) return deny({ code: "cursor-invalid" });
        const outcome = await operation.run({ context: app, reader, path, query: query as never, cursor, now });
        if (!outcome.ok) {
          if (outcome.code === "board-settling") response.setHeader("Retry-After", "60");
          return deny({ code: outcome.code });
        }
        const url = new URL(request.originalUrl, origin);
        send(response, operation, outcome.answer, { type, question, url });
      }),
    );
  }

  router.use(otherwise(refuse), failure(app.log));
  return router;
}

/** The log has the cause under the id that the answer shows. */
function failure(log: AppContext["log"]): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (!isApi(request) || response.headersSent) return next(error);
    const { status, retryAfter } = describeError(error);
    const { message: cause, stack } = error as Error;
    if (status >= 500) {
      log.error({ id: response.locals.requestId, path: request.path, error: cause, stack }, "request failed");
    }
    if (retryAfter) response.setHeader("Retry-After", retryAfter);
    if (status === 503) sendProblem(response, { code: "busy" });
    else if (status >= 500) sendProblem(response, { code: "error" });
    else sendProblem(response, { code: "request-refused", status });
  };
}

/** What is no operation: another method, or an address that there is not. */
function otherwise(refuse: (request: Request, response: Response, problem: Problem) => void): RequestHandler {
  return (request, response, next) => {
    if (!isApi(request)) return next();
    if (request.method === "GET" || request.method === "HEAD") return refuse(request, response, { code: "not-found" });
    response.setHeader("Allow", "GET, HEAD");
    refuse(request, response, { code: "method-not-allowed" });
  };
}

/** The newest draft's two fields, and the three of earlier drafts that more programs read. */
function tellBudget(response: Response, { limit, remaining, reset, seconds, ok }: ApiBudget, name: string): void {
  response.setHeader("RateLimit-Policy", `"${name}";q=${limit};w=${seconds}`);
  response.setHeader("RateLimit", `"${name}";r=${remaining};t=${reset}`);
  response.setHeader("RateLimit-Limit", limit);
  response.setHeader("RateLimit-Remaining", remaining);
  response.setHeader("RateLimit-Reset", reset);
  if (!ok) response.setHeader("Retry-After", reset);
}

function faultsOf({ issues }: z.ZodError): ParameterFault[] {
  return issues.flatMap((issue): ParameterFault[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((parameter) => ({ parameter, detail: "Không có tham số này." }))
      : [{ parameter: issue.path.join("."), detail: issue.message }],
  );
}

/** The moment is no part of it: figures that did not change stay the same figures a minute later. */
const etagOf = (text: string) => `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;

interface Sending {
  readonly type: string;
  readonly question: string;
  readonly url: URL;
}

function send(response: Response, operation: Operation, answer: Answer, { type, question, url }: Sending): void {
  const asOf = isoMoment(answer.asOf);
  response.setHeader("As-Of", asOf);
  response.setHeader("Cache-Control", "private, no-cache");
  response.type(`${type}; charset=utf-8`);
  if ("data" in answer) {
    response.setHeader("ETag", etagOf(JSON.stringify(answer.data)));
    response.send(JSON.stringify({ asOf, data: answer.data }));
    return;
  }
  const { piece, more = {}, columns = Object.keys(operation.row?.shape ?? {}) } = answer;
  const next = piece.next && nextOf(url, writeCursor(question, piece.next));
  if (next) response.setHeader("Link", `<${next}>; rel="next"`);
  response.setHeader("ETag", etagOf(JSON.stringify([type, more, piece.rows, next])));
  if (type === CSV_TYPE) {
    response.setHeader("Content-Disposition", `attachment; filename="${operation.id}.csv"`);
    response.send(csvOf(columns, piece.rows, answer));
  } else {
    response.send(JSON.stringify({ asOf, ...more, data: piece.rows, next }));
  }
}

function nextOf(url: URL, cursor: string): string {
  const next = new URL(url);
  next.searchParams.set("cursor", cursor);
  return next.href;
}
