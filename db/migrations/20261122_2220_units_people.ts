import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** Trees of units, people, dated memberships, and what derives from them: placements and rolls (product §2). */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable } = await migrationSql(db);

  await table(
    `create table tree (id text primary key, label text not null, grouping int not null check (grouping in (0, 1)), pos int not null)`,
  );
  await table(`create table unit_kind (id text primary key, label text not null, rank int not null,
    role text not null check (role in ('area', 'school', 'class', 'branch', 'other')))`);
  await table(`create table unit (
    id text primary key, kind text not null references unit_kind (id),
    code_scheme text not null, code text not null, name text not null, name_key key not null, sort_key key not null,
    attrs text not null, valid_from text not null, valid_to text null,
    unique (code_scheme, code, valid_from))`);
  await run(`create index unit_by_kind on unit (kind, sort_key)`);
  await table(`create table unit_edge (
    tree text not null references tree (id), child text not null references unit (id), parent text not null references unit (id),
    valid_from text not null, valid_to text null, primary key (tree, child, valid_from), check (child <> parent))`);
  await run(`create unique index unit_edge_one_parent on unit_edge (tree, child) where valid_to is null`);
  await run(`create index unit_edge_children on unit_edge (tree, parent)`);
  await table(`create table unit_closure (
    tree text not null, ancestor text not null, descendant text not null, depth int not null,
    primary key (ancestor, descendant, tree))`);
  await run(`create index unit_closure_up on unit_closure (descendant, tree)`);

  await table(`create table placement (id text primary key, hash text not null unique)`);
  await table(`create table placement_unit (
    placement text not null references placement (id), unit text not null references unit (id),
    tree text not null, depth int not null, primary key (placement, unit))`);
  await immutable("placement");
  await immutable("placement_unit");

  await table(`create table person (
    id text primary key, full_name text not null, name_key key not null, sort_key key not null,
    birth_date text null, erased_at int null)`);
  await table(`create table person_code (scheme text not null, code text not null, person text not null references person (id),
    primary key (scheme, code))`);
  await run(`create index person_code_by_person on person_code (person)`);
  await table(`create table membership (
    id text primary key, person text not null references person (id), tree text not null references tree (id),
    unit text not null references unit (id), role text not null, valid_from text not null, valid_to text null)`);
  await run(`create unique index membership_one_open on membership (person, tree) where valid_to is null`);
  await run(`create index membership_by_unit on membership (unit, valid_to)`);

  await table(`create table roll_moment (id text primary key, at int not null, reason text not null)`);
  await table(`create table roll_person (moment text not null references roll_moment (id), person text not null references person (id),
    placement text not null references placement (id), primary key (moment, person))`);
  await table(`create table roll_total (moment text not null references roll_moment (id), unit text not null references unit (id),
    n int not null, primary key (moment, unit))`);
}
