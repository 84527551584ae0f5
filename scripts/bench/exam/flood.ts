/**
 * Sends saves over plain sockets, ready-made bytes, so that the sender takes as little of the two cores as it can. Open
 * loop with `perSecond`: requests go out when they are due, whether or not earlier ones are answered, as long as a
 * socket is free; without it every socket sends again at once.
 */
import { connect, type Socket } from "node:net";
import { type Times, timesOf } from "./percentiles.ts";

export interface FloodResult {
  readonly sentPerSecond: number;
  readonly savedPerSecond: number;
  readonly refusedPerSecond: number;
  /** Answers other than 200 and 503, and connections that broke. */
  readonly errors: number;
  readonly saved: Times;
  readonly refused: Times;
}

export interface FloodOptions {
  readonly port: number;
  readonly seconds: number;
  readonly sockets: number;
  readonly perSecond?: number;
  make(): { path: string; body: string };
}

interface Line {
  readonly socket: Socket;
  sentAt: number;
}

export async function flood({ port, seconds, sockets, perSecond, make }: FloodOptions): Promise<FloodResult> {
  const saved: number[] = [];
  const refused: number[] = [];
  let errors = 0;
  let sent = 0;
  let open = true;
  const free: Line[] = [];
  const send = (line: Line) => {
    const { path, body } = make();
    sent += 1;
    line.sentAt = performance.now();
    line.socket.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };
  const release = (line: Line) => {
    if (open && !perSecond) send(line);
    else free.push(line);
  };
  const connectOne = () =>
    new Promise<Line>((resolve) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      const line: Line = { socket, sentAt: 0 };
      socket.on("connect", () => resolve(line));
      socket.on("error", () => {
        if (open) errors += 1;
      });
      // an answer is small and comes in one piece: its first line says all that is asked here
      socket.on("data", (bytes: Buffer) => {
        const status = bytes.toString("latin1", 9, 12);
        const ms = performance.now() - line.sentAt;
        if (status === "200") saved.push(ms);
        else if (status === "503") refused.push(ms);
        else errors += 1;
        if (!socket.destroyed) release(line);
      });
    });
  const lines: Line[] = [];
  for (let at = 0; at < sockets; at += 100) {
    const some = Array.from({ length: Math.min(100, sockets - at) }, connectOne);
    lines.push(...(await Promise.all(some)));
  }

  const began = performance.now();
  if (perSecond) {
    free.push(...lines);
    while (performance.now() - began < seconds * 1_000) {
      const due = Math.floor(((performance.now() - began) * perSecond) / 1_000);
      while (sent < due && free.length > 0) send(free.pop()!);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } else {
    for (const line of lines) send(line);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
  const took = (performance.now() - began) / 1_000;
  open = false;
  const result: FloodResult = {
    sentPerSecond: Math.round(sent / took),
    savedPerSecond: Math.round(saved.length / took),
    refusedPerSecond: Math.round(refused.length / took),
    errors,
    saved: timesOf(saved),
    refused: timesOf(refused),
  };
  for (const { socket } of lines) socket.destroy();
  return result;
}
