import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { describeIssue } from "./problem-text.ts";
import type { Problem } from "./types.ts";

type Path = readonly PropertyKey[];

/** YAML text that remembers where its values stand, so that every problem names a line. */
export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  readonly problems: readonly Problem[];
  lineOf(path: Path): number;
}

/** Reads YAML; `firstLine` is the line of the file where the text begins. Syntax errors come back as problems. */
export function readYaml(file: string, text: string, firstLine = 1): YamlSource {
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const problems = doc.errors.map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    message: `YAML sai cú pháp: ${error.message}`,
  }));

  function lineOf(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = length === 1 ? doc.contents : doc.getIn(path.slice(0, length - 1), true);
      const last = path[length - 1];
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === last)
        : undefined;
      const node = pair?.key ?? doc.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return firstLine;
  }

  return { file, data: problems.length === 0 ? doc.toJS() : null, problems, lineOf };
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
    data,
  );
}

/**
 * Checks a value against a schema. `at` is where the value stands in the source; problems name the line of the field,
 * or of the nearest thing around it when the field is missing.
 */
export function validate<T>(
  source: YamlSource,
  value: unknown,
  schema: z.ZodType<T>,
  at: Path = [],
): { value: T | null; problems: Problem[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.map((issue) => {
    const inner = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
    return {
      file: source.file,
      line: source.lineOf([...at, ...inner]),
      message: describeIssue(issue, valueAt(value, issue.path) !== undefined),
    };
  });
  return { value: null, problems };
}
