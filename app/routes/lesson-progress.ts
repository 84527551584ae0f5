import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { countryOfProgress, saveCountryProgress } from "#app/features/countries/api.server.ts";
import { progressReport, saveProgress } from "#app/features/lessons/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

const FORM = "application/x-www-form-urlencoded";

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...headers, "Cache-Control": "no-store" } });
}

/** Nothing to read at this address. */
export function loader(_args: LoaderFunctionArgs) {
  return answer(405, { code: "method", message: "Địa chỉ này chỉ nhận báo tiến độ bài học." }, { Allow: "POST" });
}

/** "Học xong" of a page without its script: nobody saw the answers, so it tells no count. */
async function finishByForm({ request, context }: ActionFunctionArgs) {
  const lesson = String((await request.formData()).get("lesson"));
  const { viewer, handle, content, clock } = context;
  if (!content.lessons.has(lesson)) throw notFound();
  if (!viewer) return redirect(paths.signIn(paths.lesson(lesson)));
  const report = { lesson, done: true, right: 0, total: 0 };
  await saveProgress(handle.db, content, { person: viewer.person, now: clock.now(), report });
  return redirect(paths.ownAssignmentsAfter(lesson));
}

/** A page of a lesson or a country reports how far its reader is. */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  if (request.headers.get("Content-Type")?.startsWith(FORM)) return finishByForm(args);
  const { viewer, handle, content, clock } = context;
  if (!viewer) return answer(401, { code: "sign_in", message: "Đăng nhập để lưu tiến độ." });
  const report = progressReport.safeParse(await request.json().catch(() => null));
  if (!report.success) return answer(400, { code: "bad_request", message: "Yêu cầu không đọc được." });
  const by = { person: viewer.person, now: clock.now() };
  const country = countryOfProgress(report.data.lesson);
  const state = country
    ? await saveCountryProgress(handle.db, content, { ...by, country, right: report.data.right })
    : await saveProgress(handle.db, content, { ...by, report: report.data });
  if (!state) return answer(404, { code: "unknown_lesson", message: "Không có bài học này." });
  return answer(200, { state });
}
