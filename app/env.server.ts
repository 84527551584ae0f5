/** The settings of the process, read once. This is the only file that looks at the environment. */
import { z } from "zod";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

const flag = z.enum(["0", "1"], { error: "chỉ nhận 0 hoặc 1" }).transform((value) => value === "1");

const schema = z.object({
  PORT: z.coerce
    .number({ error: "phải là một số" })
    .int("phải là số nguyên")
    .min(1, "từ 1 đến 65535")
    .max(65535, "từ 1 đến 65535")
    .default(3000),
  HOST: z.string().min(1, "không được trống").default("127.0.0.1"),
  DATA_DIR: z.string().min(1, "không được trống").default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, "phải có dạng file:đường/dẫn.db hoặc postgres://…")
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "phải là địa chỉ http:// hoặc https://, ví dụ https://asean.sogd.vn" })
    .optional(),
  TRUST_PROXY: flag.default(false),
  DEMO: flag.optional(),
  SUPPORT_PHONE: z.string().max(40, "dài nhất 40 ký tự").default(""),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], { error: "chỉ nhận debug, info, warn, error, silent" })
    .default("info"),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Where people reach us: host and origin check, links, QR. */
  readonly publicUrl: URL;
  /** With an http address cookies drop Secure and the `__Host-` prefix. */
  readonly secure: boolean;
  readonly trustProxy: boolean;
  readonly demo: boolean;
  readonly supportPhone: string;
  readonly logLevel: string;
}

export class SettingsError extends Error {}

/** Checks the settings; throws a SettingsError whose message says in Vietnamese what to set. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .filter((name) => environment[name] !== undefined && environment[name] !== "")
      .map((name) => [name, environment[name]]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new SettingsError(`Cấu hình chưa đúng, cần sửa biến môi trường:\n${lines.join("\n")}`);
  }
  const value = parsed.data;
  const loopback = LOOPBACK.has(value.HOST);
  const demo = value.DEMO ?? loopback;
  const host = value.HOST.includes(":") ? `[${value.HOST}]` : value.HOST;
  if (!value.PUBLIC_URL && !loopback) {
    throw new SettingsError(
      "Cấu hình chưa đúng, cần sửa biến môi trường:\n  PUBLIC_URL: phải đặt khi HOST không phải 127.0.0.1, ví dụ https://asean.sogd.vn",
    );
  }
  const publicUrl = new URL(value.PUBLIC_URL ?? `http://${host}:${value.PORT}`);
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL ?? `file:${value.DATA_DIR}/goc-asean.db`,
    publicUrl,
    secure: publicUrl.protocol === "https:",
    trustProxy: value.TRUST_PROXY,
    demo,
    supportPhone: value.SUPPORT_PHONE,
    logLevel: value.LOG_LEVEL,
  };
}
