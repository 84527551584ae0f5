import { timeLeftWords } from "#app/domain/time-left.ts";
import { formatDateLong, formatDateTime, formatEnd } from "#app/domain/vietnamese.ts";
import type { RoundLine } from "./rounds.server.ts";

/** Contest, round, and how long until it opens or closes. */
export function roundSentence(round: RoundLine, now: number): string {
  return `${round.title}, ${round.roundTitle}. ${whenWords(round, now)}`;
}

function whenWords({ phase, opensAt, closesAt }: RoundLine, now: number): string {
  switch (phase) {
    case "before":
      return `Mở lúc ${formatDateTime(opensAt)}, còn ${timeLeftWords(opensAt - now)} nữa.`;
    case "open":
      return `Đóng lúc ${formatEnd(closesAt)}, còn ${timeLeftWords(closesAt - now)}.`;
    case "closed":
      return `Đã đóng lúc ${formatEnd(closesAt)}.`;
  }
}

/** One of several in a list to choose from. */
export function roundOption({ title, roundTitle, phase, opensAt, closesAt }: RoundLine): string {
  const when = {
    before: `mở ${formatDateLong(opensAt)}`,
    open: "đang mở",
    closed: `đã đóng ${formatDateLong(closesAt - 1)}`,
  };
  return `${title}, ${roundTitle} (${when[phase]})`;
}
