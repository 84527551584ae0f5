/** What pages of a roll say of pupils and of members. */

export interface RollWords {
  /** What people are in, as a heading. */
  readonly unit: string;
  readonly end: string;
  /** After a name. */
  readonly ended: string;
}

const OF_PUPILS: RollWords = { unit: "Lớp", end: "Thôi học", ended: "đã thôi học" };
const OF_MEMBERS: RollWords = { unit: "Chi đoàn", end: "Thôi sinh hoạt", ended: "đã thôi sinh hoạt ở chi đoàn" };

export function rollWords(kind: "school" | "class" | "branch" | "union"): RollWords {
  return kind === "branch" || kind === "union" ? OF_MEMBERS : OF_PUPILS;
}
