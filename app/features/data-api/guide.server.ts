/** What the page of the API tells, as plain data: made from the list that serves. */
import { OPERATIONS } from "./catalogue.ts";
import { answerId, type JsonSchema, queryOf, schemasOf } from "./description.ts";
import { PROBLEMS } from "./problem.ts";
import { SCOPE_NAMES } from "./scopes.ts";

export interface GuideField {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

export interface GuideOperation {
  readonly id: string;
  readonly path: string;
  readonly scope: string;
  readonly scopeName: string;
  readonly summary: string;
  readonly description: string;
  readonly csv: boolean;
  readonly parameters: readonly GuideField[];
  readonly fields: readonly GuideField[];
  /** What stands beside the rows of a list. */
  readonly beside: readonly GuideField[];
  readonly example: string;
}

export interface ApiGuide {
  readonly operations: readonly GuideOperation[];
  readonly problems: readonly {
    readonly code: string;
    readonly status: number;
    readonly title: string;
    readonly detail: string;
  }[];
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "chữ",
  integer: "số nguyên",
  number: "số",
  boolean: "đúng/sai",
  array: "danh sách",
  object: "nhóm",
  null: "trống",
};

function typeWords(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(", ");
  if (Array.isArray(schema.anyOf)) return [...new Set((schema.anyOf as JsonSchema[]).map(typeWords))].join(" hoặc ");
  if (schema.format === "date-time") return "lúc";
  if (schema.format === "date") return "ngày";
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? "object"];
  return types.map((type) => TYPE_WORDS[String(type)] ?? String(type)).join(" hoặc ");
}

/** The fields of one row, or of the one thing that is answered. */
function fieldsOf(schemas: Readonly<Record<string, JsonSchema>>, body: JsonSchema): GuideField[] {
  const data = body.properties?.data;
  const inner = (data?.items as JsonSchema | undefined) ?? data;
  const target = typeof inner?.$ref === "string" ? schemas[inner.$ref.split("/").at(-1) ?? ""] : inner;
  return Object.entries(target?.properties ?? {}).map(fieldOf);
}

const fieldOf = ([name, schema]: [string, JsonSchema]): GuideField => ({
  name,
  type: typeWords(schema),
  required: true,
  description: schema.description ?? "",
});

/** What every answer has is told once, above. */
const EVERYWHERE = ["asOf", "data", "next"];

let made: ApiGuide | undefined;

export function apiGuide(): ApiGuide {
  made ??= makeGuide();
  return made;
}

function makeGuide(): ApiGuide {
  const schemas = schemasOf();
  return {
    operations: OPERATIONS.map((one) => ({
      id: one.id,
      path: one.path,
      scope: one.scope,
      scopeName: SCOPE_NAMES[one.scope],
      summary: one.summary,
      description: one.description,
      csv: one.row !== null,
      parameters: [
        ...Object.entries(one.parameters).map(([name, description]) => ({
          name,
          type: "trong địa chỉ",
          required: true,
          description,
        })),
        ...queryOf(one).map(({ name, required, description, schema }) => ({
          name,
          type: typeWords(schema),
          required,
          description,
        })),
      ],
      fields: fieldsOf(schemas, schemas[answerId(one)]!),
      beside: Object.entries(schemas[answerId(one)]!.properties ?? {})
        .filter(([name]) => !EVERYWHERE.includes(name))
        .map(fieldOf),
      example: JSON.stringify(one.example, null, 2),
    })),
    problems: Object.entries(PROBLEMS).map(([code, { status, title, detail }]) => ({ code, status, title, detail })),
  };
}
