import type { Kysely } from "kysely";
import type { Placed } from "#app/domain/rank-change.ts";
import { UNRANKED } from "#app/domain/ranking.ts";
import type { Database } from "#db/connect.ts";
import { findRoundContest, listBoardRounds, type RoundContest } from "#db/queries/boards-source.ts";
import { projectStored } from "./basis.server.ts";
import { OverallSource } from "./overall-source.server.ts";
import { type BoardSource, RoundSource } from "./round-source.server.ts";

/** Somebody on the board of the contest's own unit: everybody who may be ranked. */
export interface Standing extends Placed {
  readonly placement: string;
}

/** Gives where people would stand if these attempts had these scores; some hundreds of people at a time. */
export type StandingsIf = (people: readonly string[], scores: ReadonlyMap<string, number>) => Promise<Standing[]>;

/**
 * By the same projection as every board; nothing is written. What was to be predicted is the number as it is at this
 * moment. Who has no rank by the rule is left out. Throws for an unknown round.
 */
export async function standingsIf(db: Kysely<Database>, round: string): Promise<StandingsIf> {
  const contest = await findRoundContest(db, round);
  if (!contest) throw new Error(`no round ${round}`);
  const source = await RoundSource.of(db, round, contest);
  const actual = await source.actual(null);
  return standingsFrom(source, new Map(actual === null ? [] : [[round, actual]]));
}

/** The same over all rounds of a contest; null for one without such a board. */
export async function overallStandingsIf(db: Kysely<Database>, contest: string): Promise<StandingsIf | null> {
  const rounds = await listBoardRounds(db, contest);
  const of: RoundContest | null = rounds[0] ? await findRoundContest(db, rounds[0].id) : null;
  const source = of && (await OverallSource.of(db, of));
  if (!of || !source) return null;
  const actuals = new Map<string, number>();
  for (const { id } of rounds) {
    const actual = await (await RoundSource.of(db, id, of)).actual(null);
    if (actual !== null) actuals.set(id, actual);
  }
  return standingsFrom(source, actuals);
}

function standingsFrom(source: BoardSource, actuals: ReadonlyMap<string, number>): StandingsIf {
  return async (people, scores) => {
    const bases = await source.basesOf(people, null, scores);
    return [...bases].flatMap(([person, stored]) => {
      const { counted, sortKey } = projectStored(source.scope, stored, source.places.unitsOf, actuals);
      if (!counted || sortKey === null || sortKey.startsWith(UNRANKED)) return [];
      const { placement, group } = counted.of;
      return [{ person, sortKey, score: counted.score, placement, group }];
    });
  };
}
