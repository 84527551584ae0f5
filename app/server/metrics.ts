import type { NextFunction, Request, RequestHandler, Response } from "express";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { loadClassOf } from "./shed.ts";

/** Figures for an operator, without personal data; served to loopback and private callers only (see main). */
export function createMetrics(queueLength: () => number) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "goc_requests_total",
    help: "Requests by load class and status class",
    labelNames: ["load", "status"] as const,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "goc_request_seconds",
    help: "Time to answer by load class",
    labelNames: ["load"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  new Gauge({
    name: "goc_writer_queue",
    help: "Answers waiting for their commit",
    registers: [registry],
    collect() {
      this.set(queueLength());
    },
  });
  const middleware: RequestHandler = (request: Request, response: Response, next: NextFunction) => {
    const load = loadClassOf(request.method, request.path);
    const stop = seconds.startTimer({ load });
    response.on("finish", () => {
      stop();
      requests.inc({ load, status: `${Math.floor(response.statusCode / 100)}xx` });
    });
    next();
  };
  /** Saves are answered before this middleware: they count themselves. */
  const countAnswer = (status: number, startedAt: number) => {
    seconds.observe({ load: "answer" }, (performance.now() - startedAt) / 1_000);
    requests.inc({ load: "answer", status: `${Math.floor(status / 100)}xx` });
  };
  return { registry, middleware, countAnswer };
}
