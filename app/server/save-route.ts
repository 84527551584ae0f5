/**
 * The hottest route: a script saves answers. It is answered before Express, since the chain of layers that pages need
 * costs several times what the save itself does. Guard, limits and error answers are the same ones.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { z } from "zod";
import { tokenHashOf } from "#app/features/attempts/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import type { SaveResult } from "#db/ops/attempts.ts";
import { describeError } from "./errors.ts";
import { refusalOf, SAVE_LIMIT, SAVE_PATH } from "./guard.ts";
import type { Log } from "./log.ts";

const saveBody = z.object({
  token: z.string().min(20).max(40),
  clientId: z.string().min(8).max(40),
  epoch: z.int().min(1).max(1_000_000),
  events: z
    .array(
      z.object({
        seq: z.int().min(1).max(1_000_000_000),
        question: z.string().max(40),
        answer: z.array(z.string().max(40)).max(20),
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

export interface SaveRouteParts {
  readonly app: AppContext;
  readonly log: Log;
  /** Counts an answer with its status and the monotonic ms at which the request came. */
  count(status: number, startedAt: number): void;
}

/** Answers saves itself and hands everything else to `otherwise`. */
export function withSaveRoute({ app, log, count }: SaveRouteParts, otherwise: RequestListener): RequestListener {
  return (request, response) => {
    const attempt = request.method === "POST" ? SAVE_PATH.exec(request.url ?? "")?.[1] : undefined;
    const isJson = request.headers["content-type"]?.startsWith("application/json");
    if (attempt === undefined || !isJson) return otherwise(request, response);
    // stamped before the body is read and before any queue: a slow network or a long queue makes nobody late
    const arrivedAt = app.clock.now();
    const startedAt = performance.now();
    response.on("finish", () => count(response.statusCode, startedAt));
    save(app, request, response, attempt, arrivedAt).catch((error: unknown) => {
      const { status, code, message, retryAfter } = describeError(error);
      const requestId = randomUUID();
      if (status >= 500) log.error({ id: requestId, attempt, error: (error as Error).message }, "save failed");
      answer(response, status, { code, message, requestId }, retryAfter);
    });
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
  if (refusal) return answer(response, refusal.status, { code: "refused", message: refusal.text });
  const text = await bodyOf(request);
  if (text === null) {
    response.setHeader("Connection", "close");
    return answer(response, 413, { code: "too_large", message: "Nội dung gửi lên quá lớn." });
  }
  const body = saveBody.safeParse(parseJson(text));
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
  const { saved, refused, epoch, state, deadlineAt } = result;
  answer(response, 200, { saved, refused, epoch, state, remainingMs: deadlineAt - app.clock.now() });
}

function answer(response: ServerResponse, status: number, body: object, retryAfter?: number): void {
  if (retryAfter) response.setHeader("Retry-After", String(retryAfter));
  response.writeHead(status, HEADERS);
  response.end(JSON.stringify(body));
}

/** The body as text; null when it grows past its limit, whatever Content-Length said. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > SAVE_LIMIT) {
        resolve(null);
        request.removeAllListeners("data");
        request.resume();
      } else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
