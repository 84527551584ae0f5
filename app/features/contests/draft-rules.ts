/** From a draft to the rules it stands for, and from rules back to a draft (to change them, or to copy the contest). */
import {
  type ContestGroup,
  type ContestRules,
  type Named,
  RULE_DEFAULTS,
  type ScheduledRound,
} from "#app/domain/contest.ts";
import { type PlannedRound, withReleases } from "#app/domain/schedule.ts";
import { type ContestDraft, type DraftAudience, type DraftRound, type DraftTime, USUAL } from "./draft.ts";
import type { ContestView } from "./load.server.ts";
import { LEVEL_NAMES } from "./words.ts";

/** Names of units and kinds of schools by id, as they are today. */
export interface NameBook {
  readonly units: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
  /** The host unit where it is not the whole province: then it is named as the one invited. */
  readonly host: Named | null;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The groups a way of dividing makes: "Bảng A: THCS". */
export function groupsOf(audience: DraftAudience, kinds: ReadonlyMap<string, string>): ContestGroup[] {
  const name = (at: number, what: string) => `Bảng ${LETTERS[at] ?? at + 1}: ${what}`;
  if (audience.grouping === "level") {
    return audience.levels.map((level, at) => ({
      id: level,
      name: name(at, LEVEL_NAMES[level]),
      levels: [level],
      kinds: [],
    }));
  }
  if (audience.grouping === "none") return [];
  const chosen = audience.kinds.length > 0 ? audience.kinds : [...kinds.keys()];
  return chosen.map((kind, at) => ({ id: kind, name: name(at, kinds.get(kind) ?? kind), levels: [], kinds: [kind] }));
}

/** A round with both its moments. */
export function isTimed(round: DraftRound): round is DraftRound & PlannedRound {
  return round.opensAt !== null && round.closesAt !== null;
}

/** The rounds of a draft that have their times, with the moments their keys come out. */
export function scheduleOf(draft: ContestDraft): ScheduledRound[] {
  const time = draft.time ?? USUAL.time;
  const { release } = draft.results ?? USUAL.results;
  const rounds = time.rounds.filter(isTimed).map(({ id: _id, ...round }) => round);
  return withReleases(rounds, { closing: time.closing, minutes: time.minutes, release });
}

/** The rules a draft stands for; what was not decided yet has the usual value, so that the thể lệ can be shown early. */
export function rulesOfDraft(draft: ContestDraft, names: NameBook): ContestRules {
  const audience = draft.audience ?? USUAL.audience;
  const time = draft.time ?? USUAL.time;
  const paper = draft.paper ?? USUAL.paper;
  const results = draft.results ?? USUAL.results;
  const named = (ids: readonly string[], book: ReadonlyMap<string, string>): Named[] =>
    ids.map((id) => ({ id, name: book.get(id) ?? id }));
  const units = named(audience.units, names.units);
  return {
    ...RULE_DEFAULTS,
    levels: audience.levels,
    schoolKinds: named(audience.kinds, names.kinds),
    units: units.length > 0 || names.host === null ? units : [names.host],
    staff: audience.staff,
    groups: groupsOf(audience, names.kinds),
    about: draft.about,
    quota: paper.quota,
    pointsPerQuestion: paper.points,
    ownPools: paper.ownPools,
    attempts: paper.attempts,
    attemptsPerDay: paper.attemptsPerDay,
    counted: paper.counted,
    minutes: time.minutes,
    closing: time.closing,
    graceMs: time.graceSeconds * 1_000,
    showScore: results.showScore,
    release: results.release,
    prediction: results.prediction,
    ranking: results.ranking,
    onlyFull: results.onlyFull,
    overall: results.overall,
    unitFormulas: [results.formula, ...results.moreFormulas.filter((each) => each !== results.formula)],
    topPercent: results.topPercent,
    bestOf: results.bestOf,
    minRoll: results.minRoll,
    sizeClasses: results.sizeClasses,
    listZeroUnits: results.listZeroUnits,
    prizes: results.prizes,
    schedule: scheduleOf(draft),
  };
}

/** A published contest as a draft: what its organiser would have typed. */
export function draftOfContest(view: ContestView): ContestDraft {
  const { rules, contest } = view;
  const time: DraftTime = {
    rounds: [...view.rehearsals, ...view.rounds]
      .sort((a, b) => a.pos - b.pos)
      .map(({ id, title, rehearsal, opensAt, closesAt, freezeAt, advance }) => ({
        id,
        title,
        rehearsal,
        opensAt,
        closesAt,
        freezeAt,
        advance,
      })),
    closing: rules.closing,
    minutes: rules.minutes,
    graceSeconds: Math.round(rules.graceMs / 1_000),
  };
  const [group] = rules.groups;
  return {
    title: contest.title,
    about: rules.about,
    audience: {
      levels: [...rules.levels],
      kinds: rules.schoolKinds.map(({ id }) => id),
      units: rules.units.map(({ id }) => id).filter((id) => id !== contest.unit),
      staff: rules.staff,
      grouping: group === undefined ? "none" : group.kinds.length > 0 ? "kind" : "level",
    },
    time,
    paper: {
      quota: rules.quota.map((line) => ({ ...line })),
      points: rules.pointsPerQuestion,
      ownPools: rules.ownPools,
      attempts: rules.attempts,
      attemptsPerDay: rules.attemptsPerDay,
      counted: rules.counted,
    },
    results: {
      showScore: rules.showScore,
      release: rules.release,
      prediction: rules.prediction,
      ranking: [...rules.ranking],
      onlyFull: rules.onlyFull,
      overall: [...rules.overall],
      formula: rules.unitFormulas[0] ?? "C2",
      moreFormulas: rules.unitFormulas.slice(1),
      topPercent: rules.topPercent,
      bestOf: rules.bestOf,
      minRoll: rules.minRoll,
      sizeClasses: [...rules.sizeClasses],
      listZeroUnits: rules.listZeroUnits,
      prizes: [...rules.prizes],
    },
  };
}
