/**
 * The exam path: start, paper, save, heartbeat, take-over, submit. Small handlers over prepared statements, since each
 * of thousands of pupils calls them at once. A browser without JavaScript posts forms to the same addresses and gets a
 * 303; saves of a script carry the attempt's write token instead of the session.
 */
import express, { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import { latestEvents } from "#app/domain/attempt.ts";
import {
  ARRIVAL_MS,
  attemptToken,
  attemptView,
  eventsOf,
  gradeAttempt,
  startAttemptOf,
  tokenHashOf,
} from "#app/features/attempts/api.server.ts";
import type { AttemptPageProps } from "#app/features/attempts/attempt-page.tsx";
import { newReceipt } from "#app/features/attempts/receipt.server.ts";
import { renderAttemptPage } from "#app/features/attempts/render-page.server.tsx";
import type { AppContext } from "#app/http/context.ts";
import { examPatterns, paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";
import type { ClaimInput, ClaimResult, SubmitInput, SubmitResult } from "#db/ops/attempts.ts";
import { noteAbsence } from "#db/queries/absences.ts";
import { findBeat } from "#db/queries/attempts.ts";
import { asyncRoute } from "./async-route.ts";
import { type SavedForm, saveForm } from "./exam-forms.ts";
import { CLIENT_ID } from "./save-route.ts";
import { contextOf } from "./sessions.ts";

type View = NonNullable<Awaited<ReturnType<typeof attemptView>>>;

const token = z.string().min(20).max(40);
const clientId = z.string().regex(CLIENT_ID);
const epoch = z.int().min(1).max(1_000_000);
const seq = z.int().min(1).max(1_000_000_000);
const submitBody = z.object({
  token,
  latest: z.array(z.object({ clientId, seq })).max(200),
  epoch: epoch.optional(),
  timeUp: z.boolean().optional(),
});
/** How often, and how long in all, the page was out of sight: for days too, since a hint must cost nobody a heartbeat. */
const away = z.object({ times: z.int().min(1), ms: z.int().min(0) });
const beatBody = z.object({ token, clientId: clientId.optional(), away: away.optional() });
const claimBody = z.object({ token, clientId, from: epoch.optional() });

/**
 * The moment a request reached us, before any queue: what decides whether an answer was in time. A body that dawdles is
 * cut off, or its answers would be in time and yet come after the attempt was graded.
 */
function stampArrival(app: AppContext) {
  return (request: Request, response: Response, next: NextFunction) => {
    response.locals.arrivedAt = app.clock.now();
    response.setHeader("Cache-Control", "no-store");
    const timer = setTimeout(() => !request.complete && request.destroy(), ARRIVAL_MS);
    request.once("close", () => clearTimeout(timer));
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
      const body = beatBody.safeParse(request.body);
      if (!body.success) return problem(response, 400, ...BAD_BODY);
      const beat = await findBeat(app.handle.db, attemptOf(request), tokenHashOf(body.data.token));
      if (!beat) return problem(response, 403, ...FORBIDDEN);
      const { epoch, state, holder, deadlineAt } = beat;
      const { away } = body.data;
      // seldom, and of no weight: a heartbeat is otherwise one read
      if (away && state === "open")
        await noteAbsence(app.handle.db, { attempt: attemptOf(request), ...away, at: app.clock.now() });
      const held = holder !== null && holder === body.data.clientId;
      response.json({ epoch, held, state, remainingMs: deadlineAt - app.clock.now() });
    }),
  );

  router.post(
    examPatterns.claim,
    asyncRoute(async (request, response, next) => {
      if (!wantsJson(request)) return next();
      const body = claimBody.safeParse(request.body);
      if (!body.success) return problem(response, 400, ...BAD_BODY);
      const { token, ...who } = body.data;
      const claimed = await app.handle.op<ClaimResult>("claimAttempt", {
        ...who,
        attempt: attemptOf(request),
        tokenHash: tokenHashOf(token),
      } satisfies ClaimInput);
      if (!claimed) return problem(response, 409, "not_open", "Bài thi đã đóng.");
      if (claimed.status === "taken") return problem(response, 409, "taken", "Bài đang mở ở trang khác.");
      const { epoch, deadlineAt } = claimed;
      // what counts at this moment: the page may have been read before another one saved its last answers
      const events = latestEvents(await eventsOf(app.handle.db, attemptOf(request)), Number.POSITIVE_INFINITY);
      response.json({
        epoch,
        held: true,
        state: "open",
        remainingMs: deadlineAt - app.clock.now(),
        answers: [...events.values()].map(({ question, answer, epoch, seq }) => ({ question, answer, epoch, seq })),
      });
    }),
  );

  router.post(
    examPatterns.submit,
    asyncRoute(async (request, response, next) => {
      if (!wantsJson(request)) return next();
      const body = submitBody.safeParse(request.body);
      if (!body.success) return problem(response, 400, ...BAD_BODY);
      const result = await submit(app, attemptOf(request), response.locals.arrivedAt, body.data);
      if (result.status === "forbidden") return problem(response, 403, ...FORBIDDEN);
      if (result.status !== "time_left") {
        return response.json({ ...result, next: paths.attemptResult(attemptOf(request)) });
      }
      response.json({ status: result.status, remainingMs: result.deadlineAt - app.clock.now() });
    }),
  );
  return router;
}

/** Closes the attempt, then grades it at once where the machine has time; the outbox does it otherwise. */
async function submit(
  app: AppContext,
  attempt: string,
  arrivedAt: number,
  asked: Pick<SubmitInput, "latest" | "epoch" | "timeUp"> & { token: string },
): Promise<SubmitResult> {
  const { token, ...how } = asked;
  const outboxId = newId();
  const result = await app.handle.op<SubmitResult>("submitAttempt", {
    ...how,
    attempt,
    tokenHash: tokenHashOf(token),
    arrivedAt,
    receipt: newReceipt(),
    outboxId,
  } satisfies SubmitInput);
  if (result.status === "submitted" && app.handle.queueLength < 50) {
    await gradeAttempt(app.handle, attempt, app.clock.now(), outboxId).catch((error: Error) =>
      app.log.error({ attempt, error: error.message }, "grading failed, the outbox will repeat it"),
    );
  }
  return result;
}

/** Routes that look at the session: start, the paper's page, and forms of browsers without JavaScript. */
export function examSessionRoutes(app: AppContext): Router {
  const router = Router();
  // a hundred questions with six boxes each, and some to spare
  const form = express.urlencoded({ extended: false, limit: "64kb", parameterLimit: 1_000 });

  router.post(
    examPatterns.start,
    form,
    asyncRoute(async (request, response) => {
      const { viewer } = contextOf(response);
      const slug = request.params.slug as string;
      /** A page that waits for the bell asks in JSON and goes on by itself; a form is sent there. */
      const sendTo = (status: number, next: string, told: object = {}) =>
        wantsJson(request) ? response.status(status).json({ ...told, next }) : response.redirect(303, next);
      if (!viewer) return sendTo(401, paths.signIn(paths.contest(slug)));
      const now = response.locals.arrivedAt as number;
      const outcome = await startAttemptOf(app.handle, { slug, actor: viewer, now, secret: app.attemptSecret });
      if (outcome.ok) return sendTo(200, paths.attempt(outcome.attempt));
      const { code, opensAt } = outcome;
      const next = code === "no_contest" ? paths.contests() : `${paths.contest(slug)}?loi=${code}`;
      sendTo(409, next, { code, opensInMs: opensAt === undefined ? null : opensAt - app.clock.now() });
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
      sendPage(response, view, { notice: noticeOf(request.query.tin) });
    }),
  );

  const sendPage = (response: Response, view: View, shown: Pick<AttemptPageProps, "notice" | "mend">) => {
    const remainingMs = view.deadlineAt - app.clock.now();
    const token = attemptToken(app.attemptSecret, view.id);
    const { supportPhone } = app.settings;
    response.setHeader("Cache-Control", "no-store");
    response.type("html").send(renderAttemptPage({ view, remainingMs, token, supportPhone, ...shown }));
  };

  const ownAttempt = async (request: Request, response: Response) => {
    const { viewer } = contextOf(response);
    return viewer && attemptView(app.handle, attemptOf(request), viewer.person);
  };

  /** Shows the form again where a part of it did not fit and there is time left to mend it: true when it did. */
  const askedToMend = async (request: Request, response: Response, { status, mend }: SavedForm): Promise<boolean> => {
    if (mend.size === 0 || status === "closed") return false;
    const view = await ownAttempt(request, response);
    if (view?.state !== "open" || app.clock.now() >= view.deadlineAt) return false;
    response.status(422);
    sendPage(response, view, { notice: status === "taken" ? "taken" : "refused", mend });
    return true;
  };

  router.post(
    examPatterns.save,
    form,
    asyncRoute(async (request, response, next) => {
      const view = await ownAttempt(request, response);
      if (!view) return next();
      const saved = await saveForm(app, view, request.body, response.locals.arrivedAt);
      if (await askedToMend(request, response, saved)) return;
      response.redirect(303, `${paths.attempt(view.id)}?tin=${saved.status}`);
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
        clientId: null,
      } satisfies ClaimInput);
      response.redirect(303, paths.attempt(view.id));
    }),
  );

  router.post(
    examPatterns.submit,
    form,
    asyncRoute(async (request, response, next) => {
      const view = await ownAttempt(request, response);
      if (!view) return next();
      const { arrivedAt } = response.locals as { arrivedAt: number };
      const saved = await saveForm(app, view, request.body, arrivedAt);
      // a form with an answer that was not taken, or of a page that was taken over, is shown again before it counts
      if (await askedToMend(request, response, saved)) return;
      if (saved.status === "taken" || saved.status === "refused")
        return response.redirect(303, `${paths.attempt(view.id)}?tin=${saved.status}`);
      await submit(app, view.id, arrivedAt, { token: attemptToken(app.attemptSecret, view.id), latest: [] });
      response.redirect(303, paths.attemptResult(view.id));
    }),
  );
  return router;
}

function noticeOf(value: unknown): "saved" | "taken" | "refused" | null {
  return value === "saved" || value === "taken" || value === "refused" ? value : null;
}
