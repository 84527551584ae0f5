import type { Kysely } from "kysely";
import { z } from "zod";
import type { Database } from "#db/connect.ts";
import { findDemoMark, hasPeople, insertDemoMark, updateDemoMark } from "#db/queries/demo.ts";

/** One account that a visitor of the demo may use. */
export interface DemoLogin {
  /** What the person is, in Vietnamese. */
  readonly role: string;
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** The class, school or area the account is for. */
  readonly where: string;
}
export type DemoLogins = DemoLogin[];

/** `loading`: a load was broken off; such a database is thrown away, never used. */
export type DemoState = "none" | "loading" | "loaded";

const markSchema = z.object({
  loading: z.boolean().optional(),
  loaded: z.number().optional(),
  logins: z
    .array(z.object({ role: z.string(), login: z.string(), password: z.string(), name: z.string(), where: z.string() }))
    .optional(),
});

/** The database already holds people, a demo or half of one: nothing was written. */
export class DemoRefusedError extends Error {
  constructor() {
    super("Cơ sở dữ liệu đã có dữ liệu: chỉ nạp được dữ liệu trình diễn vào cơ sở dữ liệu trống.");
    this.name = "DemoRefusedError";
  }
}

export async function demoState(db: Kysely<Database>): Promise<DemoState> {
  const mark = await findDemoMark(db);
  if (mark === null) return "none";
  return markSchema.parse(JSON.parse(mark)).loaded === undefined ? "loading" : "loaded";
}

/** The accounts for the sign-in page; empty unless the demo world is fully loaded. */
export async function demoLogins(db: Kysely<Database>): Promise<DemoLogins> {
  const mark = await findDemoMark(db);
  return mark === null ? [] : (markSchema.parse(JSON.parse(mark)).logins ?? []);
}

/** Marks an empty database before the first row is written. Throws DemoRefusedError when it is not empty. */
export async function beginDemo(db: Kysely<Database>): Promise<void> {
  if (await hasPeople(db)) throw new DemoRefusedError();
  if (!(await insertDemoMark(db, JSON.stringify({ loading: true })))) throw new DemoRefusedError();
}

/** The last row of the load: from now on the demo is whole. */
export async function finishDemo(db: Kysely<Database>, loaded: number, logins: DemoLogins): Promise<void> {
  await updateDemoMark(db, JSON.stringify({ loaded, logins }));
}
