/** The API described as OpenAPI 3.1, made from the same list and schemas that serve it. */
import { z } from "zod";
import { named, problemSchema } from "./answers.ts";
import { OPERATIONS } from "./catalogue.ts";
import type { Operation } from "./operation.ts";
import { PROBLEMS, type ProblemCode } from "./problem.ts";

type Json = { readonly [key: string]: unknown };
export type JsonSchema = Json & { readonly description?: string; readonly properties?: Record<string, JsonSchema> };

const REF = "#/components/schemas/";
const ref = (id: string) => ({ $ref: `${REF}${id}` });

/** Every named schema. More may be added to an answer later: the description does not close them. */
export function schemasOf(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(named, {
    uri: (id) => `${REF}${id}`,
    override({ jsonSchema }) {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      // the format says it; the pattern is a line of its own length
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema as JsonSchema]),
  );
}

export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Json;
}

export function queryOf({ query }: Pick<Operation, "query">): QueryParameter[] {
  const made = z.toJSONSchema(query) as JsonSchema & { required?: string[] };
  return Object.entries(made.properties ?? {}).map(([name, { description = "", ...schema }]) => ({
    name,
    // what has a default need not be said
    required: (made.required ?? []).includes(name) && !("default" in schema),
    description,
    schema,
  }));
}

export function answerId({ body }: Pick<Operation, "body">): string {
  return named.get(body)!.id;
}

const HEADERS: Json = Object.fromEntries(
  [
    "ETag",
    "Link",
    "As-Of",
    "RateLimit-Policy",
    "RateLimit",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
  ].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);
const header = (description: string, type = "string") => ({ description, schema: { type } });

const problemsOf = ({ path, query }: Operation): ProblemCode[] => [
  "parameter-invalid",
  ...("cursor" in query.shape ? (["cursor-invalid"] as const) : []),
  ...(["token-missing", "token-unknown", "token-expired", "token-revoked", "scope-missing"] as const),
  "not-found",
  "not-acceptable",
  // what reads the public edition
  ...(/^\/(boards|participation)/.test(path) ? (["cursor-stale", "board-settling"] as const) : []),
  ...(["rate-limited", "error", "busy"] as const),
];

function responsesOf(one: Operation): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(one)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return {
    "200": {
      description: one.summary,
      headers: HEADERS,
      content: {
        "application/json": { schema: ref(answerId(one)), example: one.example },
        ...(one.row && { "text/csv": { schema: { type: "string" } } }),
      },
    },
    "304": { description: "Số liệu không đổi so với ETag đã gửi" },
    ...Object.fromEntries(
      [...byStatus].map(([status, codes]) => [
        String(status),
        {
          description: codes.map((code) => PROBLEMS[code].title).join("; "),
          content: { "application/problem+json": { schema: ref(named.get(problemSchema)!.id) } },
        },
      ]),
    ),
  };
}

function operationOf(one: Operation): Json {
  const inPath = Object.entries(one.parameters).map(([name, description]) => ({
    name,
    in: "path",
    required: true,
    description,
    schema: { type: "string" },
  }));
  const inQuery = queryOf(one).map((parameter) => ({ ...parameter, in: "query" }));
  return {
    operationId: one.id,
    summary: one.summary,
    description: one.description,
    tags: [one.scope],
    security: [{ token: [one.scope] }],
    parameters: [...inPath, ...inQuery],
    responses: responsesOf(one),
  };
}

/** `server` is the address below which the paths stand. */
export function openApi({ server, version }: { readonly server: string; readonly version: string }) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Góc ASEAN: API lấy số liệu",
      version,
      description: `Chỉ đọc, không có tên hay mã của học sinh. Hướng dẫn cho người lấy số liệu: ${server}`,
    },
    servers: [{ url: server }],
    tags: [...new Set(OPERATIONS.map(({ scope }) => scope))].map((name) => ({ name })),
    paths: Object.fromEntries(OPERATIONS.map((one) => [one.path, { get: operationOf(one) }])),
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "Mã truy cập của một đơn vị, đọc được đơn vị ấy và bên dưới",
        },
      },
      schemas: schemasOf(),
      headers: {
        ETag: header("Dấu của số liệu; gửi lại trong If-None-Match để chỉ nhận khi số liệu đã đổi"),
        Link: header('Trang sau, rel="next"'),
        "As-Of": header("Số liệu tính đến lúc này, cũng có cho CSV"),
        "RateLimit-Policy": header("Số lần hỏi (q) trong số giây (w)"),
        RateLimit: header("Còn lại bao nhiêu lần (r), bao nhiêu giây nữa tính lại (t)"),
        "RateLimit-Limit": header("Số lần hỏi trong một cửa sổ", "integer"),
        "RateLimit-Remaining": header("Còn lại bao nhiêu lần", "integer"),
        "RateLimit-Reset": header("Bao nhiêu giây nữa tính lại", "integer"),
      },
    },
  };
}
