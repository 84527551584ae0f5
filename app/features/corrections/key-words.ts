/** A key in words, and a key read from a form: by the kind of its question. */
import type { QuestionBody } from "#app/domain/question.ts";

export const VERDICTS = { true: "Đúng", false: "Sai" } as const;

/** The right answer as people say it. */
export function keyWords(body: QuestionBody, correct: readonly string[]): string {
  const texts = new Map([...body.options, ...(body.targets ?? [])].map(({ id, text }) => [id, text]));
  const text = (id: string | undefined) => texts.get(id ?? "") ?? "–";
  switch (body.kind) {
    case "statements":
      return correct
        .map((verdict) => verdict.split(":"))
        .map(([id, said]) => `${text(id)}: ${VERDICTS[said === "true" ? "true" : "false"]}`)
        .join("; ");
    case "matching":
      return correct
        .map((pair) => pair.split("="))
        .map(([left, right]) => `${text(left)} – ${text(right)}`)
        .join("; ");
    case "ordering":
      return correct.map(text).join(" → ");
    case "short":
      return correct.join(" hoặc ");
    case "multiple":
      return correct.map(text).join("; ");
    default:
      return correct.map(text).join(" hoặc ");
  }
}

/** The name of the box of one part: an option, a statement, a place, a left side. */
export const partName = (part: string | number) => `k_${part}`;

/** What a form says is right, in the raw form that `newKey` takes. */
export function keyOfForm(body: QuestionBody, values: Readonly<Record<string, string>>): string[] {
  const of = (part: string | number) => values[partName(part)] ?? "";
  const ids = body.options.map(({ id }) => id);
  switch (body.kind) {
    case "statements":
      return ids.flatMap((id) => (of(id) === "" ? [] : [`${id}:${of(id)}`]));
    case "matching":
      return ids.flatMap((id) => (of(id) === "" ? [] : [`${id}=${of(id)}`]));
    case "ordering":
      return ids.map((_id, place) => of(place));
    case "short":
      return of("all").split(/\r?\n/);
    default:
      return ids.filter((id) => of(id) !== "");
  }
}

/** The same form filled with a key. */
export function formOfKey(body: QuestionBody, correct: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [place, part] of correct.entries()) {
    if (body.kind === "ordering") values[partName(place)] = part;
    else if (body.kind === "statements" || body.kind === "matching") {
      const [id = "", said = ""] = part.split(body.kind === "statements" ? ":" : "=");
      values[partName(id)] = said;
    } else if (body.kind !== "short") values[partName(part)] = "1";
  }
  if (body.kind === "short") values[partName("all")] = correct.join("\n");
  return values;
}
