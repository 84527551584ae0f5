/** Which edition of the boards the public may read (product §6). */

/** The live edition: it follows the attempts. Every other edition is issued and never changes. */
export const LIVE_EDITION = 0;

/** Either the edition to read, or "đang chốt": the freeze time has come and the frozen edition is not issued yet. */
export type PublicEdition = { readonly edition: number } | { readonly settling: true };

/**
 * Live until the freeze time, nothing from that moment on, the issued edition once the contest names one. Half-open: at
 * freezeAt the live board is already closed. Without a freeze time the live board stays.
 */
export function publicEdition(
  contest: { readonly publicEdition: number },
  round: { readonly freezeAt: number | null },
  now: number,
): PublicEdition {
  if (contest.publicEdition !== LIVE_EDITION) return { edition: contest.publicEdition };
  if (round.freezeAt !== null && now >= round.freezeAt) return { settling: true };
  return { edition: LIVE_EDITION };
}
