/**
 * Notices attached to a contest: PDF files, kept in the database. There they are on every node of a larger
 * installation and in every backup; they are written in pieces, so that no answer of a running contest waits for one.
 */
import { createHash } from "node:crypto";
import type { Viewer } from "#app/domain/viewer.ts";
import { paths } from "#app/paths.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import {
  type ContestFile,
  countFileParts,
  deleteContestFile,
  deleteUnusedParts,
  findContestFile,
  insertContestFile,
  insertFilePart,
  listContestFiles,
  listFileParts,
} from "#db/queries/contest-files.ts";
import { findContestBySlug } from "#db/queries/contests.ts";
import { managedContest } from "./managed.server.ts";
import type { NoticeLine } from "./notice-list.tsx";
import { LARGEST_NOTICE, MOST_NOTICES, type PdfFault, pdfFault } from "./pdf.ts";

type Db = Pick<DatabaseHandle, "db">;

const PART = 256 * 1_024;

export type NoticeFault = PdfFault | "too_large" | "too_many" | "none" | "again";

export const NOTICE_FAULTS: Record<NoticeFault, string> = {
  none: "Chưa chọn tệp. Chọn một tệp PDF.",
  too_large: `Tệp lớn hơn ${LARGEST_NOTICE / 1_000_000} MB. Giảm độ phân giải khi quét, hoặc tách thành hai tệp.`,
  too_many: `Nhiều nhất ${MOST_NOTICES} văn bản. Bỏ bớt một văn bản rồi thêm.`,
  not_pdf: "Tệp không phải PDF. Trong Word chọn Lưu thành, loại PDF.",
  broken: "Tệp PDF bị cắt cụt hoặc hỏng. Tải lại hoặc xuất lại rồi gửi.",
  encrypted: "Tệp PDF có mật khẩu. Bỏ mật khẩu rồi gửi lại.",
  active: "Tệp PDF có mã lệnh hoặc tệp nhúng. In lại thành PDF thường rồi gửi.",
  again: "Chưa lưu được tệp. Gửi lại lần nữa.",
};

interface By {
  readonly account: string;
  readonly now: number;
}

/** Attaches a file; what is wrong with it otherwise. The caller has checked the right. */
export async function addNotice(
  { db }: Db,
  contest: { readonly id: string; readonly unit: string },
  file: { readonly name: string; readonly bytes: Buffer } | null,
  by: By,
): Promise<{ ok: true } | { ok: false; fault: NoticeFault }> {
  if (!file || file.bytes.length === 0) return { ok: false, fault: "none" };
  if (file.bytes.length > LARGEST_NOTICE) return { ok: false, fault: "too_large" };
  const wrong = pdfFault(file.bytes);
  if (wrong) return { ok: false, fault: wrong };
  const hash = createHash("sha256").update(file.bytes).digest("hex");
  const parts = Math.ceil(file.bytes.length / PART);
  for (let pos = 0; pos < parts; pos += 1) {
    await insertFilePart(db, { hash, pos, bytes: file.bytes.subarray(pos * PART, (pos + 1) * PART) });
  }
  return db.transaction().execute(async (trx) => {
    const known = await listContestFiles(trx, contest.id);
    if (known.some((each) => each.hash === hash)) return { ok: true };
    if (known.length >= MOST_NOTICES) {
      await deleteUnusedParts(trx, [hash]);
      return { ok: false, fault: "too_many" };
    }
    // somebody may have taken the same file away from elsewhere between the pieces
    if ((await countFileParts(trx, hash)) !== parts) return { ok: false, fault: "again" };
    const row = { id: newId(), contest: contest.id, name: noticeName(file.name), size: file.bytes.length, hash };
    await insertContestFile(trx, { ...row, added_at: by.now, added_by: by.account });
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "notice.add",
      subject: `contest:${contest.id}`,
      unit: contest.unit,
      data: { file: row.id, size: row.size },
    });
    return { ok: true };
  });
}

/** Takes a notice away; nothing happens when it is gone already. */
export async function removeNotice(
  { db }: Db,
  contest: { readonly id: string; readonly unit: string },
  file: string,
  by: By,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const known = await findContestFile(trx, contest.id, file);
    if (!known) return;
    await deleteContestFile(trx, contest.id, file);
    await deleteUnusedParts(trx, [known.hash]);
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "notice.remove",
      subject: `contest:${contest.id}`,
      unit: contest.unit,
      data: { file },
    });
  });
}

/**
 * A notice with its bytes: of a published contest for everybody, of a draft for who may manage it. Null for what is not
 * there and for what is not to be seen alike.
 */
export async function openNotice(
  { db }: Db,
  viewer: Viewer | null,
  slug: string,
  file: string,
): Promise<{ file: ContestFile; bytes: Buffer; everybody: boolean } | null> {
  const contest = await findContestBySlug(db, slug);
  const everybody = contest?.state === "published";
  if (!contest || !(everybody || (await managedContest(db, viewer, { id: contest.id })))) return null;
  const found = await findContestFile(db, contest.id, file);
  if (!found) return null;
  const bytes = Buffer.concat(await listFileParts(db, found.hash));
  return bytes.length === found.size ? { file: found, bytes, everybody } : null;
}

/** The notices of a contest as links. */
export async function noticeLines({ db }: Db, { id, slug }: { id: string; slug: string }): Promise<NoticeLine[]> {
  const files = await listContestFiles(db, id);
  return files.map((file) => ({
    id: file.id,
    name: file.name,
    size: file.size,
    href: paths.contestNotice(slug, file.id),
  }));
}

/** The name as it was sent, without folders and signs that do not belong into one. */
function noticeName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const stem = plain
    .replace(/\.pdf$/i, "")
    .slice(0, 100)
    .trim();
  return `${stem || "Văn bản"}.pdf`;
}
