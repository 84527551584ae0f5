import type { Content, Timeline } from "#app/content/types.ts";
import type { CountryId } from "#app/domain/asean.ts";

type Named = { readonly id: CountryId; readonly name: string };

/** A day of the year: one of ASEAN, or the great day of a member. */
export interface CalendarRow {
  /** MM-DD */
  readonly on: string;
  readonly title: string;
  readonly text: string | null;
  /** Whose day it is; null for ASEAN's own. */
  readonly country: Named | null;
}

export interface ChairRow {
  readonly year: number;
  readonly country: Named;
  readonly theme: string | null;
  readonly original: string | null;
}

export interface TimelinePage {
  readonly events: readonly Pick<Timeline["events"][number], "id" | "on" | "title" | "text">[];
  readonly days: readonly CalendarRow[];
  /** The latest first. */
  readonly chairs: readonly ChairRow[];
  readonly year: number;
  /** Who chairs this year and the next, as far as it is known. */
  readonly chair: ChairRow | null;
  readonly nextChair: ChairRow | null;
  readonly sources: Timeline["sources"];
  readonly asOf: string;
  readonly reviewBy: string;
}

/** The year's days in order, those of ASEAN before those of members. */
export function calendar({ timeline, countries }: Pick<Content, "timeline" | "countries">): CalendarRow[] {
  const own = timeline.days.map(({ on, title, text }) => ({ on, title, text, country: null }));
  const theirs = countries.flatMap(({ id, name, days }) =>
    days.map((day) => ({ on: day.on, title: day.name, text: null, country: { id, name } })),
  );
  return [...own, ...theirs].sort((one, other) => one.on.localeCompare(other.on));
}

/** ASEAN in time as it stands in a year; null without a timeline. */
export function timelinePage(content: Pick<Content, "timeline" | "countries">, year: number): TimelinePage | null {
  const { events, chairs, sources, asOf, reviewBy } = content.timeline;
  if (asOf === "") return null;
  const rows = chairs.flatMap((chair): ChairRow[] => {
    const country = content.countries.find(({ id }) => id === chair.country);
    if (!country) return [];
    const { theme = null, original = null } = chair;
    return [{ year: chair.year, country: { id: country.id, name: country.name }, theme, original }];
  });
  const of = (wanted: number) => rows.find((row) => row.year === wanted) ?? null;
  return {
    events: events.map(({ id, on, title, text }) => ({ id, on, title, text })),
    days: calendar(content),
    chairs: [...rows].reverse(),
    year,
    chair: of(year),
    nextChair: of(year + 1),
    sources,
    asOf,
    reviewBy,
  };
}
