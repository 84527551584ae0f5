/** What a password must be, by who has it (product §8). Slips' one-time passwords are made, not chosen. */
import { foldKey } from "./vietnamese.ts";

export type PasswordOwner = "pupil" | "staff" | "admin";

export const SHORTEST_PASSWORD: Readonly<Record<PasswordOwner, number>> = { pupil: 8, staff: 12, admin: 15 };
export const LONGEST_PASSWORD = 200;

/** What people choose first, folded and without spaces; digits at the end are looked through. */
const COMMON = new Set([
  "password",
  "passw0rd",
  "matkhau",
  "matkhaumoi",
  "anhyeuem",
  "emyeuanh",
  "iloveyou",
  "qwerty",
  "qwertyuiop",
  "asdfghjkl",
  "abcdefgh",
  "admin",
  "administrator",
  "quantri",
  "giaovien",
  "hocsinh",
  "hoctot",
  "truonghoc",
  "thaygiao",
  "cogiao",
  "vietnam",
  "saigon",
  "hanoi",
  "asean",
  "gocasean",
  "khongbiet",
  "khongcho",
  "welcome",
  "letmein",
  "dragon",
  "monkey",
  "football",
  "bongda",
  "doremon",
  "nobita",
]);

export type PasswordProblem = "short" | "long" | "login" | "name" | "common" | "repeated";

export interface PasswordUse {
  readonly owner: PasswordOwner;
  readonly login: string;
  readonly name: string;
}

/** What is wrong with a password; null when it may be used. Length counts characters, not bytes. */
export function passwordProblem(password: string, { owner, login, name }: PasswordUse): PasswordProblem | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD[owner]) return "short";
  if (length > LONGEST_PASSWORD) return "long";
  const key = plain(password);
  if (holds(key, plain(login))) return "login";
  if (holds(key, plain(name))) return "name";
  if (new Set(key).size < 4 || isRun(key)) return "repeated";
  return COMMON.has(key) || COMMON.has(key.replace(/[0-9!@#.]+$/, "")) ? "common" : null;
}

const plain = (text: string) => foldKey(text).replace(/\s/g, "");

/** Whether the password is hardly more than this word. */
function holds(password: string, word: string): boolean {
  return word.length >= 4 && password.includes(word) && password.length - word.length < 6;
}

/** "12345678", "87654321", "abcdefgh". */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

/** The sentence of a problem. */
export function passwordSentence(problem: PasswordProblem, owner: PasswordOwner): string {
  switch (problem) {
    case "short":
      return `Mật khẩu cần ít nhất ${SHORTEST_PASSWORD[owner]} ký tự. Ghép vài từ dễ nhớ là đủ dài.`;
    case "long":
      return `Mật khẩu dài nhất ${LONGEST_PASSWORD} ký tự.`;
    case "login":
      return "Mật khẩu không được là mã đăng nhập. Chọn mật khẩu khác.";
    case "name":
      return "Mật khẩu không được là họ tên. Chọn mật khẩu khác.";
    case "repeated":
      return "Mật khẩu lặp lại hoặc theo dãy, ai cũng đoán được. Chọn mật khẩu khác.";
    case "common":
      return "Mật khẩu này nhiều người dùng, dễ bị đoán. Chọn mật khẩu khác.";
  }
}
