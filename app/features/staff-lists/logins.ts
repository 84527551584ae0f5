import type { Role } from "#app/domain/permissions.ts";
import { foldKey } from "#app/domain/vietnamese.ts";

const PREFIX: Partial<Record<Role, string>> = { teacher: "gv", manager: "ql", secretary: "bt" };
/** Middle names that nearly everybody has tell nobody apart. */
const COMMON_MIDDLE = /^(thi|van)$/;

/** "Trần Thị Lan Anh", a teacher → "gv.lananh"; people with several roles are named after the first. */
export function loginBase(name: string, roles: readonly Role[]): string {
  const words = foldKey(name)
    .split(" ")
    .map((word) => word.replace(/[^a-z0-9]/g, ""))
    .filter((word) => word !== "");
  const own = words.slice(1).filter((word, at, all) => at === all.length - 1 || !COMMON_MIDDLE.test(word));
  const called = (own.length > 0 ? own : words).slice(-2).join("").slice(0, 30);
  return `${PREFIX[roles[0] ?? "teacher"] ?? "cb"}.${called}`;
}

/** The first free one of gv.lananh, gv.lananh2, gv.lananh3 …; it is marked as taken. */
export function freeLogin(base: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const login = n === 1 ? base : `${base}${n}`;
    if (taken.has(login)) continue;
    taken.add(login);
    return login;
  }
}

/** What `freeLogin` may come upon before it finds one of `count` free ones among `limit`. */
export function loginCandidates(base: string, limit: number): string[] {
  return Array.from({ length: limit }, (_, at) => (at === 0 ? base : `${base}${at + 1}`));
}
