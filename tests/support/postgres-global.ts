/** Vitest's global setup for the database tests: one PostgreSQL for the whole run, ended with it. */
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Administrator's address of the run's PostgreSQL; null in the quick check, which uses SQLite alone. */
    postgresUrl: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.GOC_TEST_DATABASES === "sqlite") {
    project.provide("postgresUrl", null);
    return async () => {};
  }
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  return () => server.stop();
}
