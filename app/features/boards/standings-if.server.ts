import type { Kysely } from "kysely";
import { project } from "#app/domain/projection.ts";
import type { Placed } from "#app/domain/rank-change.ts";
import { UNRANKED } from "#app/domain/ranking.ts";
import type { Database } from "#db/connect.ts";
import { findRoundContest } from "#db/queries/boards-source.ts";
import { RoundSource } from "./round-source.server.ts";

/** Somebody on the board of the contest's own unit: everybody who may be ranked. */
export interface Standing extends Placed {
  readonly placement: string;
}

/** Gives where people of the round would stand if their attempts had these scores; some hundreds of people at a time. */
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
  return async (people, scores) => {
    const bases = await source.basesOf(people, null, scores);
    return [...bases].flatMap(([person, { basis, rule }]) => {
      const { counted, sortKey } = project(basis, rule, source.places.unitsOf, actual);
      if (!counted || sortKey === null || sortKey.startsWith(UNRANKED)) return [];
      return [{ person, sortKey, score: counted.score, placement: counted.of.placement }];
    });
  };
}
