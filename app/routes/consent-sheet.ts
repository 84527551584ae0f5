import type { LoaderFunctionArgs } from "@remix-run/node";
import { consentSheet } from "#app/features/privacy/api.server.ts";
import { csvText } from "#app/http/csv.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";

/** The pupils of a school or class as a list in which consents are filled in, and which comes back as it is. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "consent.record", params.unit);
  const by = { unit: unit.id, account: viewer.account, now: context.clock.now() };
  const rows = (await consentSheet(context.handle, by)).map(({ login, name, unitName, given }) => [
    ...[login ?? "", name, unitName],
    ...given.map((stands) => (stands ? "x" : "")),
    "",
    "",
  ]);
  const header = ["Mã đăng nhập", "Họ và tên", "Lớp", "Học sinh đồng ý", "Phụ huynh đồng ý", "Hình thức", "Ngày"];
  return new Response(csvText(header, rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="dong-y.csv"',
      "Cache-Control": "no-store",
    },
  });
}
