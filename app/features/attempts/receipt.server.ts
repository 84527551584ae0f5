import { randomInt } from "node:crypto";

/** Letters and digits that are not mistaken for each other when read aloud or copied by hand. */
const ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY346789";

/** A receipt code such as "K7PQ-3XWM-9TRA": 12 signs of 28, about 57 bits; staff look it up. */
export function newReceipt(): string {
  const sign = () => ALPHABET[randomInt(ALPHABET.length)]!;
  return Array.from({ length: 3 }, () => sign() + sign() + sign() + sign()).join("-");
}
