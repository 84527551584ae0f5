/**
 * Progress that could not be sent: it waits on the device under a word that stands for the reader, without a name, and
 * goes out when the same reader is back with network. Signing out forgets it, another reader too.
 */
import { paths } from "#app/paths.ts";

export interface Report {
  readonly lesson: string;
  readonly done: boolean;
  readonly right: number;
  readonly total: number;
  readonly section?: string;
  /** By question: whether the first answer was right. */
  readonly first?: Readonly<Record<string, boolean>>;
}

interface Kept {
  readonly reader: string;
  /** When the server last said that this reader is here. */
  readonly seen: number;
  readonly reports: Readonly<Record<string, Report>>;
}

const KEY = "goc-bai-hoc";
/** A session is no longer than this: later nobody knows who reads without network. */
const KNOWN_MS = 8 * 3_600_000;
const KEPT_MS = 7 * 24 * 3_600_000;

function read(now: number): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as Kept | null;
    return kept && now - kept.seen < KEPT_MS && kept.seen <= now ? kept : null;
  } catch {
    return null;
  }
}

function write(kept: Kept): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** The server says who reads: what somebody else left goes. */
export function meet(reader: string, now: number = Date.now()): void {
  const kept = read(now);
  write({ reader, seen: now, reports: kept?.reader === reader ? kept.reports : {} });
}

/** Who read here a while ago, for pages that open without network. */
export function lastReader(now: number = Date.now()): string | null {
  const kept = read(now);
  return kept && now - kept.seen < KNOWN_MS ? kept.reader : null;
}

/** Keeps a report for later, together with what waits of the same lesson; false where the device keeps nothing. */
export function keepReport(reader: string, report: Report, now: number = Date.now()): boolean {
  const kept = read(now);
  if (kept?.reader !== reader) return false;
  const before = kept.reports[report.lesson];
  const section = report.section ?? before?.section;
  const merged: Report = {
    ...report,
    done: report.done || before?.done === true,
    right: Math.min(report.total, Math.max(report.right, before?.right ?? 0)),
    ...(section && { section }),
    // what was answered first stays first
    ...((report.first ?? before?.first) && { first: { ...report.first, ...before?.first } }),
  };
  return write({ ...kept, reports: { ...kept.reports, [report.lesson]: merged } });
}

/** Sends what waits, one after the other; what is taken, or will never be, is forgotten. Gives how many went. */
export async function sendKept(
  reader: string,
  send: (report: Report) => Promise<"taken" | "never" | "later">,
  now: number = Date.now(),
): Promise<number> {
  const kept = read(now);
  if (kept?.reader !== reader) return 0;
  let sent = 0;
  for (const report of Object.values(kept.reports)) {
    const answer = await send(report);
    if (answer === "later") break;
    if (answer === "taken") sent += 1;
    const fresh = read(now);
    if (fresh?.reader !== reader) break;
    const { [report.lesson]: now_, ...rest } = fresh.reports;
    // answered again while it was on its way: the newer one waits on
    if (JSON.stringify(now_) === JSON.stringify(report)) write({ ...fresh, reports: rest });
  }
  return sent;
}

/** Whether something of this reader waits to be sent. */
export function isWaiting(reader: string, now: number = Date.now()): boolean {
  const kept = read(now);
  return kept?.reader === reader && Object.keys(kept.reports).length > 0;
}

export function forgetReader(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

/** Whoever signs out leaves nothing on the device. */
export function forgetOnSignOut(): void {
  addEventListener("submit", ({ target }) => {
    if (target instanceof HTMLFormElement && new URL(target.action).pathname === paths.signOut()) forgetReader();
  });
}
