/** Answers of the API on the wire: JSON or CSV, of which moment, and not at all when the asker has them already. */
import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { isoMoment } from "#app/domain/iso-time.ts";
import { type Answer, csvOf, type Operation, writeCursor } from "#app/features/data-api/api.server.ts";

export const JSON_TYPE = "application/json";
export const CSV_TYPE = "text/csv";

/** Of the figures without their moment: those that did not change are the same a minute later. */
export const etagOf = (text: string) => `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;

/**
 * Whether the asker has these figures. Express would send them again to whoever also says `no-cache`, which is meant for
 * caches on the way, and which the fetch of Node always says.
 */
function isKnown(request: Request, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, "");
  const given = request.headers["if-none-match"]?.split(",").map(plain) ?? [];
  return given.includes("*") || given.includes(plain(etag));
}

/** The body, or that it did not change. */
export function sendTagged(request: Request, response: Response, { etag, body }: { etag: string; body: string }): void {
  response.setHeader("ETag", etag);
  if (!isKnown(request, etag)) {
    response.send(body);
    return;
  }
  for (const name of ["Content-Type", "Content-Disposition"]) response.removeHeader(name);
  response.status(304).end();
}

interface Sending {
  readonly request: Request;
  readonly type: string;
  /** The question that cursors of this answer belong to. */
  readonly question: string;
  readonly url: URL;
}

export function sendAnswer(response: Response, { id, row }: Operation, answer: Answer, sending: Sending): void {
  const { request, type, question, url } = sending;
  const asOf = isoMoment(answer.asOf);
  response.setHeader("As-Of", asOf);
  response.setHeader("Cache-Control", "private, no-cache");
  response.type(`${type}; charset=utf-8`);
  if ("data" in answer) {
    const { data } = answer;
    sendTagged(request, response, { etag: etagOf(JSON.stringify(data)), body: JSON.stringify({ asOf, data }) });
    return;
  }
  const { piece, more = {}, columns = Object.keys(row?.shape ?? {}) } = answer;
  const next = piece.next && nextOf(url, writeCursor(question, piece.next));
  if (next) response.setHeader("Link", `<${next}>; rel="next"`);
  if (type === CSV_TYPE) response.setHeader("Content-Disposition", `attachment; filename="${id}.csv"`);
  sendTagged(request, response, {
    etag: etagOf(JSON.stringify([type, more, piece.rows, next])),
    body:
      type === CSV_TYPE
        ? csvOf(columns, piece.rows, answer)
        : JSON.stringify({ asOf, ...more, data: piece.rows, next }),
  });
}

function nextOf(url: URL, cursor: string): string {
  const next = new URL(url);
  next.searchParams.set("cursor", cursor);
  return next.href;
}
