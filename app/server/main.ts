/** The process: settings, boot, serve, stop. Only here do the environment, the network and the database meet. */
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { computeHashesBy } from "#app/auth/password.server.ts";
import { readSettings, type Settings, SettingsError } from "#app/env.server.ts";
import { demoLogins } from "#app/features/demo/api.server.ts";
import { type Booted, boot, StartRefused } from "./boot.ts";
import { isServed, startControl } from "./control.ts";
import { startHashing } from "./hashing.ts";
import { createHttpApp } from "./http-app.ts";
import { startJobs } from "./jobs.ts";
import { createLog } from "./log.ts";
import { Pulse } from "./pulse.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Requests that are under way get this long to finish after SIGTERM. */
const DRAIN_MS = 9_000;

async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLog(settings.logLevel);
  await refuseTakenPort(settings);
  if (await isServed(settings.databaseUrl)) {
    throw new StartRefused(
      `Đã có máy chủ khác chạy trên ${settings.databaseUrl}. Tắt máy chủ đó, hoặc đặt DATABASE_URL tới tệp khác.`,
    );
  }
  const booted = await boot({
    settings,
    log,
    writerThread: new URL("./writer.js", import.meta.url),
    onWriterLost(error) {
      // reads would go on and every answer would be refused: the service manager starts a process that can write
      log.fatal({ error: error.message }, "the writer thread has died");
      process.exit(1);
    },
    bulkThread: new URL("./bulk.js", import.meta.url),
    contentFolder: here("../../content"),
    keptContent: here("./content"),
    sheetProcess: new URL("./sheets.js", import.meta.url),
    say,
  });
  const hashing = startHashing(new URL("./hash.js", import.meta.url));
  computeHashesBy(hashing.work);
  const build = (await import("virtual:remix/server-build")) as unknown as ServerBuild;
  const pulse = new Pulse();
  let ready = true;
  const { listener, stop: stopApp } = createHttpApp({
    app: booted.app,
    log,
    clock: booted.clock,
    build,
    countSave: (status) => pulse.count(status),
    clientFolder: here("../client"),
    isReady: () => ready,
  });
  const server = createServer((request, response) => {
    // whoever asks on while we stop opens a new connection next time, and finds the next process there
    if (!ready) response.setHeader("Connection", "close");
    listener(request, response);
  });
  server.headersTimeout = 10_000;
  // a school's line takes a while for a roll of a megabyte
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 65_000;
  await listen(server, settings);
  const jobs = startJobs(booted.app, booted.clock, pulse);
  const control = await startControl(booted.app);
  await announce(settings, booted);

  const stop = async (signal: string) => {
    if (!ready) return;
    ready = false;
    log.info({ signal }, "stopping: requests under way are answered, new ones are refused");
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // a kept-alive connection would hold the process for as long as its browser likes
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
    clearInterval(idle);
    await Promise.all([jobs.stop(), control.close()]);
    stopApp();
    hashing.close();
    await booted.app.tasks.close();
    await booted.app.handle.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
}

/** Says so before anything is migrated or loaded; the real `listen` decides in the end. */
async function refuseTakenPort(settings: Settings): Promise<void> {
  const probe = createServer();
  await listen(probe, settings);
  await new Promise((resolve) => probe.close(resolve));
}

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", ({ code, message }: NodeJS.ErrnoException) => {
      const taken = `Cổng ${port} đang có chương trình khác dùng. Tắt chương trình đó hoặc đặt PORT khác, ví dụ PORT=${port + 1}.`;
      reject(
        new StartRefused(
          code === "EADDRINUSE" ? taken : `Không mở được ${host}:${port} (${message}). Đặt HOST hoặc PORT khác.`,
        ),
      );
    });
    server.listen(port, host, () => resolve());
  });
}

async function announce(settings: Settings, { app }: Booted): Promise<void> {
  say(`Góc ASEAN đang chạy tại ${settings.publicUrl.origin}`);
  if (!settings.secure) say("Địa chỉ là http: chỉ nên dùng trên máy này hoặc trong mạng nội bộ.");
  if (!app.organisation.province) {
    say("Hệ thống còn trống. Tạo quản trị viên đầu tiên: npm run admin:create -- --help");
    return;
  }
  const logins = settings.demo ? await demoLogins(app.handle.db) : [];
  if (logins.length === 0) return;
  say("Dữ liệu trình diễn: trường và người là hư cấu. Tài khoản dùng thử:");
  for (const login of logins) say(`  ${login.role.padEnd(24)} ${login.login.padEnd(14)} ${login.password}`);
}

main().catch((error: unknown) => {
  const known = error instanceof SettingsError || error instanceof StartRefused;
  process.stderr.write(
    `${known ? (error as Error).message : `Không khởi động được: ${(error as Error).stack ?? error}`}\n`,
  );
  process.exit(1);
});
