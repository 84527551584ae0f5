/**
 * Long work that must not hold up a request: each task gets plain data and gives plain data, so that it can run in a
 * thread of its own (see runner.ts). What a person can mend comes back as a value; anything thrown is a fault of ours.
 */

import type { FileFormat, Issued, IssueOrder, ReportModel } from "#app/features/annual-report/api.server.ts";
import { type AssignmentGroups, assignmentGroups } from "#app/features/assignments/api.server.ts";
import {
  beginDueFreezes,
  beginEdition,
  beginStale,
  changedPeopleCsv,
  type EditionInput,
  type IssueResult,
  outcomeOf,
  type StaleBuild,
  stepBuild,
} from "#app/features/boards/api.server.ts";
import {
  type ApplyResult,
  beginApplying,
  type KeyedQuestions,
  keyedQuestions,
  stepCorrection,
} from "#app/features/corrections/api.server.ts";
import type { Outcome, PullOrder } from "#app/features/data-api/api.server.ts";
import type { NewUpload, PageUploads, UploadPlace } from "#app/features/imports/api.server.ts";
import { CONSENT_HEADINGS, consentList, keepConsents } from "#app/features/privacy/api.server.ts";
import { countFigure, type LessonCoverage, lessonCoverage } from "#app/features/reports/api.server.ts";
import { memberTemplate, rollTemplate, rollUploads } from "#app/features/rolls/api.server.ts";
import { staffTemplate, staffUploads } from "#app/features/staff-lists/api.server.ts";
import { badRowsFile } from "#app/sheets/bad-rows.server.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { type TableSheet, tableSheetFile } from "#app/sheets/table-sheet.server.ts";
import { CommandRefused } from "../command.ts";
import { type CommandName, commands } from "../commands.ts";
import { readSheet } from "../read-sheet.ts";
import type { TaskContext } from "./context.ts";

/** A file as the page got it. */
type SentFile<Target> = Omit<NewUpload<Target>, "file"> & { readonly bytes: Uint8Array };

/** So long somebody who issues an edition waits for it; a small contest's is there, a larger one's page goes on looking. */
const ISSUE_WAIT_MS = 1_500;
/** Few enough that the wait ends near its limit on a slow machine too. */
const ISSUE_UNITS = 5;

type Kept = { ok: true; upload: string } | { ok: false; message: string };

/** Reads a file in a process of its own and keeps what it read; gives the upload, or why it is no such list. */
async function readAndKeep(
  { sheets, today }: TaskContext,
  { bytes, reader }: { readonly bytes: Uint8Array; readonly reader: string },
  keep: (read: unknown) => Promise<string>,
): Promise<Kept> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return { ok: true, upload: await keep(await readSheet(reader, buffer, { today, entry: sheets })) };
  } catch (error) {
    if (error instanceof SheetFileError) return { ok: false, message: error.message };
    throw error;
  }
}

/** The steps of bringing in one kind of list, as tasks. */
function uploadTasks<Target, Choices, Outcome>(uploads: PageUploads<Target, Choices, Outcome>) {
  return {
    keep(context: TaskContext, { bytes, ...rest }: SentFile<Target>): Promise<Kept> {
      const reader = uploads.reader(rest.target);
      return readAndKeep(context, { bytes, reader }, (file) => uploads.keep(context.handle, { ...rest, file }));
    },
    preview: ({ handle }: TaskContext, place: UploadPlace<Target>) => uploads.preview(handle, place),
    apply(
      { handle }: TaskContext,
      { choices, ...place }: UploadPlace<Target> & { readonly choices: Choices & { readonly skipBad: boolean } },
    ) {
      return uploads.apply(handle, place, choices);
    },
    /** The wrong rows of an upload as a spreadsheet; null when there are none. */
    async badRows({ handle }: TaskContext, place: UploadPlace<Target>): Promise<Uint8Array | null> {
      const rows = await uploads.badRows(handle, place);
      return rows && rows.length > 0 ? badRowsFile(rows) : null;
    },
  };
}

const roll = uploadTasks(rollUploads);
const staff = uploadTasks(staffUploads);

export const tasks = {
  "roll.keep": roll.keep,
  "roll.preview": roll.preview,
  "roll.apply": roll.apply,
  "roll.badRows": roll.badRows,
  "roll.template": (_context: TaskContext, { classes }: { classes: readonly string[] }): Promise<Uint8Array> =>
    rollTemplate(classes),
  "roll.memberTemplate": (
    _context: TaskContext,
    { branches }: { branches: readonly string[] | null },
  ): Promise<Uint8Array> => memberTemplate(branches),

  "staff.keep": staff.keep,
  "staff.preview": staff.preview,
  "staff.apply": staff.apply,
  "staff.badRows": staff.badRows,
  "staff.template": (
    { handle }: TaskContext,
    target: { unit: { readonly id: string }; isSchool: boolean },
  ): Promise<Uint8Array> => staffTemplate(handle, target),

  "consents.keep": (
    context: TaskContext,
    { bytes, ...rest }: Omit<Parameters<typeof keepConsents>[1], "list"> & { readonly bytes: Uint8Array },
  ): Promise<Kept> =>
    readAndKeep(context, { bytes, reader: "consents" }, (read) => {
      const list = consentList.parse(read);
      if (!list.found) throw new SheetFileError("no_header", CONSENT_HEADINGS);
      return keepConsents(context.handle, { ...rest, list });
    }),

  /** The questions of a contest with their keys and how they were answered. */
  "correction.questions": ({ handle, now }: TaskContext, { contest }: { contest: string }): Promise<KeyedQuestions> =>
    keyedQuestions(handle, contest, now),
  /** Some pieces of a dry run, or of grading anew. */
  "correction.step": ({ handle, now }: TaskContext, { id }: { id: string }) => stepCorrection(handle, id, now),
  "correction.apply": (
    { handle, now }: TaskContext,
    { contest, id, account }: { contest: { id: string; unit: string }; id: string; account: string },
  ): Promise<ApplyResult> => beginApplying(handle, contest, id, { account, now }),
  /** Who has another score or rank, as CSV. */
  "correction.sheet": ({ handle }: TaskContext, of: Parameters<typeof changedPeopleCsv>[1]): Promise<string> =>
    changedPeopleCsv(handle.db, of),
  /** Begins an edition; a small contest's stands a moment later, a large one is gone on with by the job. */
  "edition.issue": async (
    { handle, now }: TaskContext,
    { contest, edition }: { contest: string; edition: EditionInput },
  ): Promise<IssueResult> => {
    const begun = await beginEdition(handle, contest, edition);
    if (!begun.ok) return begun;
    const end = performance.now() + ISSUE_WAIT_MS;
    while ((await stepBuild(handle, begun.build, now, { units: ISSUE_UNITS })) === "more" && performance.now() < end);
    return outcomeOf(handle, begun.build);
  },
  /** Some units of boards that are being made. */
  "boards.step": ({ handle, now }: TaskContext, { id }: { id: string }) => stepBuild(handle, id, now),
  /** What stands before them: boards that are stale as a whole, freeze times that have come. */
  "boards.stale": ({ handle, now }: TaskContext, _: object): Promise<StaleBuild[]> => beginStale(handle, now),
  "boards.freezes": ({ handle, now }: TaskContext, _: object): Promise<number> => beginDueFreezes(handle, now),

  /** How far the people of an assignment are, for a whole province too. */
  "assignment.groups": (
    { handle }: TaskContext,
    ask: Parameters<typeof assignmentGroups>[1],
  ): Promise<AssignmentGroups> => assignmentGroups(handle, ask),

  /** Lessons taught and finished per unit. */
  "lesson.coverage": ({ handle }: TaskContext, ask: Parameters<typeof lessonCoverage>[1]): Promise<LessonCoverage> =>
    lessonCoverage(handle, ask),

  /** One figure of the dashboard that no board keeps. */
  "figures.count": ({ handle, now, content }: TaskContext, key: Parameters<typeof countFigure>[2]): Promise<void> =>
    countFigure(handle, content(), key, now),

  /** Makes a report's files and keeps them with it for good. */
  async "report.issue"(
    { handle, now, content }: TaskContext,
    { account, ...order }: IssueOrder & { readonly account: string },
  ): Promise<Issued> {
    const { issueReport } = await import("#app/features/annual-report/issue.server.ts");
    return issueReport(handle, content(), order, { account, now });
  },
  /** One file of a report that is still written. */
  async "report.file"(
    _context: TaskContext,
    { model, format }: { readonly model: ReportModel; readonly format: FileFormat },
  ): Promise<Uint8Array> {
    const { reportFile } = await import("#app/features/annual-report/files.server.ts");
    return reportFile(model, format);
  },

  /** Figures that a program pulls. */
  async "api.pull"({ handle, now }: TaskContext, order: PullOrder): Promise<Outcome> {
    const { pull } = await import("#app/features/data-api/api.server.ts");
    return pull({ handle }, order, now);
  },

  /** A list to take away as a spreadsheet. */
  "sheet.table": (_context: TaskContext, sheet: TableSheet): Promise<Uint8Array> => tableSheetFile(sheet),

  /** A shell command that came through the door. */
  async command(
    { handle, now, content, progress }: TaskContext,
    { name, args }: { name: CommandName; args: unknown },
  ): Promise<{ result: object } | { refused: string }> {
    try {
      return { result: await commands[name]({ handle, now, content: content(), progress }, args) };
    } catch (error) {
      if (error instanceof CommandRefused) return { refused: error.message };
      throw error;
    }
  },
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
