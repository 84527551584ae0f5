/** What a shell command gets, and how it refuses. */
import type { Content } from "#app/content/types.ts";
import type { DatabaseHandle } from "#db/connect.ts";

export interface CommandContext {
  readonly handle: DatabaseHandle;
  readonly now: number;
  readonly content: Content;
  /** Nobody else writes to the database meanwhile. */
  readonly alone?: boolean;
  /** One short Vietnamese line about how far the work is. */
  progress(line: string): void;
}

/** A refusal that the person at the shell can act on; shown without a stack. */
export class CommandRefused extends Error {}

export type Command = (context: CommandContext, args: unknown) => Promise<object>;
