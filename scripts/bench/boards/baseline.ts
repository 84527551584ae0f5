/** The same answers the plain way, straight from the attempts: what the boards save. */
import { sql } from "kysely";
import type { DatabaseHandle } from "#db/connect.ts";
import { timesOf } from "../exam/percentiles.ts";
import { PROVINCE } from "./province.ts";
import { personOf, type World } from "./world.ts";

export interface BaselineTime {
  readonly what: string;
  /** Milliseconds, median of three. */
  readonly ms: number;
}

export async function benchBaseline({ db }: DatabaseHandle, world: World): Promise<BaselineTime[]> {
  const best = sql`select person, max(score) as score from attempt
    where round = ${world.round} and state in ('submitted', 'expired') group by person`;
  const own = sql`(select max(score) from attempt where round = ${world.round} and person = ${personOf(world.pupils >> 1)})`;
  const queries = {
    "hạng của tôi: count trên GROUP BY": sql`select count(*) as n from (${best}) as best where score > ${own}`,
    "50 người đầu: GROUP BY, sắp xếp": sql`${best} order by score desc limit 50`,
    "trường, C1: GROUP BY": sql`select unit, count(distinct person) as people from attempt
      join placement_unit on placement_unit.placement = attempt.placement
      join unit on unit.id = placement_unit.unit and unit.kind = 'upper-secondary'
      where round = ${world.round} and state in ('submitted', 'expired') group by unit order by 2 desc`,
    "số thí sinh toàn tỉnh: count(distinct)": sql`select count(distinct person) as n from attempt
      join placement_unit on placement_unit.placement = attempt.placement
      where round = ${world.round} and unit = ${PROVINCE} and state in ('submitted', 'expired')`,
  };
  const times: BaselineTime[] = [];
  for (const [what, query] of Object.entries(queries)) {
    const taken: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const began = performance.now();
      await query.execute(db);
      taken.push(performance.now() - began);
    }
    times.push({ what, ms: timesOf(taken).p50 });
  }
  return times;
}
