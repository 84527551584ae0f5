/** How answers leave the page: in batches that the server takes, and never two of one size too many. */
import { afterEach, expect, it, vi } from "vitest";
import { Outbox } from "#app/browser/attempt/outbox.ts";
import { AttemptServer } from "#app/browser/attempt/server.ts";
import { AnswerStore } from "#app/browser/attempt/store.ts";
import { SHORT_LENGTH } from "#app/domain/short-answer.ts";
import { SAVE_LIMIT } from "#app/server/guard.ts";

afterEach(() => vi.unstubAllGlobals());

it("sends what piled up without network in pieces below the server's limit, oldest first, each once", async () => {
  const bodies: string[] = [];
  let online = false;
  const fetched = vi.fn(async (_url: string, { body }: { body: string }) => {
    if (!online) throw new TypeError("offline");
    bodies.push(body);
    const events = JSON.parse(body).events as { seq: number }[];
    return Response.json({ saved: events.map(({ seq }) => seq), refused: [], epoch: 1, state: "open", remainingMs: 1 });
  });
  vi.stubGlobal("fetch", fetched);
  const outbox = new Outbox(new AnswerStore(), new AttemptServer("/thi/A", "token"), {
    changed() {},
    saved() {},
    refused() {},
    beat() {},
    network() {},
    shut() {},
  });
  const text = "ễ".repeat(SHORT_LENGTH);
  for (let seq = 1; seq <= 300; seq += 1) {
    const question = `01ABCDEFGHJKMNPQRSTVWXYZ${String(seq % 100).padStart(2, "0")}`;
    const keep = { token: "token", keepUntil: Number.MAX_SAFE_INTEGER };
    await outbox.add({ attempt: "A", clientId: "client-1", epoch: 1, seq, question, answer: [text], ...keep });
  }
  online = true;
  // as a page does when the network is back
  await vi.waitFor(async () => {
    await outbox.flush(true);
    expect(outbox.isEmpty).toBe(true);
  }, 20_000);
  const sent = bodies.map((body) => (JSON.parse(body).events as { seq: number }[]).map(({ seq }) => seq));
  expect(sent.flat()).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
  expect(sent.length).toBeGreaterThan(3);
  for (const body of bodies) expect(new TextEncoder().encode(body).length).toBeLessThan(SAVE_LIMIT);
});
