import { randomBytes } from "node:crypto";
import pg from "pg";

/** Creates an empty database on the test PostgreSQL and gives its address; the server goes with the test run. */
export async function createDatabase(adminUrl: string, label: string): Promise<string> {
  const name = `t_${label}_${randomBytes(4).toString("hex")}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
