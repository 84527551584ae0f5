import type { YearOrder } from "./promote.server.ts";

/** What the form asks for; `to:<class id>` are the names of the new classes, lists hold one login a line. */
export function yearOrder(form: FormData, school: string, now: number): YearOrder {
  const wanted: Record<string, string> = {};
  for (const [name, value] of form) {
    if (name.startsWith("to:") && typeof value === "string")
      wanted[name.slice(3)] = value.normalize("NFC").slice(0, 30);
  }
  const lines = (name: string) =>
    String(form.get(name) ?? "")
      .split(/[\s,;]+/)
      .filter((line) => line !== "")
      .slice(0, 2_000);
  return {
    school,
    wanted,
    repeat: lines("repeat"),
    leave: lines("leave"),
    keepTeachers: form.get("teachers") === "yes",
    now,
  };
}
