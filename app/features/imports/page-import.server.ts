/** A list brought in by page: sent, looked at, carried out. Between the steps the file's rows wait in the database. */
import type { BadRow } from "#app/sheets/bad-rows.server.ts";
import type { SheetProblem } from "#app/sheets/problem.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { findUpload, insertUpload, markUploadApplied } from "#db/queries/uploads.ts";

type Db = Pick<DatabaseHandle, "db">;

const KEPT_MS = 24 * 3_600_000;

interface Report {
  readonly written: boolean;
  readonly problems: readonly SheetProblem[];
}

/** Where a list goes. */
interface UploadTarget {
  readonly unit: { readonly id: string };
}

/** One kind of list: how its file is read again, what bringing it in does, what stays of it afterwards. */
export interface PageImport<File, Target extends UploadTarget, Choices, Outcome extends Report> {
  /** Tells the uploads of one kind from those of another. */
  readonly kind: string;
  /** What the audit says of sending such a file, and of what a preview and the wrong rows show of people. */
  readonly actions: { readonly sent: string; readonly previewed: string; readonly wrongRows: string };
  /** The reader of sheet-process.ts for what is brought in here. */
  reader(target: Target): string;
  parse(payload: unknown): File;
  /** Throws SheetFileError for a file that has no sense there. */
  check?(file: File, target: Target, now: number): void;
  /** What of the file counts there; left out: all of it. */
  limit?(file: File, target: Target): File;
  run(handle: Db, order: ImportOrder<File, Target, Choices>): Promise<Outcome>;
  badRows(file: File, outcome: Outcome): readonly BadRow[];
  /** Of the outcome, what is kept once it is done: no more of the file than is needed. */
  kept(outcome: Outcome): Outcome;
}

export interface ImportOrder<File, Target, Choices> {
  readonly file: File;
  readonly target: Target;
  readonly account: string;
  readonly now: number;
  /** Null: only say what would happen. */
  readonly choices: (Choices & { readonly skipBad: boolean }) | null;
}

/** Whose upload is meant, and for which unit: for everybody else it does not exist. */
export interface UploadPlace<Target> {
  readonly id: string;
  readonly target: Target;
  readonly account: string;
  readonly now: number;
}

export interface UploadView<Outcome> {
  readonly name: string;
  readonly applied: boolean;
  /** Of the preview; after it was carried out, what was done. */
  readonly report: Outcome;
}

/** The steps of bringing in one kind of list. All but `keep` give null when the file is another's or its day is over. */
export interface PageUploads<Target, Choices, Outcome> {
  /** The reader of sheet-process.ts for a file that goes there. */
  reader(target: Target): string;
  /**
   * Keeps what was read of a file for a day, for the account that sent it; gives the upload's id. Throws SheetFileError
   * for a file that has no sense there.
   */
  keep(handle: Db, input: NewUpload<Target>): Promise<string>;
  /** What the file would do, or what it did. */
  preview(handle: Db, place: UploadPlace<Target>): Promise<UploadView<Outcome> | null>;
  /** Carries an upload out; the report says whether anything was written. Null, too, when it was carried out before. */
  apply(
    handle: Db,
    place: UploadPlace<Target>,
    choices: Choices & { readonly skipBad: boolean },
  ): Promise<Outcome | null>;
  /** The wrong rows of an upload, before or after it was carried out. */
  badRows(handle: Db, place: UploadPlace<Target>): Promise<readonly BadRow[] | null>;
}

/** A file that was sent. */
export interface NewUpload<Target> extends Omit<UploadPlace<Target>, "id"> {
  /** What its reader made of it, unchecked. */
  readonly file: unknown;
  readonly name: string;
}

/** The steps for one kind of list. */
export function pageImport<File, Target extends UploadTarget, Choices, Outcome extends Report>(
  job: PageImport<File, Target, Choices, Outcome>,
): PageUploads<Target, Choices, Outcome> {
  const { kind } = job;
  type Place = UploadPlace<Target>;
  type Applied = { readonly report: Outcome; readonly bad: readonly BadRow[] };
  const find = ({ db }: Db, { id, account, target, now }: Place) =>
    findUpload(db, { id, account, kind, unit: target.unit.id, now });
  const fileOf = (payload: string, target: Target) => {
    const file = job.parse(JSON.parse(payload));
    return job.limit?.(file, target) ?? file;
  };
  const note = ({ db }: Db, { target: { unit }, account, now }: Place, action: string) =>
    audit(db, { at: now, actor: account, action, subject: `unit:${unit.id}`, unit: unit.id });
  const doneOf = (payload: string) => JSON.parse(payload) as Applied;
  const tryOut = async (handle: Db, { target, account, now }: Place, payload: string) => {
    const file = fileOf(payload, target);
    return { file, report: await job.run(handle, { file, target, account, now, choices: null }) };
  };

  return {
    reader: (target) => job.reader(target),

    async keep({ db }, { name, target, account, now, ...sent }) {
      const id = newId();
      const file = job.parse(sent.file);
      job.check?.(file, target, now);
      const unit = target.unit.id;
      await db.transaction().execute(async (trx) => {
        const row = { id, account, kind, unit, name: name.slice(0, 200), payload: JSON.stringify(file) };
        await insertUpload(trx, { ...row, created_at: now, expires_at: now + KEPT_MS, applied_at: null });
        await audit(trx, { at: now, actor: account, action: job.actions.sent, subject: `unit:${unit}`, unit });
      });
      return id;
    },

    async preview(handle, place) {
      const upload = await find(handle, place);
      if (!upload) return null;
      await note(handle, place, job.actions.previewed);
      const { name, payload } = upload;
      if (upload.applied_at !== null) return { name, applied: true, report: doneOf(payload).report };
      return { name, applied: false, report: (await tryOut(handle, place, payload)).report };
    },

    async apply(handle, place, choices) {
      const upload = await find(handle, place);
      if (!upload || upload.applied_at !== null) return null;
      const { target, account, now } = place;
      const file = fileOf(upload.payload, target);
      const report = await job.run(handle, { file, target, account, now, choices });
      if (!report.written && report.problems.length > 0 && !choices.skipBad) return report;
      // of the file only what is still to be mended stays
      const applied: Applied = { report: job.kept(report), bad: job.badRows(file, report) };
      const done = { id: upload.id, payload: JSON.stringify(applied), at: now };
      // of two presses of the button the one that wrote tells what was done
      await markUploadApplied(handle.db, done, { again: report.written });
      return report;
    },

    async badRows(handle, place) {
      const upload = await find(handle, place);
      if (!upload) return null;
      await note(handle, place, job.actions.wrongRows);
      if (upload.applied_at !== null) return doneOf(upload.payload).bad;
      const { file, report } = await tryOut(handle, place, upload.payload);
      return job.badRows(file, report);
    },
  };
}
