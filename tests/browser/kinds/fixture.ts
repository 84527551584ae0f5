/** A running server with the contest of every kind of question, and pupils who may sit it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashPassword } from "#app/auth/password.server.ts";
import { openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { personId } from "../../db/boards-fixture.ts";
import { type KindsContest, makeKindsContest } from "../../db/kinds-fixture.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const PUPILS = 6;
export const PASSWORD = "mat-khau-cua-hoc-sinh";
export const loginOf = (pupil: number) => `LOAI0${pupil}`;

export interface KindsServer extends KindsContest {
  readonly server: RunningServer;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

export async function openKindsServer(): Promise<KindsServer> {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-kinds-"));
  const databaseUrl = `file:${join(folder, "kinds.db")}`;
  const contest = await prepare(databaseUrl);
  const server = await startServer({ databaseUrl, dataDir: folder });
  return {
    ...contest,
    server,
    databaseUrl,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function prepare(url: string): Promise<KindsContest> {
  const handle = await openDatabase({ url });
  try {
    await migrateToLatest(handle);
    const contest = await makeKindsContest(handle, { now: Date.now(), people: PUPILS });
    const passwordHash = await hashPassword(PASSWORD);
    await insertRows(
      handle.db,
      "account",
      Array.from({ length: PUPILS }, (_, pupil) => ({
        id: loginOf(pupil),
        person: personId(pupil),
        login: loginOf(pupil),
        login_key: loginOf(pupil).toLowerCase(),
        password_hash: passwordHash,
        state: "active" as const,
        created_at: 0,
        first_login_at: null,
        last_login_at: null,
        password_kind: "own" as const,
      })),
    );
    return contest;
  } finally {
    await handle.close();
  }
}
