/** How many bytes the attempt costs a phone: the paper's page, and everything a first visit loads with it. */

import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { paths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { ALL_KINDS, cookieOfPupil, makeExam, startAttempts } from "../../../tests/faults/support/exam.ts";
import { openGround, startServers } from "./world.ts";

export interface SizeRow {
  readonly what: string;
  readonly bytes: number;
  readonly compressed: number;
}

export interface PageSizeBench {
  readonly rows: readonly SizeRow[];
  readonly allCompressed: number;
}

export async function benchPageSize(): Promise<PageSizeBench> {
  const ground = await openGround("sqlite");
  try {
    const handle = await openDatabase({ url: ground.databaseUrl });
    const quota = [{ pillar: "common" as const, n: 20 }];
    await makeExam(handle, { pupils: 1, now: Date.now(), rules: { quota }, kinds: ALL_KINDS });
    const [attempt] = await startAttempts(handle, 1, Date.now());
    await handle.close();
    const server = await startServers(ground);
    try {
      const page = await load(server.port, paths.attempt(attempt!.id), cookieOfPupil(0));
      const rows = [{ what: "trang bài thi 20 câu đủ dạng", ...sizes(page) }];
      const html = page.body.toString("utf8");
      const linked = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|woff2|svg))/g)].map(([, path]) => path!);
      const assets = new Set(linked);
      for (const path of assets) {
        const asset = await load(server.port, path);
        rows.push({ what: path, ...sizes(asset) });
        if (path.endsWith(".css")) {
          for (const [, font] of asset.body.toString("utf8").matchAll(/url\(([^)]+\.woff2)\)/g)) assets.add(font!);
        }
        if (path.endsWith(".js")) {
          for (const [, script] of asset.body.toString("utf8").matchAll(/from"(\.[^"]+\.js)"/g)) {
            assets.add(new URL(script!, `http://x${path}`).pathname);
          }
        }
      }
      return { rows, allCompressed: rows.reduce((sum, { compressed }) => sum + compressed, 0) };
    } finally {
      await server.stop();
    }
  } finally {
    await ground.close();
  }
}

interface Loaded {
  readonly body: Buffer;
  readonly sent: number;
}

const sizes = ({ body, sent }: Loaded) => ({ bytes: body.length, compressed: sent });

function load(port: number, path: string, cookie = ""): Promise<Loaded> {
  const headers = { "Accept-Encoding": "gzip, br", Cookie: cookie };
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => {
        if (answer.statusCode !== 200) return reject(new Error(`${path} answered ${answer.statusCode}`));
        const sent = Buffer.concat(pieces);
        const encoding = answer.headers["content-encoding"];
        const body = encoding === "gzip" ? gunzipSync(sent) : encoding === "br" ? brotliDecompressSync(sent) : sent;
        resolve({ body, sent: sent.length });
      });
    })
      .on("error", reject)
      .end();
  });
}
