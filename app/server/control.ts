/**
 * The door for shell commands: while the server runs, it owns every write of an SQLite file, so a command hands its job
 * over through a local socket that only this machine's user can open. PostgreSQL needs no door.
 */
import { createHash } from "node:crypto";
import { chmodSync, existsSync, realpathSync, unlinkSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { AppContext } from "#app/http/context.ts";
import { sqliteFile } from "#db/connect.ts";
import { type CommandName, CommandRefused, commands } from "./commands.ts";

export type ControlLine = { progress: string } | { result: object } | { refused: string } | { error: string };

/** A short path that both sides derive from the database's place (socket paths are limited to about 100 bytes). */
export function controlSocket(databaseUrl: string): string {
  const file = resolve(sqliteFile(databaseUrl));
  const folder = existsSync(dirname(file)) ? realpathSync(dirname(file)) : dirname(file);
  const name = createHash("sha256")
    .update(join(folder, file.slice(dirname(file).length)))
    .digest("hex")
    .slice(0, 24);
  return join(tmpdir(), `goc-asean-${name}.sock`);
}

export async function startControl(app: AppContext): Promise<{ close(): Promise<void> }> {
  if (app.handle.dialect !== "sqlite") return { close: async () => {} };
  const path = controlSocket(app.settings.databaseUrl);
  // left by a process that was killed: one that lives was noticed before the database was opened
  if (existsSync(path)) unlinkSync(path);
  const server = createServer((incoming, answer) => {
    const name = (incoming.url ?? "").slice(1);
    let text = "";
    incoming.setEncoding("utf8");
    incoming.on("data", (chunk: string) => {
      text += chunk;
    });
    incoming.on("end", async () => {
      const write = (line: ControlLine) => answer.write(`${JSON.stringify(line)}\n`);
      try {
        if (!Object.hasOwn(commands, name)) throw new CommandRefused(`Không có lệnh ${name}.`);
        const order = { name: name as CommandName, args: JSON.parse(text || "{}") };
        const progress = (line: string) => void write({ progress: line });
        write(await app.tasks.run("command", order, { now: app.clock.now(), progress }));
      } catch (error) {
        if (error instanceof CommandRefused) write({ refused: error.message });
        else {
          app.log.error({ command: name, error: (error as Error).message }, "command failed");
          write({ error: (error as Error).message });
        }
      }
      answer.end();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(path, done);
  });
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Whether a server runs on this SQLite file: then nobody else may write it. */
export async function isServed(databaseUrl: string): Promise<boolean> {
  if (!databaseUrl.startsWith("file:")) return false;
  const socketPath = controlSocket(databaseUrl);
  if (!existsSync(socketPath)) return false;
  return new Promise((done) => {
    const probe = connect(socketPath);
    probe.once("connect", () => {
      probe.destroy();
      done(true);
    });
    probe.once("error", () => done(false));
  });
}

/** Asks a running server to carry out a command; null when none answers on this database. */
export async function askServer(
  databaseUrl: string,
  name: CommandName,
  args: object,
  onLine: (line: ControlLine) => void,
): Promise<boolean> {
  const socketPath = controlSocket(databaseUrl);
  if (!existsSync(socketPath)) return false;
  return new Promise((done, fail) => {
    const asking = request({ socketPath, path: `/${name}`, method: "POST" }, (answer) => {
      let rest = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) onLine(JSON.parse(line) as ControlLine);
      });
      answer.on("end", () => done(true));
      answer.on("error", fail);
    });
    asking.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") done(false);
      else fail(error);
    });
    asking.end(JSON.stringify(args));
  });
}
