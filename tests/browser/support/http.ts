/** Requests with exactly the headers that a test wants to send: fetch sets some of its own and refuses others. */
import { type IncomingHttpHeaders, request } from "node:http";

export interface HttpAsk {
  readonly method?: string;
  /** Null leaves a header out that would be sent otherwise. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string | Buffer;
  /** Sends the body without Content-Length, in pieces. */
  readonly chunked?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
  readonly ms: number;
}

const PIECE = 16_384;

/** Follows no redirect. A connection that the server closes after its answer is no failure. */
export function ask(origin: string, path: string, options: HttpAsk = {}): Promise<HttpAnswer> {
  const { hostname, port, host } = new URL(origin);
  const { method = "GET", body, chunked = false } = options;
  const headers: Record<string, string> = { Host: host };
  if (body !== undefined && !chunked) headers["Content-Length"] = String(Buffer.byteLength(body));
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  const began = performance.now();
  return new Promise((resolve, reject) => {
    let answered = false;
    const sent = request(
      { hostname, port, path, method, headers, agent: false, setHost: false, timeout: 30_000 },
      (response) => {
        answered = true;
        const pieces: Buffer[] = [];
        const finish = () => {
          const bytes = Buffer.concat(pieces);
          const { statusCode = 0, headers: received } = response;
          resolve({
            status: statusCode,
            headers: received,
            body: bytes.toString("utf8"),
            bytes,
            ms: performance.now() - began,
          });
        };
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("end", finish);
        response.on("error", finish);
      },
    );
    sent.on("timeout", () => sent.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
    sent.on("error", (error) => {
      if (!answered) reject(error);
    });
    if (body === undefined) return void sent.end();
    if (!chunked) return void sent.end(body);
    const bytes = Buffer.from(body);
    for (let at = 0; at < bytes.length; at += PIECE) sent.write(bytes.subarray(at, at + PIECE));
    sent.end();
  });
}

/** What a form of a page of ours sends along. */
export const formHeaders = (origin: string) => ({
  "Content-Type": "application/x-www-form-urlencoded",
  Origin: origin,
  "Sec-Fetch-Site": "same-origin",
});

/** The first cookie of an answer as a browser sends it back; empty when it sets none. */
export function cookieOf(answer: HttpAnswer): string {
  return answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

/** A form with one file, as a browser sends it: the headers and the body. */
export function fileForm(origin: string, file: { name: string; type: string; bytes: Buffer }) {
  const boundary = "----goc-asean-test";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`;
  return {
    headers: { ...formHeaders(origin), "Content-Type": `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
