/** Reports made over HTTP as the department makes them by its pages. */
import { NARRATIVES_OF } from "#app/features/annual-report/narrative.ts";
import { paths } from "#app/paths.ts";
import { ask, formHeaders } from "./http.ts";

interface Department {
  readonly url: string;
  readonly cookie: string;
}

/** Who signs the reports made here: on no other page. */
export const SIGNER = "Đoàn Thị Ký Thử";

async function post({ url, cookie }: Department, path: string, form: Record<string, string>): Promise<string> {
  const headers = { ...formHeaders(url), Cookie: cookie };
  const sent = await ask(url, path, { method: "POST", headers, body: new URLSearchParams(form).toString() });
  if (sent.status !== 302) throw new Error(`${path} answered ${sent.status}: ${sent.body.slice(0, 500)}`);
  return String(sent.headers.location);
}

/** A new draft of the year; gives its id. */
export async function draftReport(
  department: Department,
  { unit, year }: { unit: string; year: string },
): Promise<string> {
  const to = await post(department, paths.reportNew(), { unit, kind: "year", year });
  return to.split("/").at(-1) ?? "";
}

/** A new summary of the contest that opened last; gives its id. */
export async function contestReport(department: Department, unit: string): Promise<string> {
  const form = (await ask(department.url, paths.reportNew(), { headers: { Cookie: department.cookie } })).body;
  const [, contest = ""] = /name="contest"[^>]*>\s*<option value="([^"]+)"/.exec(form) ?? [];
  const to = await post(department, paths.reportNew(), { unit, kind: "contest", contest });
  return to.split("/").at(-1) ?? "";
}

export const SETTINGS = {
  cut: "issue",
  pillar_common: "on",
  parentBody: "UBND TỈNH AN GIANG",
  body: "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
  number: "7",
  symbol: "BC-SGDĐT",
  place: "An Giang",
  subject: "Kết quả tuyên truyền, quảng bá ASEAN",
  addressees: "Ủy ban nhân dân tỉnh An Giang",
  bases: "",
  recipients: "Như trên\nLưu: VT",
  authority: "",
  post: "GIÁM ĐỐC",
  signer: SIGNER,
} as const;

/** The same with everything filled in and issued: its first version stands. */
export async function issuedReport(department: Department, of: { unit: string; year: string }): Promise<string> {
  const id = await draftReport(department, of);
  await post(department, paths.reportSettings(id), { ...SETTINGS, day: `28/11/${of.year}`, rev: "1" });
  const texts = Object.fromEntries(NARRATIVES_OF.year.map((part) => [part, `Nội dung của phần ${part}.`]));
  await post(department, paths.report(id), { ...texts, intent: "save", rev: "2" });
  await post(department, paths.report(id), { intent: "issue", rev: "3" });
  return id;
}
