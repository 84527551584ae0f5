import type { NextFunction, Request, RequestHandler, Response } from "express";
import { viewerOf } from "#app/features/accounts/api.server.ts";
import type { AppContext, RequestContext } from "#app/http/context.ts";
import { readSessionToken } from "#app/http/cookies.server.ts";

/** Finds out who asks, once per request, and puts it with the rest of the context where every route reads it. */
export function sessions(app: AppContext): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const token = readSessionToken(request.headers.cookie, app.settings.secure);
    const address = app.settings.trustProxy ? (request.ip ?? "") : (request.socket.remoteAddress ?? "");
    const finish = (viewer: RequestContext["viewer"]) => {
      response.locals.context = {
        ...app,
        viewer,
        nonce: response.locals.nonce,
        requestId: response.locals.requestId,
        address,
        sessionToken: token,
        upload: null,
        shared: response.locals.shared === true,
      } satisfies RequestContext;
      next();
    };
    if (!token) return finish(null);
    viewerOf(app.handle, token, app.clock.now()).then(finish, next);
  };
}

export function contextOf(response: Response): RequestContext {
  return response.locals.context as RequestContext;
}
