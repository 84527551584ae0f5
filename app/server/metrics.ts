import type { NextFunction, Request, RequestHandler, Response } from "express";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { hashingState } from "#app/auth/password.server.ts";
import { LOAD_CLASSES, type LoadClass, loadClassOf } from "./shed.ts";
import { LANES, type Lane } from "./turns.ts";

/** Figures for an operator, without personal data; served to loopback and private callers only (see main). */
export function createMetrics(queueLength: () => number, waiting: (lane: Lane) => number) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "goc_requests_total",
    help: "Requests by load class and status class",
    labelNames: ["load", "status"] as const,
    registers: [registry],
  });
  const refused = new Counter({
    name: "goc_refused_total",
    help: "Requests refused with 503 because the machine was busy, by load class",
    labelNames: ["load"] as const,
    registers: [registry],
  });
  for (const load of LOAD_CLASSES) refused.inc({ load }, 0);
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
  new Gauge({
    name: "goc_pages_waiting",
    help: "Pages waiting for their turn by load class",
    labelNames: ["load"] as const,
    registers: [registry],
    collect() {
      for (const load of LANES) this.set({ load }, waiting(load));
    },
  });
  new Gauge({
    name: "goc_password_hashes",
    help: "Password hashes: computed since the start, waiting now",
    labelNames: ["state"] as const,
    registers: [registry],
    collect() {
      const { done, waiting } = hashingState();
      this.set({ state: "done" }, done);
      this.set({ state: "waiting" }, waiting);
    },
  });
  const count = (load: LoadClass, status: number) => {
    requests.inc({ load, status: `${Math.floor(status / 100)}xx` });
    if (status === 503) refused.inc({ load });
  };
  const middleware: RequestHandler = (request: Request, response: Response, next: NextFunction) => {
    const load = loadClassOf(request.method, request.path);
    const stop = seconds.startTimer({ load });
    response.on("finish", () => {
      stop();
      count(load, response.statusCode);
    });
    next();
  };
  /** Saves are answered before this middleware: they count themselves. */
  const countAnswer = (status: number, startedAt: number) => {
    seconds.observe({ load: "answer" }, (performance.now() - startedAt) / 1_000);
    count("answer", status);
  };
  return { registry, middleware, countAnswer };
}
