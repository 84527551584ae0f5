/** Corrections of the demo's closed contest, made by its pages over HTTP as its organiser makes them. */
import { setTimeout as wait } from "node:timers/promises";
import { paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";
import { ask, formHeaders } from "./http.ts";

interface Organiser {
  readonly url: string;
  readonly cookie: string;
  /** Of a contest that is over. */
  readonly slug: string;
}

const REASON = "Câu hỏi có hai cách hiểu";

async function post({ url, cookie }: Organiser, path: string, form: Record<string, string>): Promise<string> {
  const headers = { ...formHeaders(url), Cookie: cookie };
  const sent = await ask(url, path, { method: "POST", headers, body: new URLSearchParams(form).toString() });
  if (sent.status !== 302) throw new Error(`${path} answered ${sent.status}: ${sent.body.slice(0, 500)}`);
  return String(sent.headers.location);
}

/** The first question of the list. */
export async function anyQuestion({ url, cookie, slug }: Organiser): Promise<string> {
  const { body } = await ask(url, paths.contestKeys(slug), { headers: { Cookie: cookie } });
  const version = /\?cau=(\w+)/.exec(body)?.[1];
  if (!version) throw new Error("no question is listed");
  return version;
}

/** The form that makes a question void, right in every field. */
export const voidForm = (version: string) => ({ intent: "void", id: newId(), version, reason: REASON });

/** Asks for a question to be void and waits for the end of the dry run; gives the correction's id. */
export async function countedCorrection(organiser: Organiser): Promise<string> {
  const { url, cookie, slug } = organiser;
  const to = await post(organiser, paths.contestKeys(slug), voidForm(await anyQuestion(organiser)));
  const id = to.split("/").at(-1) ?? "";
  for (let tries = 0; tries < 300; tries++) {
    const { body } = await ask(url, paths.contestCorrection(slug, id), { headers: { Cookie: cookie } });
    if (body.includes("Lượt thi đã chấm thử")) return id;
    await wait(200);
  }
  throw new Error("the dry run did not come to its end");
}

/** Issues final results and, after them, a corrected edition; gives its number. */
export async function correctedEdition(organiser: Organiser): Promise<number> {
  const { slug } = organiser;
  await post(organiser, paths.organiserContest(slug), {});
  const final = await newestEdition(organiser, /Bản (\d+), kết quả chính thức/i);
  await post(organiser, paths.contestEditions(slug), { reason: REASON });
  const corrected = await newestEdition(organiser, /Bản (\d+), đính chính/i);
  if (corrected <= final) throw new Error(`edition ${corrected} came before ${final}`);
  return corrected;
}

/** Waits until an edition of that kind stands in the list, and gives its number. */
async function newestEdition({ url, cookie, slug }: Organiser, name: RegExp): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const { body } = await ask(url, paths.contestEditions(slug), { headers: { Cookie: cookie } });
    const n = name.exec(body)?.[1];
    if (n) return Number(n);
    await wait(200);
  }
  throw new Error(`no edition reads ${name}`);
}
