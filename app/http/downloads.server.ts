const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** An .xlsx file to keep; `name` in plain letters. Never cached: files hold names. */
export function spreadsheet(bytes: Uint8Array, name: string, cache = "no-store"): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": XLSX,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": cache,
    },
  });
}

/** A .csv file to keep, as `csvText` makes it; `name` in plain letters. Never cached: files hold names. */
export function csvFile(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
