/** What the shell can ask for. A running server carries it out through its own writer; otherwise the shell does. */
import { z } from "zod";
import { createAdmin } from "#app/features/accounts/api.server.ts";
import { aloneOn, rebuildStandings } from "#app/features/boards/api.server.ts";
import { publishedContests } from "#app/features/contests/api.server.ts";
import { previewRetention, retentionTerms, runRetention } from "#app/features/privacy/api.server.ts";
import { insertProvince } from "#app/features/units/api.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { demoMark, findProvince } from "#db/queries/installation.ts";
import { type Command, CommandRefused } from "./command.ts";
import { loadDemo } from "./demo.ts";
import { importCommands } from "./import-commands.ts";
import { reportCommands } from "./report-commands.ts";

export { type CommandContext, CommandRefused } from "./command.ts";

/** A dry run counts no further. */
const MOST_COUNTED = 100_000;

export const commands = {
  async "db:migrate"({ handle }) {
    return { ran: await migrateToLatest(handle) };
  },

  async "demo:load"({ handle, now, content, progress }) {
    const mark = await demoMark(handle.db);
    if (mark !== "none") throw new CommandRefused("Cơ sở dữ liệu này đã có dữ liệu trình diễn.");
    if (await findProvince(handle.db)) {
      throw new CommandRefused("Cơ sở dữ liệu đã có đơn vị thật, không nạp dữ liệu trình diễn vào được.");
    }
    return { logins: await loadDemo(handle, { now, content, say: progress }) };
  },

  async "admin:create"({ handle, now, progress }, args) {
    const input = z
      .object({ login: z.string(), name: z.string(), password: z.string(), province: z.string() })
      .parse(args);
    if ((await demoMark(handle.db)) !== "none")
      throw new CommandRefused("Đây là bản trình diễn, không tạo quản trị viên thật.");
    if (!(await findProvince(handle.db))) {
      progress("Khai báo tỉnh và các xã, phường…");
      await insertProvince(handle, input.province, now);
    }
    const result = await createAdmin(handle, { ...input, now });
    if (result.ok) return { login: result.login };
    const why = {
      login_taken: `Tên đăng nhập ${input.login} đã có người dùng.`,
      password_short: "Mật khẩu của quản trị viên cần ít nhất 15 ký tự.",
      no_province: `Chưa có đơn vị cấp tỉnh mã ${input.province}.`,
    } as const;
    throw new CommandRefused(why[result.code]);
  },

  async "standings:rebuild"({ handle, now, progress, alone }, args) {
    const { contest } = z.object({ contest: z.string().optional() }).parse(args ?? {});
    const views = (await publishedContests(handle.db)).filter((view) => !contest || view.contest.slug === contest);
    if (contest && views.length === 0) throw new CommandRefused(`Không có cuộc thi ${contest}.`);
    for (const view of views) {
      progress(`Tính lại ${view.contest.title}…`);
      await rebuildStandings(handle, view.contest.id, { now, ...(alone ? aloneOn(handle.dialect) : {}) });
    }
    return { contests: views.map((view) => view.contest.slug) };
  },

  async "retention:run"({ handle, now, progress }, args) {
    const { dryRun } = z.object({ dryRun: z.boolean() }).parse(args);
    if (dryRun) {
      const terms = await retentionTerms(handle);
      return { dryRun, rules: await previewRetention(handle, { terms, now, most: MOST_COUNTED }) };
    }
    progress("Xoá những gì đã hết hạn…");
    const removed = await runRetention(handle, { now, account: null });
    return { dryRun, rules: Object.fromEntries(Object.entries(removed).map(([id, n]) => [id, { n, more: false }])) };
  },

  ...importCommands,
  ...reportCommands,
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
