/**
 * A client made from the served description: its types by a generator, its answers checked against the served schemas,
 * every one of them, and more strictly than they say: what is not described is refused.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import createClient from "openapi-fetch";
import { expect } from "vitest";
import type { ApiSite } from "./api-site.ts";
import type { paths } from "./api-types.ts";

type Json = Record<string, unknown>;
export interface Description {
  readonly openapi: string;
  readonly paths: Record<string, { get: Json & { operationId: string; responses: Json } }>;
  readonly components: { readonly schemas: Record<string, Json> };
}

export async function served(site: ApiSite): Promise<Description> {
  return (await site.get("/openapi.json")).json() as Promise<Description>;
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return "properties" in inner && !("additionalProperties" in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

/** Gives a function that says what is wrong with an answer of an operation. */
function checker({ paths: of, components }: Description) {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ $id: "api", components: closed(components) as object });
  const compiled = new Map<string, ValidateFunction>();
  return (path: string, status: number, type: string, body: unknown): string => {
    const response = of[path]?.get.responses[String(status)] as {
      content?: Record<string, { schema: { $ref: string } }>;
    };
    if (!response) return `${path}: ${status} is not described`;
    const ref = response.content?.[type]?.schema.$ref;
    if (!ref) return `${path}: ${status} as ${type} is not described`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: `api${ref}` });
    compiled.set(ref, validate);
    return validate(body) ? "" : `${path}: ${ajv.errorsText(validate.errors)}`;
  };
}

/** The client of a token; `called` gathers the operations that answered with 200. */
export async function apiClient(site: ApiSite, token: string, called = new Set<string>()) {
  const description = await served(site);
  const check = checker(description);
  const client = createClient<paths, "application/json" | "application/problem+json">({
    baseUrl: `${site.url}/api/v1`,
    headers: { Authorization: `Bearer ${token}` },
  });
  client.use({
    async onResponse({ schemaPath, response }) {
      const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
      if (response.status !== 304 && type !== "text/csv") {
        expect(check(schemaPath, response.status, type, await response.clone().json())).toBe("");
      }
      if (response.status === 200) called.add(description.paths[schemaPath]!.get.operationId);
    },
  });
  return client;
}
