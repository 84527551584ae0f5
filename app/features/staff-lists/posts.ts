/** Posts as schools write them, and the roles that they mean here (product §1). */
import type { Role } from "#app/domain/permissions.ts";
import { foldKey } from "#app/domain/vietnamese.ts";

export interface Post {
  readonly role: Role;
  /** Of secretaries: of the Đội rather than the Đoàn. */
  readonly troop: boolean;
}

export interface ReadPosts {
  readonly posts: readonly Post[];
  /** The words say "homeroom teacher": a column that only says "Lớp" holds their own class. */
  readonly homeroom: boolean;
  /** Words that nobody here understands, as written. */
  readonly unknown: readonly string[];
  /** "Quản trị hệ thống": never by a file. */
  readonly admin: boolean;
  /** A chi đoàn is chosen by its page. */
  readonly branch: boolean;
}

/** The first pattern that fits decides: "bí thư chi bộ" before "bí thư", "quản lý thư viện" is no manager. */
const WORDS: readonly (readonly [RegExp, Role | "nothing" | "troop" | "homeroom" | "branch"])[] = [
  // the Party, the trade union and the school's council give no role
  [/\b(chi bo|chi uy|dang bo|dang uy|dang vien|cong doan|hoi dong|thu ky|thanh tra)\b|^(doan|doi)$/, "nothing"],
  [/^((pho |quyen |q |p )?(hieu truong|giam doc(?! so)|ht)\b.*|hieu pho|pht|ban giam hieu|bgh|cbql)$/, "manager"],
  [/^(can bo )?quan ly( (nha )?truong)?$/, "manager"],
  [/\b(tong phu trach|tpt|phu trach (lien )?doi)\b/, "troop"],
  [/\bbi thu chi doan\b(?!.*\b(giao vien|gv|can bo)\b)/, "branch"],
  [/\b(bi thu|tro ly thanh nien)\b/, "secretary"],
  [/\b(chu nhiem|gvcn)\b/, "homeroom"],
  [/\b(giao vien|gv|gvbm|giang vien|giang day|day lop|dong hanh|tro giang)\b/, "teacher"],
  [/\b(to|khoi|nhom) (truong|pho)\b/, "teacher"],
  [/^(can bo|chuyen vien|phu trach) (dia ban|xa|phuong|dac khu|cum|huyen)\b/, "area"],
  [/^ban to chuc\b/, "organiser"],
  [/^(can bo|chuyen vien|lanh dao) so\b/, "department"],
  [/^(bien soan|soan|nguoi soan|nguoi bien soan)( cau hoi)?$/, "writer"],
  [/\b(nhan vien|ke toan|thu quy|van thu|giao vu|cap duong|bao mau|tap vu|phuc vu|bao ve|lai xe)\b/, "nothing"],
  [/\b(thu vien|thiet bi|thi nghiem|y te|giam thi|tu van|cong nghe thong tin)\b/, "nothing"],
];

/** "Bí thư Đoàn, giáo viên" → secretary and teacher. Empty text means nothing, and is no mistake. */
export function readPosts(text: string): ReadPosts {
  const posts = new Map<string, Post>();
  const add = (role: Role, troop = false) => posts.set(`${role} ${troop}`, { role, troop });
  const found = { homeroom: false, admin: false, branch: false };
  const unknown: string[] = [];
  for (const words of text.split(/[,;/+&\n]|\s(?:và|kiêm|[-–])\s/i)) {
    const key = foldKey(words.replace(/[^\p{L}\p{M}\d ]/gu, " "));
    if (key === "" || /^(khong|ko|k|x|\d+)$/.test(key)) continue;
    if (/quan tri/.test(key)) {
      found.admin = true;
      continue;
    }
    const meaning = WORDS.find(([pattern]) => pattern.test(key))?.[1];
    if (meaning === undefined) unknown.push(words.trim());
    else if (meaning === "troop") add("secretary", true);
    else if (meaning === "branch") found.branch = true;
    else if (meaning === "homeroom") {
      found.homeroom = true;
      add("teacher");
    } else if (meaning !== "nothing") add(meaning);
  }
  return { posts: [...posts.values()], unknown, ...found };
}
