/**
 * The addresses with which programs pull figures. Every answer says what it is of and how long it may be asked for; other
 * sites' scripts get nothing, since no header of CORS is ever sent.
 */
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from "express";
import type { z } from "zod";
import { type ApiBudget, ApiLimits, type ApiQuota } from "#app/auth/api-limits.server.ts";
import {
  API_VERSION,
  isId,
  OPERATIONS,
  type Operation,
  openApi,
  type ParameterFault,
  type Problem,
  questionKey,
  readCursor,
  tokenOf,
} from "#app/features/data-api/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { paths } from "#app/paths.ts";
import { CSV_TYPE, etagOf, JSON_TYPE, sendAnswer, sendTagged } from "./api-answer.ts";
import { isApi, sendProblem } from "./api-problem.ts";
import { asyncRoute } from "./async-route.ts";
import { describeError } from "./describe-error.ts";

/** Express's own notation of "/units/{unit}". */
const patternOf = ({ path }: Operation) => paths.api(path.replaceAll(/\{(\w+)\}/g, ":$1"));

/** Everything below the page for people; all other requests pass by. */
export function apiRoutes(app: AppContext, quota?: ApiQuota): RequestHandler {
  const router = Router();
  const limits = ApiLimits.on(app.handle, quota);
  const { origin } = app.settings.publicUrl;

  const refuse = (request: Request, response: Response, problem: Problem, token: string | null = null) => {
    // who asks too often is in no log at this level, or the log would be about nothing else
    if (problem.code !== "rate-limited")
      app.log.info({ id: response.locals.requestId, path: request.path, problem: problem.code, token }, "api refused");
    sendProblem(response, problem);
  };

  router.use((_request, response, next) => {
    // nothing here is a page
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    next();
  });
  const description = JSON.stringify(openApi({ server: origin + paths.apiGuide(), version: API_VERSION }));
  router.get(paths.openApi(), (request, response) => {
    response.setHeader("Cache-Control", "public, max-age=300");
    response.type(JSON_TYPE);
    sendTagged(request, response, { etag: etagOf(description), body: description });
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
        if (!reader.scopes.includes(operation.scope)) {
          const error = `error="insufficient_scope", scope="${operation.scope}"`;
          response.setHeader("WWW-Authenticate", `Bearer realm="goc-asean", ${error}`);
          return deny({ code: "scope-missing" });
        }
        const type = request.accepts(operation.row ? [JSON_TYPE, CSV_TYPE] : [JSON_TYPE]);
        if (!type) return deny({ code: "not-acceptable" });
        const asked = operation.query.safeParse(request.query);
        if (!asked.success) return deny({ code: "parameter-invalid", errors: faultsOf(asked.error) });
        const query = asked.data as Record<string, unknown>;
        const path = request.params as Record<string, string>;
        if (!Object.values(path).every(isId)) return deny({ code: "not-found" });
        const question = questionKey(operation.id, reader.token, { ...path, ...query });
        const cursor = typeof query.cursor === "string" ? readCursor(question, query.cursor) : null;
        if (query.cursor !== undefined && !cursor) return deny({ code: "cursor-invalid" });
        const ask = { reader: { token: reader.token, unit: reader.unit }, path, query, cursor };
        const outcome = operation.thread
          ? await app.tasks.run("api.pull", { operation: operation.id, ...ask }, { now })
          : await operation.run({ ...ask, query: query as never, context: app, now });
        if (!outcome.ok) {
          if (outcome.code === "board-settling") response.setHeader("Retry-After", "60");
          return deny({ code: outcome.code });
        }
        const url = new URL(request.originalUrl, origin);
        sendAnswer(response, operation, outcome.answer, { request, type, question, url });
      }),
    );
  }

  router.use(otherwise(refuse), failure(app.log));
  return (request, response, next) => (isApi(request) ? router(request, response, next) : next());
}

/** The log has the cause under the id that the answer shows. */
function failure(log: AppContext["log"]): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
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
  return (request, response) => {
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
