import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Which school a Đoàn trường or Liên đội is of, as a grouping of its own: school → union. Through the closure a role on
 * the school holds for its branches. Until now it was guessed from codes and members; both are read here a last time.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { run } = await migrationSql(db);
  // an empty database gets its trees with its units
  await run(`insert into tree (id, label, grouping, pos)
    select 'school-youth', 'Đoàn, Đội của trường', 1, 5 where exists (select 1 from tree)`);

  await run(`insert into unit_edge (tree, child, parent, valid_from)
    select 'school-youth', youth.id, school.id, youth.valid_from
    from unit as youth
    join unit as school on youth.code in ('doan-truong-' || school.id, 'lien-doi-' || school.id)
    where youth.code_scheme = 'goc-asean' and youth.valid_to is null and school.valid_to is null`);

  // the others: more than half of the members are pupils of one school
  const members = `from unit_edge as edge
    join unit as youth on youth.id = edge.parent
      and youth.kind in ('school-union', 'troop-union', 'direct-union') and youth.valid_to is null
    join membership as member on member.unit = edge.child and member.tree = 'youth' and member.valid_to is null`;
  await run(`insert into unit_edge (tree, child, parent, valid_from)
    select 'school-youth', pupils.youth, pupils.school, pupils.since
    from (
      select youth.id as youth, youth.valid_from as since, school.id as school, count(*) as n
      ${members}
      join membership as pupil on pupil.person = member.person and pupil.tree = 'state' and pupil.valid_to is null
      join unit_closure as above on above.descendant = pupil.unit and above.tree = 'state'
      join unit as school on school.id = above.ancestor
      join unit_kind on unit_kind.id = school.kind and unit_kind.role = 'school'
      where edge.tree = 'youth' and edge.valid_to is null
      group by youth.id, youth.valid_from, school.id
    ) as pupils
    join (
      select youth.id as youth, count(*) as n ${members}
      where edge.tree = 'youth' and edge.valid_to is null
      group by youth.id
    ) as everybody on everybody.youth = pupils.youth and pupils.n * 2 > everybody.n
    where not exists (select 1 from unit_edge as known where known.tree = 'school-youth' and known.child = pupils.youth)`);

  await run(`insert into unit_closure (tree, ancestor, descendant, depth)
    select distinct 'school-youth', parent, parent, 0 from unit_edge where tree = 'school-youth'`);
  await run(`insert into unit_closure (tree, ancestor, descendant, depth)
    select 'school-youth', child, child, 0 from unit_edge where tree = 'school-youth'`);
  await run(`insert into unit_closure (tree, ancestor, descendant, depth)
    select 'school-youth', edge.parent, below.descendant, below.depth + 1
    from unit_edge as edge
    join unit_closure as below on below.ancestor = edge.child and below.tree = 'youth'
    where edge.tree = 'school-youth'`);
}
