/** What all shell commands share: help, options, progress on a terminal, JSON, exit codes, and who carries it out. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SteadyClock } from "#app/clock.server.ts";
import { loadContent } from "#app/content/load.server.ts";
import { readSettings, SettingsError } from "#app/env.server.ts";
import { openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type CommandName, CommandRefused, commands } from "./commands.ts";
import { askServer, type ControlLine } from "./control.ts";

export interface CommandLine {
  readonly name: CommandName;
  readonly help: string;
  readonly options: Record<string, { type: "string" | "boolean"; short?: string }>;
  /** Checks the options; throws CommandRefused with a Vietnamese sentence. */
  args(values: Record<string, string | boolean | undefined>): Promise<object> | object;
  /** The result in words. */
  say(result: Record<string, unknown>): string;
  /** Whether the result means that nothing could be done: exit code 1 beside it. */
  failed?(result: Record<string, unknown>): boolean;
}

/** Exit codes: 0 done, 1 failed or refused, 2 wrong options or settings. */
export async function runCommandLine(line: CommandLine): Promise<never> {
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({
      options: { ...line.options, help: { type: "boolean", short: "h" }, json: { type: "boolean" } },
      strict: true,
    }).values as typeof values;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const option = /'(--?[^' ]+)/.exec(message)?.[1] ?? "";
    const unknown = code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
    process.stderr.write(
      `${unknown ? `Không có tuỳ chọn ${option}.` : `Tuỳ chọn ${option} chưa đúng.`}\n\n${line.help}\n`,
    );
    process.exit(2);
  }
  if (values.help) {
    process.stdout.write(`${line.help}\n`);
    process.exit(0);
  }
  try {
    const settings = readSettings();
    const result = await carryOut(line.name, await line.args(values), settings.databaseUrl, settings.dataDir);
    process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${line.say(result)}\n`);
    process.exit(line.failed?.(result) ? 1 : 0);
  } catch (error) {
    const known = error instanceof CommandRefused || error instanceof SettingsError;
    process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(error instanceof SettingsError ? 2 : 1);
  }
}

const progress = (text: string) => {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
};

async function carryOut(
  name: CommandName,
  args: object,
  databaseUrl: string,
  dataDir: string,
): Promise<Record<string, unknown>> {
  if (databaseUrl.startsWith("file:")) {
    const heard: ControlLine[] = [];
    const answered = await askServer(databaseUrl, name, args, (line) => {
      if ("progress" in line) progress(line.progress);
      else heard.push(line);
    });
    if (answered) return resultOf(heard.at(-1));
  }
  const handle = await openDatabase({ url: databaseUrl });
  try {
    const clock = new SteadyClock((await handle.databaseNow()) ?? Date.now());
    // any command brings an empty database up to date first; the migration command tells what it did itself
    if (name !== "db:migrate") await migrateToLatest(handle);
    const shipped = fileURLToPath(new URL("../../content", import.meta.url));
    const content = loadContent([shipped, `${dataDir}/content`]);
    const result = await commands[name]({ handle, now: clock.now(), content, progress }, args);
    return result as Record<string, unknown>;
  } finally {
    await handle.close();
  }
}

function resultOf(line: ControlLine | undefined): Record<string, unknown> {
  if (line && "result" in line) return line.result as Record<string, unknown>;
  if (line && "refused" in line) throw new CommandRefused(line.refused);
  throw new Error(line && "error" in line ? line.error : "máy chủ đang chạy không trả lời");
}
