/**
 * The exam path: start, paper, save, heartbeat, take-over, submit. Small handlers over prepared statements, since each
 * of thousands of pupils calls them at once. A browser without JavaScript posts forms to the same addresses and gets a
 * 303; saves of a script carry the attempt's write token instead of the session.
 */
import express, { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import {
  attemptToken,
  attemptView,
  gradeAttempt,
  startAttemptOf,
  tokenHashOf,
} from "#app/features/attempts/api.server.ts";
import { newReceipt } from "#app/features/attempts/receipt.server.ts";
import { renderAttemptPage } from "#app/features/attempts/render-page.server.tsx";
import type { AppContext } from "#app/http/context.ts";
import { examPatterns, paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";
import type { ClaimResult, SubmitInput, SubmitResult } from "#db/ops/attempts.ts";
import { findBeat } from "#db/queries/attempts.ts";
import { asyncRoute } from "./async-route.ts";
import { saveForm } from "./exam-forms.ts";
import { contextOf } from "./sessions.ts";

const token = z.string().min(20).max(40);
const clientId = z.string().min(8).max(40);
const seq = z.int().min(1).max(1_000_000_000);
const submitBody = z.object({ token, latest: z.array(z.object({ clientId, seq })).max(200) });
const tokenBody = z.object({ token });

/** The moment a request reached us, before any queue: what decides whether an answer was in time. */
function stampArrival(app: AppContext) {
  return (_request: Request, response: Response, next: NextFunction) => {
    response.locals.arrivedAt = app.clock.now();
    response.setHeader("Cache-Control", "no-store");
    next();
  };
}

const wantsJson = (request: Request) => Boolean(request.is("application/json"));
const attemptOf = (request: Request) => request.params.attempt as string;

function problem(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ code, message, requestId: response.locals.requestId });
}

const FORBIDDEN = ["forbidden", "Bài thi này không mở được từ trang đang dùng."] as const;
const BAD_BODY = ["bad_request", "Yêu cầu không đọc được."] as const;

/**
 * Routes that need no session: mounted before the session is looked up. Saves of scripts never come here, see
 * save-route.ts; forms pass on to `examSessionRoutes`.
 */
export function examTokenRoutes(app: AppContext): Router {
  const router = Router();
  router.use(Object.values(examPatterns), stampArrival(app));
  router.use(Object.values(examPatterns), express.json({ limit: "16kb" }));

  router.post(
    examPatterns.beat,
    asyncRoute(async (request, response) => {
      const body = tokenBody.safeParse(request.body);
      if (!body.success) return problem(response, 400, ...BAD_BODY);
      const beat = await findBeat(app.handle.db, attemptOf(request), tokenHashOf(body.data.token));
      if (!beat) return problem(response, 403, ...FORBIDDEN);
      response.json({ epoch: beat.epoch, state: beat.state, remainingMs: beat.deadlineAt - app.clock.now() });
    }),
  );

  router.post(
    examPatterns.claim,
    asyncRoute(async (request, response, next) => {
      if (!wantsJson(request)) return next();
      const body = tokenBody.safeParse(request.body);
      if (!body.success) return problem(response, 400, ...BAD_BODY);
      const claimed = await app.handle.op<ClaimResult>("claimAttempt", {
        attempt: attemptOf(request),
        tokenHash: tokenHashOf(body.data.token),
      });
      if (!claimed) return problem(response, 409, "not_open", "Bài thi đã đóng.");
      response.json({ epoch: claimed.epoch });
    }),
  );

  router.post(
    examPatterns.submit,
    asyncRoute(async (request, response, next) => {
      if (!wantsJson(request)) return next();
      const body = submitBody.safeParse(request.body);
      if (!body.success) return problem(response, 400, ...BAD_BODY);
      const result = await submit(
        app,
        attemptOf(request),
        body.data.token,
        response.locals.arrivedAt,
        body.data.latest,
      );
      if (result.status === "forbidden") return problem(response, 403, ...FORBIDDEN);
      response.json({ ...result, next: paths.attemptResult(attemptOf(request)) });
    }),
  );
  return router;
}

/** Closes the attempt, then grades it at once where the machine has time; the outbox does it otherwise. */
async function submit(
  app: AppContext,
  attempt: string,
  writeToken: string,
  arrivedAt: number,
  latest: SubmitInput["latest"],
): Promise<SubmitResult> {
  const result = await app.handle.op<SubmitResult>("submitAttempt", {
    attempt,
    tokenHash: tokenHashOf(writeToken),
    arrivedAt,
    receipt: newReceipt(),
    outboxId: newId(),
    latest,
  } satisfies SubmitInput);
  if (result.status === "submitted" && app.handle.queueLength < 50) {
    await gradeAttempt(app.handle, attempt, app.clock.now()).catch((error: Error) =>
      app.log.error({ attempt, error: error.message }, "grading failed, the outbox will repeat it"),
    );
  }
  return result;
}

/** Routes that look at the session: start, the paper's page, and forms of browsers without JavaScript. */
export function examSessionRoutes(app: AppContext): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: "64kb", parameterLimit: 500 });

  router.post(
    examPatterns.start,
    form,
    asyncRoute(async (request, response) => {
      const { viewer } = contextOf(response);
      const slug = request.params.slug as string;
      if (!viewer) return response.redirect(303, paths.signIn(paths.contest(slug)));
      const now = response.locals.arrivedAt as number;
      const outcome = await startAttemptOf(app.handle, { slug, actor: viewer, now, secret: app.attemptSecret });
      if (outcome.ok) return response.redirect(303, paths.attempt(outcome.attempt));
      response.redirect(
        303,
        outcome.code === "no_contest" ? paths.contests() : `${paths.contest(slug)}?loi=${outcome.code}`,
      );
    }),
  );

  router.get(
    examPatterns.page,
    asyncRoute(async (request, response, next) => {
      const { viewer } = contextOf(response);
      const id = attemptOf(request);
      if (!viewer) return response.redirect(303, paths.signIn(paths.attempt(id)));
      const view = await attemptView(app.handle, id, viewer.person);
      if (!view) return next();
      const now = app.clock.now();
      if (view.state !== "open" || now >= view.deadlineAt) return response.redirect(303, paths.attemptResult(id));
      response.setHeader("Cache-Control", "no-store");
      response.type("html").send(
        renderAttemptPage({
          view,
          remainingMs: view.deadlineAt - now,
          token: attemptToken(app.attemptSecret, id),
          notice: noticeOf(request.query.tin),
          supportPhone: app.settings.supportPhone,
        }),
      );
    }),
  );

  const ownAttempt = async (request: Request, response: Response) => {
    const { viewer } = contextOf(response);
    return viewer && attemptView(app.handle, attemptOf(request), viewer.person);
  };

  router.post(
    examPatterns.save,
    form,
    asyncRoute(async (request, response, next) => {
      const view = await ownAttempt(request, response);
      if (!view) return next();
      const saved = await saveForm(app, view, request.body, response.locals.arrivedAt);
      response.redirect(303, `${paths.attempt(view.id)}?tin=${saved}`);
    }),
  );

  router.post(
    examPatterns.claim,
    form,
    asyncRoute(async (request, response, next) => {
      const view = await ownAttempt(request, response);
      if (!view) return next();
      await app.handle.op<ClaimResult>("claimAttempt", {
        attempt: view.id,
        tokenHash: tokenHashOf(attemptToken(app.attemptSecret, view.id)),
      });
      response.redirect(303, paths.attempt(view.id));
    }),
  );

  router.post(
    examPatterns.submit,
    form,
    asyncRoute(async (request, response, next) => {
      const view = await ownAttempt(request, response);
      if (!view) return next();
      await saveForm(app, view, request.body, response.locals.arrivedAt);
      await submit(app, view.id, attemptToken(app.attemptSecret, view.id), response.locals.arrivedAt, []);
      response.redirect(303, paths.attemptResult(view.id));
    }),
  );
  return router;
}

function noticeOf(value: unknown): "saved" | "taken" | "refused" | null {
  return value === "saved" || value === "taken" || value === "refused" ? value : null;
}
