import type { Actor } from "./permissions.ts";

/** The signed-in person as pages greet them. */
export interface Viewer extends Actor {
  readonly name: string;
  /** Class or unit shown under the name. */
  readonly detail: string | null;
  /** The unit of that line: class or branch of a pupil. */
  readonly homeUnit: string | null;
  /** Signed in with a slip's one-time password; staff must choose their own before anything else. */
  readonly slipPassword: boolean;
}
