import type { z } from "zod";

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "chữ",
  number: "số",
  int: "số nguyên",
  boolean: "true hoặc false",
  array: "danh sách",
  object: "nhóm trường",
};

/** "sources[0].url": where in the file, as an editor would say it. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, part) => (typeof part === "number" ? `${place}[${part + 1}]` : `${place}${place && "."}${String(part)}`),
    "",
  );
}

/** A zod issue as one Vietnamese sentence. `present` says whether the file has a value at the issue's path. */
export function describeIssue(issue: z.core.$ZodIssue, present: boolean): string {
  const field = issue.path.length > 0 ? `Trường “${placeOf(issue.path)}”` : "Nội dung";
  if (!present && issue.code !== "unrecognized_keys") return `Thiếu trường “${placeOf(issue.path)}”.`;
  switch (issue.code) {
    case "invalid_type":
      return `${field} phải là ${TYPE_NAMES[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `${field} phải là một trong: ${issue.values.join(", ")}.`;
    case "too_small":
      if (issue.origin === "string" || issue.origin === "array") return `${field} đang để trống.`;
      return `${field} phải từ ${issue.minimum} trở lên.`;
    case "too_big":
      return `${field} phải từ ${issue.maximum} trở xuống.`;
    case "unrecognized_keys":
      return `Không có trường nào tên “${issue.keys.join("”, “")}”.`;
    default:
      return `${field} ${issue.message}.`;
  }
}
