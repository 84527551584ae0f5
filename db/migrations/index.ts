/** Every migration by hand, in order; forward only, never edited after landing. */
import type { Migration } from "kysely";
import * as unitsPeople from "./20261122_2220_units_people.ts";
import * as accounts from "./20261122_2221_accounts_audit_outbox.ts";
import * as lessonsQuestions from "./20261122_2222_lessons_questions.ts";
import * as contestsAttempts from "./20261122_2223_contests_attempts.ts";
import * as boards from "./20261122_2224_boards.ts";
import * as rollImports from "./20261122_2350_roll_imports.ts";
import * as slipsConsentsUploads from "./20261123_0230_slips_consents_uploads.ts";
import * as staffLists from "./20261127_0250_staff_lists.ts";
import * as contestMaking from "./20261127_0300_contest_making.ts";
import * as attemptPrediction from "./20261127_0310_attempt_prediction.ts";
import * as retentionRollsUnits from "./20261127_0940_retention_rolls_units.ts";
import * as schoolYouthTree from "./20261127_1000_school_youth_tree.ts";
import * as stagedPeople from "./20261127_1010_staged_people.ts";
import * as attemptHolder from "./20261127_1020_attempt_holder.ts";
import * as puttingRight from "./20261130_0800_putting_right.ts";
import * as stagedMemberships from "./20261130_0910_staged_memberships.ts";
import * as examPulse from "./20261130_1100_exam_pulse.ts";
import * as boardScopes from "./20261130_1150_board_scopes.ts";
import * as unitFigures from "./20261130_1240_unit_figures.ts";
import * as corrections from "./20261130_1340_corrections.ts";
import * as taughtLessonSection from "./20261130_1400_taught_lesson_section.ts";
import * as correctionPeople from "./20261130_1410_correction_people.ts";
import * as assignments from "./20261130_1440_assignments.ts";
import * as contentReports from "./20261130_1500_content_reports.ts";
import * as countryProgress from "./20261130_1510_country_progress.ts";
import * as boardBuilds from "./20261130_1520_board_builds.ts";
import * as reports from "./20261130_1540_reports.ts";
import * as apiTokens from "./20261130_1560_api_tokens.ts";
import * as keptFigures from "./20261130_1580_kept_figures.ts";
import * as timeForGroups from "./20261130_1600_time_for_groups.ts";
import * as attemptAbsence from "./20261130_1610_attempt_absence.ts";
import * as counted from "./20261201_0530_counted.ts";
import * as linesApart from "./20261201_1300_lines_apart.ts";
import * as leanBoards from "./20261201_1630_lean_boards.ts";

export const migrations = {
  "20261122_2220_units_people": unitsPeople,
  "20261122_2221_accounts_audit_outbox": accounts,
  "20261122_2222_lessons_questions": lessonsQuestions,
  "20261122_2223_contests_attempts": contestsAttempts,
  "20261122_2224_boards": boards,
  "20261122_2350_roll_imports": rollImports,
  "20261123_0230_slips_consents_uploads": slipsConsentsUploads,
  "20261127_0250_staff_lists": staffLists,
  "20261127_0300_contest_making": contestMaking,
  "20261127_0310_attempt_prediction": attemptPrediction,
  "20261127_0940_retention_rolls_units": retentionRollsUnits,
  "20261127_1000_school_youth_tree": schoolYouthTree,
  "20261127_1010_staged_people": stagedPeople,
  "20261127_1020_attempt_holder": attemptHolder,
  "20261130_0800_putting_right": puttingRight,
  "20261130_0910_staged_memberships": stagedMemberships,
  "20261130_1100_exam_pulse": examPulse,
  "20261130_1150_board_scopes": boardScopes,
  "20261130_1240_unit_figures": unitFigures,
  "20261130_1340_corrections": corrections,
  "20261130_1400_taught_lesson_section": taughtLessonSection,
  "20261130_1410_correction_people": correctionPeople,
  "20261130_1440_assignments": assignments,
  "20261130_1500_content_reports": contentReports,
  "20261130_1510_country_progress": countryProgress,
  "20261130_1520_board_builds": boardBuilds,
  "20261130_1540_reports": reports,
  "20261130_1560_api_tokens": apiTokens,
  "20261130_1580_kept_figures": keptFigures,
  "20261130_1600_time_for_groups": timeForGroups,
  "20261130_1610_attempt_absence": attemptAbsence,
  "20261201_0530_counted": counted,
  "20261201_1300_lines_apart": linesApart,
  "20261201_1630_lean_boards": leanBoards,
} as unknown as Record<string, Migration>;
