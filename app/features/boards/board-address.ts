/** Addresses of boards of people: unit and filter are shareable, names are never part of one. */
import { paths } from "#app/paths.ts";
import type { PeoplePage } from "./people-page.server.ts";

/** In addresses: people of every group. */
export const EVERY_GROUP = "tat-ca";

export interface PeopleAddress {
  readonly round?: string | null;
  readonly unit?: string | null;
  readonly group?: string | null;
  readonly grade?: number | null;
  readonly page?: number;
}

/** Left-out parts are not named: the page then chooses by itself. */
export function peopleHref(slug: string, { round, unit, group, grade, page = 1 }: PeopleAddress): string {
  const query = new URLSearchParams({ bang: "people" });
  if (round) query.set("vong", round);
  if (unit) query.set("don-vi", unit);
  if (group) query.set("bang-thi", group);
  if (grade) query.set("khoi", String(grade));
  if (page > 1) query.set("trang", String(page));
  return `${paths.board(slug)}?${query}`;
}

/** What is shown now, to change a part of it. */
export function addressOf(people: PeoplePage, round: string | null): PeopleAddress {
  const { unit, group, groups, grade } = people;
  return { round, unit, group: groups.length > 0 ? (group ?? EVERY_GROUP) : null, grade, page: 1 };
}
