/**
 * The statements that put people into the orders of their units, from what counts of them: their lines, and in large
 * units how many there are of each group, grade and beginning of the key. One text for both databases, and for SQLite's
 * writer as for an ordinary transaction. Nobody of the stretch may stand in any order yet: buckets are added to.
 */
export interface OrderOf {
  /** The number that the rows carry. */
  readonly number: number;
  /** The round, or the contest for all its rounds together. */
  readonly scope: string;
  /** People behind this id, up to `upto`; null = all that are left. */
  readonly from: string;
  readonly upto: string | null;
  /** How many digits of the key a bucket goes by (`bucketDigits` in app/domain/ranking.ts). */
  readonly digits: number;
}

/** Branches of one class or one school: like those, they have few people and no buckets. */
export const SMALL_BRANCHES: readonly string[] = ["chi-doan", "chi-doi", "school-union", "troop-union"];

export interface Statement {
  readonly sql: string;
  readonly params: (string | number)[];
}

export function orderStatements({ number, scope, from, upto, digits }: OrderOf): Statement[] {
  const stretch = [number, scope, from, ...(upto === null ? [] : [upto])];
  const people = `counted.edition = $1 and counted.scope = $2 and counted.person > $3${upto === null ? "" : " and counted.person <= $4"}`;
  const small = SMALL_BRANCHES.map((kind) => `'${kind}'`).join(", ");
  // Everybody stands in the units of where the counted attempt was sat. In the order of the tree: neighbours go to the
  // same page, and all lines at once are written as they will lie.
  const lines = `insert into standing (edition, scope, unit, sort_key, person, group_key, grade)
    select counted.edition, counted.scope, placement_unit.unit, counted.sort_key, counted.person, counted.group_key,
      counted.grade
    from counted join placement_unit on placement_unit.placement = counted.placement
    where ${people}
    order by placement_unit.unit, counted.sort_key, counted.person`;
  // "~": who has no rank is counted by no bucket
  const buckets = `insert into standing_bucket (edition, scope, unit, group_key, grade, prefix, n)
    select cast($1 as bigint), $2, unit.id, counted.group_key, counted.grade,
      substr(counted.sort_key, 1, $${stretch.length + 1}) as prefix, count(*)
    from counted join placement_unit on placement_unit.placement = counted.placement
      join unit on unit.id = placement_unit.unit join unit_kind on unit_kind.id = unit.kind
    where ${people} and counted.sort_key < '~'
      and (unit_kind.role = 'area' or (unit_kind.role = 'branch' and unit.kind not in (${small})))
    group by unit.id, counted.group_key, counted.grade, prefix
    order by unit.id, counted.group_key, counted.grade, prefix
    on conflict (edition, scope, unit, group_key, grade, prefix) do update set n = standing_bucket.n + excluded.n`;
  return [
    { sql: lines, params: stretch },
    { sql: buckets, params: [...stretch, digits] },
  ];
}
