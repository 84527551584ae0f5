/** Chi đoàn and chi đội: which is whose, and how their names are read and written. */
import { foldKey } from "./vietnamese.ts";

/** The leaves of the Đoàn tree: whoever is a member is a member of one of these. */
export const BRANCH_KINDS = ["chi-doan", "chi-doi"] as const;
export type BranchKind = (typeof BRANCH_KINDS)[number];

export const BRANCH_LABELS: Readonly<Record<BranchKind, string>> = { "chi-doan": "Chi đoàn", "chi-doi": "Chi đội" };

/** What chi đoàn and chi đội of a school hang on. */
export const UNION_KINDS = { "chi-doan": "school-union", "chi-doi": "troop-union" } as const;
export type UnionKind = (typeof UNION_KINDS)[BranchKind];

/** Đoàn from grade 10 on, Đội below. */
const FIRST_UPPER_GRADE = 10;

export function isBranchKind(kind: string): kind is BranchKind {
  return (BRANCH_KINDS as readonly string[]).includes(kind);
}

export function branchKindOf(grade: number): BranchKind {
  return grade >= FIRST_UPPER_GRADE ? "chi-doan" : "chi-doi";
}

/** The kind that a branch's name says by itself; null for "Tự quản". */
export function kindInName(name: string): BranchKind | null {
  const key = foldKey(name);
  return BRANCH_KINDS.find((kind) => key.startsWith(foldKey(BRANCH_LABELS[kind]))) ?? null;
}

/** Equal for every way of writing the same branch: "Chi đoàn Ấp 3", "chi đoàn lớp 10A1", "ấp 3" → "ap 3", "10a1". */
export function branchKey(name: string): string {
  return foldKey(name).replace(/^(chi (doan|doi)\b\s*:?\s*)?(lop\b\s*)?/, "");
}

/** As it is stored: "Ấp 3" → "Chi đoàn Ấp 3"; what has its label already stays as written. */
export function branchName(kind: BranchKind, words: string): string {
  const clean = words.normalize("NFC").replace(/\s+/g, " ").trim();
  return kindInName(clean) ? clean : `${BRANCH_LABELS[kind]} ${clean}`;
}

/** "Trường THPT Sông Hậu" → "Đoàn trường THPT Sông Hậu", "Liên đội THCS Bình Minh". */
export function unionName(kind: UnionKind, school: string): string {
  const short = school.replace(/^Trường /, "");
  if (kind === "troop-union") return `Liên đội ${short}`;
  return school.startsWith("Trường ") ? `Đoàn trường ${short}` : `Đoàn ${short}`;
}

/** What people are in, in words: "lớp", "chi đoàn", "chi đội". */
export function groupWord(kind: string): string {
  if (isBranchKind(kind)) return BRANCH_LABELS[kind].toLowerCase();
  return kind === "class" ? "lớp" : "đơn vị";
}
