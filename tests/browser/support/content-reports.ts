/** A report of an error in a lesson, sent as a visitor sends it. */
import { paths } from "#app/paths.ts";
import { ask, formHeaders } from "./http.ts";

export const REPORTED = "Câu thứ hai ghi sai năm, theo sách là năm khác.";

/** Sends a report about this lesson and gives its id. */
export async function sendReport(url: string, lesson: string): Promise<string> {
  const form = (await ask(url, paths.reportLesson(lesson))).body;
  const id = /name="id" value="([0-9A-Z]{26})"/.exec(form)?.[1] ?? "";
  const body = new URLSearchParams({ id, section: "", words: REPORTED, source: "" }).toString();
  const sent = await ask(url, paths.reportLesson(lesson), { method: "POST", headers: formHeaders(url), body });
  if (sent.headers.location !== paths.sentReport(id)) {
    throw new Error(`the report was not taken: ${sent.status} ${sent.body.slice(0, 300)}`);
  }
  return id;
}
