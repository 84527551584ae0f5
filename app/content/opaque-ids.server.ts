import { contentHash } from "./hash.server.ts";

const SHORTEST = 6;

/**
 * Ids of things whose order or partners are the answer: a page shows them, so they follow from the words and tell
 * nothing. The same words of the same question always have the same id. Texts must differ.
 */
export function opaqueIds(question: string, texts: readonly string[]): string[] {
  const hashes = texts.map((text) => contentHash([question, text]));
  let length = SHORTEST;
  while (new Set(hashes.map((hash) => hash.slice(0, length))).size < hashes.length) length += 1;
  return hashes.map((hash) => hash.slice(0, length));
}
