import type { Kysely } from "kysely";
import { paperSize } from "#app/domain/contest.ts";
import { can } from "#app/domain/permissions.ts";
import { receiptCode } from "#app/domain/receipt.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { answersOf } from "#app/features/attempts/api.server.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listUnitsOfPlacements } from "#db/queries/boards-source.ts";
import { findAttemptByReceipt, listUnitsOfMember, type ReceiptRow } from "#db/queries/receipts.ts";
import { areAnswersCut } from "#db/queries/retention.ts";
import { placesOfPeople } from "./find-target.server.ts";

export interface ReceiptFound {
  readonly code: string;
  readonly person: string;
  readonly name: string;
  readonly place: string;
  readonly contest: { readonly slug: string; readonly title: string };
  readonly round: string;
  readonly rehearsal: boolean;
  /** Null when single answers are no longer kept. */
  readonly answered: number | null;
  readonly questions: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly state: ReceiptRow["state"];
  /** Whether the viewer organises the contest: its page of the person is open to them. */
  readonly organiser: boolean;
}

/**
 * The attempt behind a receipt, for who sees the pupil's class (as it is, or as it was when the attempt was sat) or
 * organises the contest. Null for a code that is not there and for one of somebody else's pupil: the two look alike.
 */
export async function findReceipt(
  { db }: Pick<DatabaseHandle, "db">,
  viewer: Viewer,
  typed: string,
  now: number,
): Promise<ReceiptFound | null> {
  const code = receiptCode(typed);
  const row = code && (await findAttemptByReceipt(db, code));
  if (!row) return null;
  const { contest, round, rules } = await roundWithRules(db, row.round, row.rulesVersion);
  const host = { unit: contest.unit, within: await ancestorsOf(db, contest.unit) };
  const organiser = can(viewer, "contest.manage", host);
  if (!organiser && !(await seesClass(db, viewer, row))) return null;
  await audit(db, {
    at: now,
    actor: viewer.account,
    action: "receipt.read",
    subject: `attempt:${row.attempt}`,
    unit: contest.unit,
  });
  const cut = await areAnswersCut(db, row.round);
  const { answers } = await answersOf(db, row.attempt, row.deadlineAt + rules.graceMs);
  return {
    code: row.receipt,
    person: row.person,
    name: row.fullName,
    place: (await placesOfPeople(db, [row.person])).get(row.person) ?? "",
    contest: { slug: contest.slug, title: contest.title },
    round: round.title,
    rehearsal: round.rehearsal,
    answered: cut ? null : answers.size,
    questions: paperSize(rules).questions,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    state: row.state,
    organiser,
  };
}

async function seesClass(db: Kysely<Database>, viewer: Viewer, { person, placement }: ReceiptRow): Promise<boolean> {
  const now = (await Promise.all((await listUnitsOfMember(db, person)).map((unit) => ancestorsOf(db, unit)))).flat();
  const then = (await listUnitsOfPlacements(db, [placement])).get(placement) ?? [];
  const within = [...new Set([...now, ...then])];
  return within.some((unit) => can(viewer, "class.view", { unit, within: [] }));
}
