import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/http/nonce.ts";

const ABORT_MS = 8_000;

/** What is written to it, in one piece: a page of many small pieces costs more to pass on and to compress than to make. */
function inOnePiece(done: (page: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _encoding, next) {
      // the renderer uses its buffer again
      pieces.push(Buffer.from(piece));
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

/** Sends a document when all of it is there; nothing of ours defers. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const nonce = context.nonce;
    let ready = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          ready = true;
          headers.set("Content-Type", "text/html; charset=utf-8");
          if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
          pipe(inOnePiece((page) => resolve(new Response(page, { headers, status }))));
        },
        onShellError: reject,
        onError(error: unknown) {
          if (ready || status === 200)
            context.log.error({ id: context.requestId, error: String(error) }, "render failed");
        },
      },
    );
    setTimeout(abort, ABORT_MS + 1_000).unref();
  });
}

/** Data of single fetch is personal unless a route says otherwise. */
export function handleDataRequest(response: Response): Response {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  return response;
}

/** Unexpected errors of loaders, actions and rendering, under the request's id. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  context.log.error(
    { id: context.requestId, path: new URL(request.url).pathname, error: message, stack },
    "request failed",
  );
}
