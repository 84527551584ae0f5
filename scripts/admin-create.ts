import { randomInt } from "node:crypto";
import { runCommandLine } from "#app/server/command-line.ts";
import { CommandRefused } from "#app/server/commands.ts";

/** Read aloud and typed once: no signs that are mistaken for each other. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const madePassword = () => Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

async function pipedPassword(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return text.trim() || null;
}

let made: string | null = null;

await runCommandLine({
  name: "admin:create",
  help: [
    'npm run admin:create -- --login quantri --name "Nguyễn Văn A" [--province 91] [--json]',
    "",
    "Tạo quản trị viên hệ thống. Cơ sở dữ liệu trống được khai báo tỉnh trước (mặc định 91, An Giang).",
    "Mật khẩu: đưa vào qua đầu vào chuẩn (ít nhất 15 ký tự), hoặc để trống, lệnh tự tạo và in ra một lần.",
  ].join("\n"),
  options: { login: { type: "string" }, name: { type: "string" }, province: { type: "string" } },
  async args({ login, name, province }) {
    if (!login || !name) throw new CommandRefused("Cần --login và --name. Xem: npm run admin:create -- --help");
    const piped = await pipedPassword();
    made = piped ? null : madePassword();
    return { login, name, province: province ?? "91", password: piped ?? made };
  },
  say: (result) =>
    made
      ? `Đã tạo quản trị viên ${result.login}. Mật khẩu (chỉ hiện lần này): ${made}`
      : `Đã tạo quản trị viên ${result.login}.`,
});
