/** The order in which a request meets the layers. */
import type { RequestListener } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { SteadyClock } from "#app/clock.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { servicePaths } from "#app/paths.ts";
import { outboxLag } from "#db/queries/attempts.ts";
import { asyncRoute } from "./async-route.ts";
import { streamedBodyLimit } from "./body.ts";
import { refuseBusy } from "./busy.ts";
import { errorAnswer } from "./errors.ts";
import { examSessionRoutes, examTokenRoutes } from "./exam-routes.ts";
import { guard, jsonHeaders, requestIdentity, securityHeaders } from "./guard.ts";
import { type Log, requestLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { withSaveRoute } from "./save-route.ts";
import { contextOf, sessions } from "./sessions.ts";
import { loadShedder } from "./shed.ts";

export interface HttpAppOptions {
  readonly app: AppContext;
  readonly log: Log;
  readonly clock: SteadyClock;
  readonly build: ServerBuild;
  /** Folder of the client build. */
  readonly clientFolder: string;
  /** False from the moment the process is told to stop. */
  isReady(): boolean;
}

const YEAR_SECONDS = 31_536_000;

export function createHttpApp({ app, log, clock, build, clientFolder, isReady }: HttpAppOptions): {
  listener: RequestListener;
  stop(): void;
} {
  const server = express();
  server.disable("x-powered-by");
  server.disable("etag");
  server.set("trust proxy", app.settings.trustProxy ? 1 : false);
  const metrics = createMetrics(() => app.handle.queueLength);
  const shedder = loadShedder(app.handle, refuseBusy);

  server.use(requestIdentity(), requestLog(log), jsonHeaders());
  server.use((_request, response, next) => {
    if (!isReady()) response.setHeader("Connection", "close");
    next();
  });
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
  const year = { immutable: true, maxAge: YEAR_SECONDS * 1000, index: false, redirect: false } as const;
  server.use("/assets", express.static(`${clientFolder}/assets`, year));
  // these carry the build's version in their query
  server.use("/browser", express.static(`${clientFolder}/browser`, year));
  // Answers first: they carry a token of their own and need neither session nor the headers of a page.
  server.use(shedder.handler, examTokenRoutes(app));
  server.use(securityHeaders(app.settings));
  server.get(
    servicePaths.metrics,
    asyncRoute(async (request, response, next) => {
      // figures are for the machine's own operator, never for the public address
      if (!isLoopback(request.socket.remoteAddress) || app.settings.trustProxy) return next();
      response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    }),
  );
  server.use(express.static(clientFolder, { maxAge: 3_600_000, index: false, redirect: false }));

  server.use(compression(), streamedBodyLimit(), sessions(app));
  server.use(examSessionRoutes(app));
  server.all(
    "*",
    createRequestHandler({
      build,
      mode: "production",
      getLoadContext: (_request, response) => contextOf(response) as AppLoadContext,
    }),
  );
  server.use(errorAnswer(log));
  return { listener: withSaveRoute({ app, log, count: metrics.countAnswer }, server), stop: () => shedder.stop() };
}

function isLoopback(address: string | undefined): boolean {
  return address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
}
