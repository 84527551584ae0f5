/**
 * Frozen helpers of the migrations: one dialect-neutral SQL text per table. `int` becomes bigint on PostgreSQL and
 * integer on SQLite; `key` is text that compares by code point on both (PostgreSQL would use the locale's order);
 * `bytes` is blob or bytea.
 * Landed migrations depend on this file: it is never changed, only added to.
 */
import { type Kysely, sql } from "kysely";

export type MigrationDialect = "sqlite" | "postgres";

/** The dialect is asked of the database itself, so that a migration needs no argument. */
export async function dialectOf(db: Kysely<never>): Promise<MigrationDialect> {
  const executor = db.getExecutor() as unknown as { adapter: { constructor: { name: string } } };
  return executor.adapter.constructor.name.includes("Postgres") ? "postgres" : "sqlite";
}

export interface MigrationSql {
  /** Runs one `create table`; `clustered` keeps the rows in the primary key itself on SQLite (one tree instead of two). */
  table(text: string, options?: { clustered?: boolean }): Promise<void>;
  /** Adds one column, such as `points int null`, to a table. */
  addColumn(table: string, text: string): Promise<void>;
  /** Runs one statement that needs no translation, such as `create index`. */
  run(text: string): Promise<void>;
  /** From now on the database refuses to change or delete rows of this table for which `when` (over `old`) holds. */
  immutable(table: string, when?: string): Promise<void>;
  /** Loosens `immutable`: rows for which `allowed` (over `old`; it may look at other tables) holds may be deleted. */
  allowDelete(table: string, allowed: string): Promise<void>;
  /**
   * In place of `immutable`: from now on the database refuses to change or delete rows for which both conditions over
   * `old` hold; `and` may look at other tables, and is asked only where `when` holds.
   */
  keep(table: string, rows: { when: string; and: string }): Promise<void>;
  /** From now on the database refuses to insert rows for which `when` (over `new`) holds. */
  refuseInsert(table: string, name: string, when: string): Promise<void>;
  /** The same for rows for which both conditions hold: `and` may look at other tables, and is asked only where `when` holds. */
  refuseInsertWhere(table: string, name: string, rows: { when: string; and: string }): Promise<void>;
}

/** The statements of one migration, translated for the database at hand. */
export async function migrationSql(db: Kysely<never>): Promise<MigrationSql> {
  const dialect = await dialectOf(db);
  const run = async (text: string) => {
    await sql.raw(text).execute(db);
  };
  const types = (text: string) =>
    dialect === "sqlite"
      ? text
          .replace(/\bint\b/g, "integer")
          .replace(/\bkey\b(?= not null| null)/g, "text")
          .replace(/\bbytes not null/g, "blob not null")
      : text
          .replace(/\bint\b/g, "bigint")
          .replace(/\bkey\b(?= not null| null)/g, 'text collate "C"')
          .replace(/\bbytes not null/g, "bytea not null");
  const translate = (text: string) => (dialect === "sqlite" ? `${types(text)} strict` : types(text));

  return {
    run,
    addColumn: (table, text) => run(`alter table ${table} add column ${types(text)}`),
    table: (text, { clustered = false } = {}) =>
      run(translate(text) + (clustered && dialect === "sqlite" ? ", without rowid" : "")),
    async immutable(table, when) {
      const message = `${table}: rows are never changed`;
      for (const event of ["update", "delete"] as const) {
        const name = `${table}_no_${event}`;
        if (dialect === "sqlite") {
          await run(
            `create trigger ${name} before ${event} on ${table} ${when ? `when ${when}` : ""} begin select raise(abort, '${message}'); end`,
          );
        } else {
          await run(
            `create function ${name}() returns trigger language plpgsql as $$ begin raise exception '${message}'; end $$`,
          );
          await run(
            `create trigger ${name} before ${event} on ${table} for each row ${when ? `when (${when})` : ""} execute function ${name}()`,
          );
        }
      }
    },
    async allowDelete(table, allowed) {
      const message = `${table}: rows are never changed`;
      const name = `${table}_no_delete`;
      if (dialect === "sqlite") {
        await run(`drop trigger ${name}`);
        await run(
          `create trigger ${name} before delete on ${table} when not (${allowed}) begin select raise(abort, '${message}'); end`,
        );
      } else {
        await run(
          `create or replace function ${name}() returns trigger language plpgsql as $$ begin if not (${allowed}) then raise exception '${message}'; end if; return old; end $$`,
        );
      }
    },
    async keep(table, { when, and }) {
      const message = `${table}: rows are never changed`;
      for (const event of ["update", "delete"] as const) {
        const name = `${table}_no_${event}`;
        if (dialect === "sqlite") {
          await run(`drop trigger if exists ${name}`);
          await run(
            `create trigger ${name} before ${event} on ${table} when ${when} and ${and} begin select raise(abort, '${message}'); end`,
          );
        } else {
          await run(`drop trigger if exists ${name} on ${table}`);
          await run(
            `create or replace function ${name}() returns trigger language plpgsql as $$ begin if ${and} then raise exception '${message}'; end if; return ${event === "update" ? "new" : "old"}; end $$`,
          );
          await run(
            `create trigger ${name} before ${event} on ${table} for each row when (${when}) execute function ${name}()`,
          );
        }
      }
    },
    async refuseInsert(table, name, when) {
      const message = `${table}: ${name}`;
      if (dialect === "sqlite") {
        await run(
          `create trigger ${table}_${name} before insert on ${table} when ${when} begin select raise(abort, '${message}'); end`,
        );
      } else {
        // The condition may look at other tables, which a trigger's WHEN on PostgreSQL may not: it stands inside.
        await run(
          `create function ${table}_${name}() returns trigger language plpgsql as $$ begin if ${when} then raise exception '${message}'; end if; return new; end $$`,
        );
        await run(
          `create trigger ${table}_${name} before insert on ${table} for each row execute function ${table}_${name}()`,
        );
      }
    },
    async refuseInsertWhere(table, name, { when, and }) {
      const message = `${table}: ${name}`;
      if (dialect === "sqlite") {
        await run(
          `create trigger ${table}_${name} before insert on ${table} when ${when} and ${and} begin select raise(abort, '${message}'); end`,
        );
      } else {
        await run(
          `create function ${table}_${name}() returns trigger language plpgsql as $$ begin if ${and} then raise exception '${message}'; end if; return new; end $$`,
        );
        await run(
          `create trigger ${table}_${name} before insert on ${table} for each row when (${when}) execute function ${table}_${name}()`,
        );
      }
    },
  };
}
