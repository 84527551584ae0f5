import { runCommandLine } from "#app/server/command-line.ts";

await runCommandLine({
  name: "demo:load",
  help: "npm run demo:load [-- --json]\n\nNạp tỉnh trình diễn (trường và người là hư cấu) vào cơ sở dữ liệu trống trong DATABASE_URL.",
  options: {},
  args: () => ({}),
  say: (result) =>
    `Đã nạp. Tài khoản dùng thử:\n${(result.logins as { role: string; login: string; password: string }[])
      .map((login) => `  ${login.role.padEnd(24)} ${login.login.padEnd(14)} ${login.password}`)
      .join("\n")}`,
});
