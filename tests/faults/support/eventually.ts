import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

/** Reads until it reads what is wanted; fails with what it read last. Works in tests that run at once. */
export async function eventually<T>(read: () => Promise<T> | T, wanted: T | ((value: T) => boolean), ms = 60_000) {
  const fits = (value: T) =>
    typeof wanted === "function" ? (wanted as (value: T) => boolean)(value) : isDeepStrictEqual(value, wanted);
  const until = performance.now() + ms;
  for (;;) {
    const value = await read();
    if (fits(value)) return;
    if (performance.now() > until) {
      const what = typeof wanted === "function" ? String(wanted) : JSON.stringify(wanted);
      throw new Error(`waited ${ms} ms for ${what}, last was ${JSON.stringify(value)}`);
    }
    await wait(50);
  }
}
