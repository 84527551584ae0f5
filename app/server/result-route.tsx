/**
 * The result of an attempt. Every pupil of a contest asks for it within the same minutes, so it is made as the paper is:
 * ahead of Remix, and without a script of its own.
 */
import { Router } from "express";
import { isStaff } from "#app/domain/permissions.ts";
import { siteFrame } from "#app/features/accounts/site-frame.ts";
import { SitePage } from "#app/features/accounts/site-page.tsx";
import { attemptResult } from "#app/features/attempts/api.server.ts";
import { ResultPage, type ResultPageProps } from "#app/features/attempts/result-page.tsx";
import { ownRanks } from "#app/features/boards/api.server.ts";
import type { AppContext, RequestContext } from "#app/http/context.ts";
import { browserScript, staticDocument } from "#app/http/document.server.tsx";
import { examPatterns, paths } from "#app/paths.ts";
import { asyncRoute } from "./async-route.ts";
import { contextOf } from "./sessions.ts";

/** An attempt that is unknown or somebody else's goes on to the page that says that there is none. */
export function resultRoute(app: AppContext): Router {
  const router = Router();
  router.get(
    examPatterns.result,
    asyncRoute(async (request, response, next) => {
      const context = contextOf(response);
      const { viewer } = context;
      const id = request.params.attempt as string;
      if (!viewer) return response.redirect(302, paths.signIn(paths.attemptResult(id)));
      if (viewer.slipPassword && isStaff(viewer)) return response.redirect(302, paths.newPassword());
      const now = app.clock.now();
      const result = await attemptResult(app.handle, id, viewer.person, now);
      if (!result) return next();
      const counts = result.score && result.state !== "void" && !result.round.rehearsal;
      const ranks = counts ? await ownRanks(app.handle.db, result, viewer.person, now) : null;
      response.setHeader("Cache-Control", "no-store");
      response.type("html").send(renderResultPage(context, { result, ranks }));
    }),
  );
  return router;
}

function renderResultPage(context: RequestContext, props: ResultPageProps): string {
  return staticDocument({
    title: "Kết quả bài thi · Góc ASEAN",
    script: browserScript("leftovers"),
    children: (
      <SitePage frame={siteFrame(context)} current="contests">
        <ResultPage {...props} />
      </SitePage>
    ),
  });
}
