/** Every migration by hand, in order; forward only, never edited after landing. */
import type { Migration } from "kysely";
import * as unitsPeople from "./20261122_2220_units_people.ts";
import * as accounts from "./20261122_2221_accounts_audit_outbox.ts";
import * as lessonsQuestions from "./20261122_2222_lessons_questions.ts";
import * as contestsAttempts from "./20261122_2223_contests_attempts.ts";
import * as boards from "./20261122_2224_boards.ts";
import * as rollImports from "./20261122_2350_roll_imports.ts";

export const migrations = {
  "20261122_2220_units_people": unitsPeople,
  "20261122_2221_accounts_audit_outbox": accounts,
  "20261122_2222_lessons_questions": lessonsQuestions,
  "20261122_2223_contests_attempts": contestsAttempts,
  "20261122_2224_boards": boards,
  "20261122_2350_roll_imports": rollImports,
} as unknown as Record<string, Migration>;
