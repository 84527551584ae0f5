import { timelineSchema } from "./country-schema.ts";
import { type FactMark, factMarksIn } from "./head.server.ts";
import type { Problem, Timeline } from "./types.ts";
import { readYaml, validate } from "./yaml-source.server.ts";

/** A timeline as read, and the line where each of its entries stands. */
export interface TimelineFile {
  readonly file: string;
  readonly timeline: Timeline | null;
  readonly problems: readonly Problem[];
  readonly factMarks: readonly FactMark[];
  /** By list: the key of each entry and its line. */
  readonly keys: readonly { readonly key: string; readonly line: number }[];
}

export function readTimeline(file: string, text: string): TimelineFile {
  const source = readYaml(file, text);
  const broken = (problems: readonly Problem[]) => ({ file, timeline: null, problems, factMarks: [], keys: [] });
  if (source.problems.length > 0) return broken(source.problems);
  const { value, problems } = validate(source, source.data, timelineSchema);
  if (!value) return broken(problems);
  const keys = [
    ...value.events.map(({ id }, index) => ({ key: `mốc “${id}”`, line: source.lineOf(["events", index, "id"]) })),
    ...value.days.map(({ id }, index) => ({ key: `ngày “${id}”`, line: source.lineOf(["days", index, "id"]) })),
    ...value.chairs.map(({ year }, index) => ({ key: `năm ${year}`, line: source.lineOf(["chairs", index, "year"]) })),
  ];
  return { file, timeline: value, problems, factMarks: factMarksIn(source, value), keys };
}

const NOTHING: Timeline = { events: [], days: [], chairs: [], asOf: "", reviewBy: "", sources: [] };

function overlaid<Entry>(
  one: readonly Entry[],
  other: readonly Entry[],
  keyOf: (entry: Entry) => string | number,
  placeOf: (entry: Entry) => string | number,
): Entry[] {
  const entries = new Map([...one, ...other].map((entry) => [keyOf(entry), entry]));
  return [...entries.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Later timelines replace entries of earlier ones by id, chairs by year; everything comes in the order of time. */
export function mergeTimelines(timelines: readonly Timeline[]): Timeline {
  return timelines.reduce(
    (one, other) => ({
      events: overlaid(
        one.events,
        other.events,
        ({ id }) => id,
        ({ on }) => on,
      ),
      days: overlaid(
        one.days,
        other.days,
        ({ id }) => id,
        ({ on }) => on,
      ),
      chairs: overlaid(
        one.chairs,
        other.chairs,
        ({ year }) => year,
        ({ year }) => year,
      ),
      asOf: other.asOf,
      reviewBy: other.reviewBy,
      sources: [...one.sources, ...other.sources],
    }),
    NOTHING,
  );
}
