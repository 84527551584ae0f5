/** Lessons given to do: from when until when, what lateness means, and how far somebody is in one of them. */

/**
 * What happens after the due time. `accept`: finishing later counts like any other; `mark`: it counts and is told as
 * late; `close`: it does not count for the assignment, though the pupil keeps what was learnt.
 */
export const LATE_POLICIES = ["mark", "accept", "close"] as const;
export type LatePolicy = (typeof LATE_POLICIES)[number];

export interface AssignmentTimes {
  readonly opensAt: number;
  /** Null = without an end. */
  readonly dueAt: number | null;
  readonly late: LatePolicy;
  readonly withdrawnAt: number | null;
}

export const ASSIGNMENT_PHASES = ["before", "open", "over", "withdrawn"] as const;
export type AssignmentPhase = (typeof ASSIGNMENT_PHASES)[number];

/** Where an assignment stands: opening and due act by themselves, the due moment itself still belongs to it. */
export function assignmentPhase(times: Omit<AssignmentTimes, "late">, now: number): AssignmentPhase {
  if (times.withdrawnAt !== null) return "withdrawn";
  if (now < times.opensAt) return "before";
  return times.dueAt !== null && now > times.dueAt ? "over" : "open";
}

/**
 * The due time of one pupil: an extension counts when it is the later one. Who came to the class after the due time was
 * never in time to do it and has none.
 */
export function dueFor(
  dueAt: number | null,
  { joinedAt, extendedTo }: { readonly joinedAt: number; readonly extendedTo: number | null },
): number | null {
  if (dueAt === null) return null;
  if (extendedTo !== null && extendedTo > dueAt) return extendedTo;
  return joinedAt > dueAt ? null : dueAt;
}

/** How far somebody is in a lesson or test; null = not begun. */
export interface Progress {
  readonly doneAt: number | null;
}

/**
 * `none` not begun, `begun`, `done` in time (or lateness is accepted), `late` finished after the due time, `missed` not
 * finished by the due time of an assignment that closes then.
 */
export const CELL_STATES = ["none", "begun", "done", "late", "missed"] as const;
export type CellState = (typeof CELL_STATES)[number];

export interface Cell {
  readonly state: CellState;
  /** Not finished although the due time has passed, and it can still be done. */
  readonly overdue: boolean;
}

/** One item of an assignment for one pupil. What was finished before the assignment opened counts. */
export function cellOf(
  progress: Progress | null,
  { dueAt, late }: { readonly dueAt: number | null; readonly late: LatePolicy },
  now: number,
): Cell {
  const doneAt = progress?.doneAt ?? null;
  const inTime = doneAt !== null && (dueAt === null || doneAt <= dueAt);
  if (inTime || (doneAt !== null && late === "accept")) return { state: "done", overdue: false };
  if (doneAt !== null) return { state: late === "mark" ? "late" : "missed", overdue: false };
  const overdue = dueAt !== null && now > dueAt;
  if (overdue && late === "close") return { state: "missed", overdue: false };
  return { state: progress ? "begun" : "none", overdue };
}

/** Whether a teacher should look at it: late, overdue or missed. */
export function isLate({ state, overdue }: Cell): boolean {
  return overdue || state === "late" || state === "missed";
}

export function isFinished({ state }: Cell): boolean {
  return state === "done" || state === "late";
}

const rank = ({ state, overdue }: Cell) =>
  state === "done" ? 0 : state === "late" ? 1 : state === "missed" ? 4 : overdue ? 3 : 2;

/** The same lesson given twice: what is best for the pupil counts. */
export function bestCell(cells: readonly Cell[]): Cell | null {
  return cells.reduce<Cell | null>((best, cell) => (best === null || rank(cell) < rank(best) ? cell : best), null);
}
