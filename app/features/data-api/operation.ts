/** What one address of the API is: what it takes, what it answers, and who reads it. Router and description share it. */
import type { z } from "zod";
import type { AppContext } from "#app/http/context.ts";
import type { Cursor, Piece } from "./cursor.ts";
import type { ProblemCode } from "./problem.ts";
import type { ApiScope } from "./scopes.ts";

/** What most operations need: they only read, in a thread of their own, so that no answer of an exam waits for them. */
export type ReadContext = Pick<AppContext, "handle">;
/** Of those that need the content, and hand their long part to that thread themselves. */
export type ApiContext = Pick<AppContext, "handle" | "content" | "tasks" | "clock">;

/** Who asks: a token sees its unit and what is below. */
export interface ApiReader {
  readonly token: string;
  readonly unit: string;
}

export interface Ask<Query, Context = ReadContext> {
  readonly context: Context;
  readonly reader: ApiReader;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly cursor: Cursor | null;
  readonly now: number;
}

/** One thing, or a page of a list; `more` stands beside the rows. Moments are epoch ms. */
export type Answer =
  | { readonly asOf: number; readonly data: object }
  | {
      readonly asOf: number;
      readonly piece: Piece<object>;
      readonly more?: object;
      readonly columns?: readonly string[];
    };

export type Outcome =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly code: ProblemCode };

export const answered = (answer: Answer): Outcome => ({ ok: true, answer });
export const refused = (code: ProblemCode): Outcome => ({ ok: false, code });
/** What is unknown and what is somebody else's is answered alike. */
export const nothing = refused("not-found");

type Run =
  | { readonly thread: true; readonly run: (ask: Ask<never>) => Promise<Outcome> }
  | { readonly thread: false; readonly run: (ask: Ask<never, ApiContext>) => Promise<Outcome> };

export type Operation = Run & {
  readonly id: string;
  /** "/units/{unit}" */
  readonly path: string;
  readonly scope: ApiScope;
  readonly summary: string;
  readonly description: string;
  /** What stands in braces in the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: z.ZodObject;
  /** The whole answer as JSON. */
  readonly body: z.ZodObject;
  /** One row of a list, for the columns of its CSV; null where the answer is one thing. */
  readonly row: z.ZodObject | null;
  readonly example: unknown;
};

type Described<Query extends z.ZodObject> = Omit<Operation, keyof Run | "query"> & { readonly query: Query };

/** Ties the type of the query to what is run with it. */
export function operation<Query extends z.ZodObject>(
  of: Described<Query> & { readonly run: (ask: Ask<z.output<Query>>) => Promise<Outcome> },
): Operation {
  return { ...of, thread: true };
}

/** The same for what begins in the thread of the server. */
export function operationHere<Query extends z.ZodObject>(
  of: Described<Query> & { readonly run: (ask: Ask<z.output<Query>, ApiContext>) => Promise<Outcome> },
): Operation {
  return { ...of, thread: false };
}
