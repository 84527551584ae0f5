/** What all shell commands share: help, options, progress on a terminal, JSON, exit codes, and who carries it out. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SteadyClock } from "#app/clock.server.ts";
import { loadContent } from "#app/content/load.server.ts";
import type { Content } from "#app/content/types.ts";
import { readSettings, SettingsError } from "#app/env.server.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type CommandName, CommandRefused, commands } from "./commands.ts";
import { askServer, type ControlLine } from "./control.ts";

/** Carries one command out and gives its result; throws CommandRefused with a sentence for people. */
export type RunCommand = (name: CommandName, args: object) => Promise<Record<string, unknown>>;

export interface CommandLine {
  readonly name: CommandName;
  readonly help: string;
  readonly options: Record<string, { type: "string" | "boolean"; short?: string }>;
  /** Checks the options; throws CommandRefused with a Vietnamese sentence. */
  args(values: Record<string, string | boolean | undefined>): Promise<object> | object;
  /** Several commands for one line; without it the command of this name runs once. */
  work?(run: RunCommand, args: object): Promise<Record<string, unknown>>;
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
    const args = await line.args(values);
    const result = await withCommands(settings, (run) => (line.work ? line.work(run, args) : run(line.name, args)));
    await print(values.json ? JSON.stringify(result) : line.say(result));
    process.exit(line.failed?.(result) ? 1 : 0);
  } catch (error) {
    const known = error instanceof CommandRefused || error instanceof SettingsError;
    process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(error instanceof SettingsError ? 2 : 1);
  }
}

/** A pipe takes 64 KB at a time: the process must not end before the last piece is out, or nobody reads on. */
function print(text: string): Promise<void> {
  return new Promise((done) => {
    process.stdout.once("error", () => done());
    process.stdout.write(`${text}\n`, () => done());
  });
}

const progress = (text: string) => {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
};

/** Gives `work` who carries commands out: the server that runs on the database, or else this process. */
async function withCommands<T>(
  { databaseUrl, dataDir }: { databaseUrl: string; dataDir: string },
  work: (run: RunCommand) => Promise<T>,
): Promise<T> {
  const local = new LocalCommands(databaseUrl, dataDir);
  const run: RunCommand = async (name, args) => {
    const heard: ControlLine[] = [];
    const answered =
      databaseUrl.startsWith("file:") &&
      (await askServer(databaseUrl, name, args, (line) => {
        if ("progress" in line) progress(line.progress);
        else heard.push(line);
      }));
    return answered ? resultOf(heard.at(-1)) : local.run(name, args);
  };
  try {
    return await work(run);
  } finally {
    await local.close();
  }
}

/** The database and the content, opened when they are first needed. */
class LocalCommands {
  private opened: Promise<DatabaseHandle> | null = null;
  private content: Content | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly dataDir: string,
  ) {}

  async run(name: CommandName, args: object): Promise<Record<string, unknown>> {
    this.opened ??= this.open(name);
    const handle = await this.opened;
    const now = new SteadyClock((await handle.databaseNow()) ?? Date.now()).now();
    const readContent = () => this.readContent();
    const context = {
      handle,
      now,
      get content() {
        return readContent();
      },
      progress,
      // a server on the same file would have taken the job
      alone: handle.dialect === "sqlite",
    };
    return (await commands[name](context, args)) as Record<string, unknown>;
  }

  /** Any command brings an empty database up to date first; the migration command tells what it did itself. */
  private async open(name: CommandName): Promise<DatabaseHandle> {
    const handle = await openDatabase({ url: this.databaseUrl });
    if (name !== "db:migrate") await migrateToLatest(handle);
    return handle;
  }

  private readContent(): Content {
    const shipped = fileURLToPath(new URL("../../content", import.meta.url));
    this.content ??= loadContent([shipped, `${this.dataDir}/content`]);
    return this.content;
  }

  async close(): Promise<void> {
    await (await this.opened)?.close();
  }
}

function resultOf(line: ControlLine | undefined): Record<string, unknown> {
  if (line && "result" in line) return line.result as Record<string, unknown>;
  if (line && "refused" in line) throw new CommandRefused(line.refused);
  throw new Error(line && "error" in line ? line.error : "máy chủ đang chạy không trả lời");
}
