/** The order in which a request meets the layers. */
import type { RequestListener } from "node:http";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type RequestHandler } from "express";
import sirv from "sirv";
import type { SteadyClock } from "#app/clock.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { filePatterns, paths, servicePaths } from "#app/paths.ts";
import { outboxLag } from "#db/queries/attempts.ts";
import { apiRoutes } from "./api-routes.ts";
import { asyncRoute } from "./async-route.ts";
import { boardPages } from "./board-pages.ts";
import { streamedBodyLimit } from "./body.ts";
import { refuseBusy } from "./busy.ts";
import { errorAnswer } from "./errors.ts";
import { examSessionRoutes, examTokenRoutes } from "./exam-routes.ts";
import { fileHeaders, guard, jsonHeaders, requestIdentity, securityHeaders } from "./guard.ts";
import { type Log, requestLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { resultRoute } from "./result-route.tsx";
import { withSaveRoute } from "./save-route.ts";
import { contextOf, sessions } from "./sessions.ts";
import { loadShedder } from "./shed.ts";
import { uploads } from "./uploads.ts";

export interface HttpAppOptions {
  readonly app: AppContext;
  readonly log: Log;
  readonly clock: SteadyClock;
  readonly build: ServerBuild;
  /** Told the status of every answer to a save. */
  readonly countSave: (status: number) => void;
  /** Folder of the client build. */
  readonly clientFolder: string;
  /** False from the moment the process is told to stop. */
  isReady(): boolean;
}

const [WORKER = ""] = paths.lessonWorker("").split("?");

/** What a worker may fetch is said by its own file's policy: by the answer that it did not change, too. */
const workerHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader("Content-Security-Policy", "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
  next();
};

/** Files of the client build, each compressed when it was built; those with a version in their name or query stay a year. */
function clientFiles(folder: string): RequestHandler {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      const versioned = /^\/(assets|browser)\//.test(path);
      response.setHeader("Cache-Control", versioned ? "public, max-age=31536000, immutable" : "public, max-age=3600");
      if (path === WORKER) response.setHeader("Cache-Control", "no-cache");
    },
  });
}

/** A tenth smaller than by default for a millisecond more: a class reads its papers through one line. */
const SMALL = { level: 8, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } };

export function createHttpApp({ app, log, clock, build, countSave, clientFolder, isReady }: HttpAppOptions): {
  listener: RequestListener;
  stop(): void;
} {
  const server = express();
  server.disable("x-powered-by");
  server.disable("etag");
  server.set("trust proxy", app.settings.trustProxy ? 1 : false);
  const shedder = loadShedder(app.handle, refuseBusy);
  const metrics = createMetrics(() => app.handle.queueLength, shedder.waiting);

  server.use(requestIdentity(), requestLog(log), jsonHeaders());
  server.get(
    servicePaths.health,
    asyncRoute(async (_request, response) => {
      const lag = await outboxLag(app.handle.db);
      const ready = isReady();
      response.status(ready ? 200 : 503).json({
        status: ready ? "ok" : "stopping",
        database: app.handle.dialect,
        queue: app.handle.queueLength,
        loopMs: Math.round(shedder.loopMs()),
        outbox: lag.open,
        outboxLagMs: lag.oldestAt === null ? 0 : Math.max(0, app.clock.now() - lag.oldestAt),
        clock: clock.state,
      });
    }),
  );
  server.use(guard(app.settings), metrics.middleware);
  // what the machine itself needs and what every page needs comes before anything is refused
  server.get(WORKER, workerHeaders);
  server.use(clientFiles(clientFolder));
  server.get(
    servicePaths.metrics,
    asyncRoute(async (request, response, next) => {
      // figures are for the machine's own operator, never for the public address
      if (!isLoopback(request.socket.remoteAddress) || app.settings.trustProxy) return next();
      response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    }),
  );
  const boards = boardPages(app);
  server.use(boards.answer);
  // Answers first: they carry a token of their own and need neither session nor the headers of a page.
  // The limit counts a body from its first byte, which may come while its page waits for its turn.
  server.use(streamedBodyLimit(), shedder.handler, examTokenRoutes(app));
  server.use(securityHeaders(app.settings));
  server.get([...filePatterns], fileHeaders());

  // a token opens the API, never a cookie: it stands before the sessions
  server.use(compression(SMALL), boards.keep, apiRoutes(app), sessions(app), uploads());
  server.use(examSessionRoutes(app), resultRoute(app));
  server.all(
    "*",
    createRequestHandler({
      build,
      mode: "production",
      getLoadContext: (_request, response) => contextOf(response) as AppLoadContext,
    }),
  );
  server.use(errorAnswer(log));
  const count = (status: number, startedAt: number) => {
    metrics.countAnswer(status, startedAt);
    countSave(status);
  };
  return {
    listener: withSaveRoute({ app, log, refusesAnswers: shedder.refusesAnswers, count }, server),
    stop: () => shedder.stop(),
  };
}

function isLoopback(address: string | undefined): boolean {
  return address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
}
