/**
 * The same tests on both databases, each on a fresh migrated database of its own. A migrated template is made once and
 * copied: a file for SQLite, `create database … template` for PostgreSQL, where a copy takes half a second, so a database
 * that a test has done with is put back as it was and taken by the next one.
 */
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, inject } from "vitest";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import "./postgres-global.ts";

export type TestDatabase = DatabaseHandle & {
  /** Its address, to open it a second time. */
  readonly url: string;
};

/**
 * Gives a fresh migrated database. It is closed and removed when the test ends, or, when opened outside a test (in
 * beforeAll), after the last test of the block.
 */
export type Open = () => Promise<TestDatabase>;

export interface Tools {
  readonly dialect: "sqlite" | "postgres";
  /** The address of a fresh database without any table: for tests of the migrations. */
  createEmpty(): Promise<string>;
}

interface Source {
  /** Makes a fresh database and gives its address. */
  create(migrated: boolean): Promise<string>;
  remove(url: string): Promise<void>;
  end(): Promise<void>;
}

/** Declares `name` once for SQLite and once for PostgreSQL; only the quick check leaves PostgreSQL out. */
export function eachDatabase(name: string, declare: (open: Open, tools: Tools) => void): void {
  describeOn("sqlite", name, sqliteSource, declare);
  const adminUrl = inject("postgresUrl");
  if (adminUrl !== null) describeOn("postgres", name, () => postgresSource(adminUrl), declare);
}

function describeOn(
  dialect: Tools["dialect"],
  name: string,
  makeSource: () => Source,
  declare: (open: Open, tools: Tools) => void,
): void {
  describe(`${name} [${dialect}]`, () => {
    const source = makeSource();
    const ofBlock: (() => Promise<void>)[] = [];
    const ofTest: (() => Promise<void>)[] = [];
    let cleanUp = ofBlock;
    beforeEach(() => {
      cleanUp = ofTest;
    });
    afterEach(async () => {
      cleanUp = ofBlock;
      await runAll(ofTest);
    });
    afterAll(async () => {
      await runAll(ofBlock);
      await source.end();
    });

    const create = async (migrated: boolean) => {
      const url = await source.create(migrated);
      cleanUp.push(() => source.remove(url));
      return url;
    };
    const open: Open = async () => {
      const url = await create(true);
      const handle = await openDatabase({ url });
      let closing: Promise<void> | undefined;
      const close = handle.close.bind(handle);
      cleanUp.push(() => database.close());
      const database = Object.assign(handle, { url, close: () => (closing ??= close()) });
      return database;
    };
    declare(open, { dialect, createEmpty: () => create(false) });
  });
}

/** Last opened first; one that fails does not keep the others from being cleaned up. */
async function runAll(steps: (() => Promise<void>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const step of steps.splice(0).reverse()) await step().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

const freshName = () => `goc_${randomBytes(8).toString("hex")}`;

function sqliteSource(): Source {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-db-"));
  let template: Promise<string> | undefined;
  return {
    async create(migrated) {
      const file = join(folder, `${freshName()}.db`);
      if (migrated) {
        template ??= sqliteTemplate(folder);
        copyFileSync(await template, file);
      }
      return `file:${file}`;
    },
    async remove(url) {
      for (const end of ["", "-wal", "-shm"]) rmSync(url.slice("file:".length) + end, { force: true });
    },
    async end() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function sqliteTemplate(folder: string): Promise<string> {
  const file = join(folder, "template.db");
  await migrateAt(`file:${file}`);
  // The last connection to close may be a reading one, which leaves the write-ahead log beside the file.
  const sqlite = new Sqlite(file);
  sqlite.pragma("wal_checkpoint(truncate)");
  sqlite.close();
  return file;
}

function postgresSource(adminUrl: string): Source {
  const at = (name: string) => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const migratedOnes = new Set<string>();
  const free: string[] = [];
  const drop = (url: string) =>
    run(adminUrl, (admin) => admin.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`));
  return {
    async create(migrated) {
      const again = migrated ? free.pop() : undefined;
      if (again) return again;
      const url = at(freshName());
      await run(adminUrl, async (admin) => {
        if (migrated) await ensureTemplate(admin, at);
        const template = migrated ? "goc_template" : "template0";
        await admin.query(`create database ${new URL(url).pathname.slice(1)} template ${template} strategy file_copy`);
      });
      if (migrated) migratedOnes.add(url);
      return url;
    },
    async remove(url) {
      if (!migratedOnes.has(url)) return drop(url);
      await run(url, (client) => client.query(PUT_BACK));
      free.push(url);
    },
    async end() {
      for (const url of migratedOnes) await drop(url);
    },
  };
}

async function run(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** What the migrations leave in the tables, kept beside them in the template. */
const KEEP = `do $$
  declare
    each text;
    holds boolean;
  begin
    create schema kept;
    for each in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select exists (select 1 from public.%I)', each) into holds;
      if holds then execute format('create table kept.%1$I as table public.%1$I', each); end if;
    end loop;
  end $$`;

/** Whoever still has a connection loses it; triggers that keep what is issued do not count here. */
const PUT_BACK = `do $$
  declare
    each text;
    holds boolean;
  begin
    perform pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
    set local session_replication_role = replica;
    for each in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select exists (select 1 from public.%I)', each) into holds;
      if holds then execute format('delete from public.%I', each); end if;
    end loop;
    for each in select tablename from pg_tables where schemaname = 'kept' loop
      execute format('insert into public.%1$I select * from kept.%1$I', each);
    end loop;
  end $$`;

/** Test files run in several processes at once: the first one makes the template, the others wait at the lock. */
async function ensureTemplate(admin: pg.Client, at: (name: string) => string): Promise<void> {
  await admin.query("select pg_advisory_lock(20261122)");
  try {
    const { rowCount } = await admin.query("select 1 from pg_database where datname = 'goc_template'");
    if (rowCount) return;
    await admin.query("drop database if exists goc_template_new with (force)");
    await admin.query("create database goc_template_new template template0");
    await migrateAt(at("goc_template_new"));
    await run(at("goc_template_new"), (client) => client.query(KEEP));
    await admin.query("alter database goc_template_new rename to goc_template");
  } finally {
    await admin.query("select pg_advisory_unlock(20261122)");
  }
}

async function migrateAt(url: string): Promise<void> {
  const handle = await openDatabase({ url });
  try {
    await migrateToLatest(handle);
  } finally {
    await handle.close();
  }
}
