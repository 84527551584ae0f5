import type { Content } from "#app/content/types.ts";
import type { DatabaseHandle } from "#db/connect.ts";

/** What a task may use, in whichever thread it runs. */
export interface TaskContext {
  readonly handle: DatabaseHandle;
  /** Epoch ms when the task was asked for. */
  readonly now: number;
  /** YYYY-MM-DD */
  readonly today: string;
  /** The built file of the process that reads spreadsheets; undefined = the sources. */
  readonly sheets: URL | undefined;
  /** Read when it is first needed. */
  content(): Content;
  /** One short Vietnamese line about how far the work is. */
  progress(line: string): void;
}
