import { randomBytes } from "node:crypto";
import pg from "pg";

/**
 * Creates a database on the test PostgreSQL and gives its address; the server goes with the test run.
 * @param template address of a database that nobody is connected to: the new one is a copy of it, else it is empty
 */
export async function createDatabase(adminUrl: string, label: string, template?: string): Promise<string> {
  const name = `t_${label}_${randomBytes(4).toString("hex")}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const copy = template ? ` template ${new URL(template).pathname.slice(1)}` : "";
    await client.query(`create database ${name}${copy}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
