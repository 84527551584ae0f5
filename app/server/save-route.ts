/**
 * The hottest route: a script saves answers. It is answered before Express, since the chain of layers that pages need
 * costs several times what the save itself does. Guard, limits and error answers are the same ones.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { z } from "zod";
import { ARRIVAL_MS, tokenHashOf } from "#app/features/attempts/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import type { SaveResult } from "#db/ops/save-answers.ts";
import { Backlog } from "./backlog.ts";
import { describeError } from "./describe-error.ts";
import { refusalOf, SAVE_LIMIT, SAVE_PATH } from "./guard.ts";
import type { Log } from "./log.ts";
import { retryAfterSeconds } from "./shed.ts";

/** What a page may call itself. */
export const CLIENT_ID = /^[\w-]{8,40}$/;

const saveBody = z.object({
  token: z.string().min(20).max(40),
  clientId: z.string().regex(CLIENT_ID),
  epoch: z.int().min(1).max(1_000_000),
  events: z
    .array(
      z.object({
        seq: z.int().min(1).max(1_000_000_000),
        // one answer that does not fit must not cost the others of its batch: the writer refuses it by itself
        question: z.string(),
        answer: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(100),
});

const HEADERS = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "same-origin",
  "X-Robots-Tag": "noindex",
} as const;

const BUSY = { code: "busy", message: "Máy chủ đang bận, chưa lưu. Máy sẽ tự gửi lại." };

export interface SaveRouteParts {
  readonly app: AppContext;
  readonly log: Log;
  /** Whether the machine has more than it can work off: then nothing of a save is read. */
  refusesAnswers(): boolean;
  /** Counts an answer with its status and the monotonic ms at which the request came. */
  count(status: number, startedAt: number): void;
}

/** Answers saves itself and hands everything else to `otherwise`. */
export function withSaveRoute(
  { app, log, refusesAnswers, count }: SaveRouteParts,
  otherwise: RequestListener,
): RequestListener {
  const backlog = new Backlog();
  return (request, response) => {
    const attempt = request.method === "POST" ? SAVE_PATH.exec(request.url ?? "")?.[1] : undefined;
    const isJson = request.headers["content-type"]?.startsWith("application/json");
    if (attempt === undefined || !isJson) return otherwise(request, response);
    // stamped before the body is read and before any queue: a slow network or a long queue makes nobody late
    const arrivedAt = app.clock.now();
    const startedAt = performance.now();
    response.on("finish", () => count(response.statusCode, startedAt));
    const release = refusesAnswers() ? null : backlog.admit();
    if (!release) return answer(response, 503, BUSY, retryAfterSeconds());
    save(app, request, response, attempt, arrivedAt)
      .catch((error: unknown) => {
        const { status, code, message, retryAfter } = describeError(error);
        const requestId = randomUUID();
        if (status >= 500) log.error({ id: requestId, attempt, error: (error as Error).message }, "save failed");
        answer(response, status, { code, message, requestId }, retryAfter);
      })
      .finally(release);
  };
}

async function save(
  app: AppContext,
  request: IncomingMessage,
  response: ServerResponse,
  attempt: string,
  arrivedAt: number,
): Promise<void> {
  const refusal = refusalOf(request, app.settings);
  if (refusal) return answer(response, refusal.status, { code: refusal.code, message: refusal.text });
  const text = await bodyOf(request);
  if (text === "too_large" || text === "too_slow") {
    response.setHeader("Connection", "close");
    return text === "too_large"
      ? answer(response, 413, { code: text, message: "Nội dung gửi lên quá lớn." })
      : answer(response, 408, { code: text, message: "Nội dung đến quá chậm. Máy sẽ tự gửi lại." });
  }
  const body = saveBody.safeParse(parseJson(text.body));
  if (!body.success) return answer(response, 400, { code: "bad_request", message: "Yêu cầu không đọc được." });
  const { token, ...rest } = body.data;
  const result = await app.handle.op<SaveResult>("saveAnswers", {
    ...rest,
    attempt,
    tokenHash: tokenHashOf(token),
    arrivedAt,
  });
  if (result.status === "forbidden") {
    return answer(response, 403, { code: "forbidden", message: "Bài thi này không mở được từ trang đang dùng." });
  }
  const { deadlineAt, status: _status, ...told } = result;
  answer(response, 200, { ...told, remainingMs: deadlineAt - app.clock.now() });
}

function answer(response: ServerResponse, status: number, body: object, retryAfter?: number): void {
  if (retryAfter) response.setHeader("Retry-After", String(retryAfter));
  response.writeHead(status, HEADERS);
  response.end(JSON.stringify(body));
}

/** The body as text, unless it grows past its limit, whatever Content-Length said, or is not here in time. */
function bodyOf(request: IncomingMessage): Promise<{ body: string } | "too_large" | "too_slow"> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (reason: "too_large" | "too_slow") => {
      clearTimeout(timer);
      request.removeAllListeners("data");
      request.resume();
      resolve(reason);
    };
    const timer = setTimeout(stop, ARRIVAL_MS, "too_slow");
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > SAVE_LIMIT) stop("too_large");
      else chunks.push(chunk);
    });
    request.on("end", () => {
      clearTimeout(timer);
      resolve({ body: Buffer.concat(chunks).toString("utf8") });
    });
    request.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
