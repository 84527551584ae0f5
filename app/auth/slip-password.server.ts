import { randomInt } from "node:crypto";

/** Lower case and digits that nobody takes for each other, on paper or read aloud: no 0 o 1 l i, no v u. */
export const SLIP_ALPHABET = "abcdefghjkmnpqrstwxyz23456789";
const GROUPS = [4, 4, 3];

/** "k7mw-pq3z-h4a": 11 signs out of 29, 53 bits. Hyphens are for the eye; typing them or not is the same. */
export function slipPassword(): string {
  return GROUPS.map((length) =>
    Array.from({ length }, () => SLIP_ALPHABET[randomInt(SLIP_ALPHABET.length)]).join(""),
  ).join("-");
}

/** What is hashed of a slip's password: however it was typed, with or without hyphens, in capitals. */
export function typedSlipPassword(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, "");
}
