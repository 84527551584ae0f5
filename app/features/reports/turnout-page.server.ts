import { BRANCH_KINDS } from "#app/domain/branch.ts";
import { schoolReminder } from "#app/domain/reminder.ts";
import type { TurnoutOrder } from "#app/domain/turnout.ts";
import type { UnitRow } from "#app/features/units/api.server.ts";
import { paths } from "#app/paths.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listOpenBranches } from "#db/queries/youth-units.ts";
import { type RoundLine, roundChoice } from "./rounds.server.ts";
import { type TurnoutLine, turnoutOf } from "./turnout.server.ts";

export interface TurnoutPage {
  /** "lớp", "chi đoàn". */
  readonly word: string;
  readonly choices: readonly RoundLine[];
  /** More groups than a page shows: for a whole province nobody reads them at once. */
  readonly tooMany: boolean;
  /** Null while no contest concerns the unit. */
  readonly round: RoundLine | null;
  readonly lines: readonly TurnoutLine[];
  readonly order: TurnoutOrder;
  /** Whether phones are shown to this viewer. */
  readonly phones: boolean;
  /** For the Zalo group of teachers or secretaries; empty without a round. */
  readonly text: string;
  readonly now: number;
}

/** The largest schools have some eighty classes. */
const MOST_GROUPS = 200;

interface TurnoutAsk {
  readonly query: URLSearchParams;
  readonly word: string;
  /** Where this installation is reached. */
  readonly origin: string;
  /** The account that may also read phones; null for a viewer who may not. */
  readonly phonesFor: string | null;
  readonly now: number;
}

/** The turnout of a school's classes or a union's branches as the address asks for it; null for an unknown round. */
export async function turnoutPage(
  handle: DatabaseHandle,
  unit: UnitRow,
  { query, word, origin, phonesFor, now }: TurnoutAsk,
): Promise<TurnoutPage | null> {
  const choice = await roundChoice(handle.db, unit, { wanted: query.get("vong"), now });
  if (!choice) return null;
  const { choices, chosen } = choice;
  const order: TurnoutOrder = query.get("sap-xep") === "ten" ? "name" : "fewest";
  const base = { word, choices, order, phones: phonesFor !== null, now };
  const below = { unit: unit.id, kinds: BRANCH_KINDS, limit: MOST_GROUPS + 1 };
  const tooMany = (await listOpenBranches(handle.db, below)).length > MOST_GROUPS;
  if (!chosen || tooMany) return { ...base, tooMany, round: null, lines: [], text: "" };
  const lines = await turnoutOf(handle, unit, chosen, { order, now, phonesFor });
  const address = `${origin}${paths.myClasses()}`;
  const text = schoolReminder({ round: chosen.line, name: unit.name, word, groups: lines, address }, now);
  return { ...base, tooMany, round: chosen.line, lines, text };
}
