/** Problems of the API on the wire. */
import type { Request, Response } from "express";
import { PROBLEM_TYPE, PROBLEMS, type Problem, problemBody } from "#app/features/data-api/problem.ts";
import { paths } from "#app/paths.ts";

const BELOW = paths.api("/");

/** Whether a program asks: below the API's page, which is for people. */
export function isApi({ path }: Pick<Request, "path">): boolean {
  return path.startsWith(BELOW);
}

/** Answers with what is wrong; the log has the same id. */
export function sendProblem(response: Response, problem: Problem): void {
  const { requestId } = response.locals;
  response.status(problem.status ?? PROBLEMS[problem.code].status);
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", PROBLEM_TYPE);
  response.end(JSON.stringify(problemBody(problem, { requestId, guide: paths.apiGuide() })));
}
