/** What somebody wrote, as a sentence among others: with a full stop unless it ends with a sign of its own. */
export function asSentence(text: string): string {
  const tidy = text.trim();
  return tidy === "" || /[.!?…]["”)]?$/.test(tidy) ? tidy : `${tidy}.`;
}
