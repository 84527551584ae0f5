/**
 * Signs pupils in with their password, all within half a second, in a process of its own, so that the sender of saves does not wait
 * for it: node sign-in-rush.mjs ADDRESS PASSWORD LOGIN… prints how many got in. A refusal is asked again as the page
 * tells.
 */
import { setTimeout as wait } from "node:timers/promises";

/** People press within so long of one another; the queue still grows, since a hash takes longer than the next one needs. */
const WITHIN_MS = 500;

const [address, password, ...logins] = process.argv.slice(2);
const headers = { Origin: new URL(address).origin };

/**
 * @param {string} login
 * @param {number} at
 */
async function signIn(login, at) {
  await wait((at * WITHIN_MS) / logins.length);
  for (let tries = 0; tries < 20; tries += 1) {
    const body = new URLSearchParams({ login, password, back: "/" });
    const answer = await fetch(address, { method: "POST", headers, body, redirect: "manual" });
    await answer.arrayBuffer();
    if (answer.status === 302 || answer.status === 303) return true;
    if (answer.status !== 503) return false;
    await wait(Number(answer.headers.get("retry-after") ?? 1) * 1_000);
  }
  return false;
}

const answers = await Promise.all(logins.map(signIn));
console.log(answers.filter(Boolean).length);
