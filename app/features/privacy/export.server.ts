import { PREDICTION, predictionOf } from "#app/domain/prediction.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listAbsencesOfPerson } from "#db/queries/absences.ts";
import { audit } from "#db/queries/audit.ts";
import { listConsentsOf } from "#db/queries/consents.ts";
import { listCountryProgress } from "#db/queries/country-progress.ts";
import {
  findAccountOfPerson,
  findPerson,
  listAnswersOfAttempts,
  listAttemptsOfPerson,
  listCodesOfPerson,
  listGrantsOfPerson,
  listLearningOf,
  listLessonProgressOf,
  listMembershipHistory,
  listRulingsOfPerson,
} from "#db/queries/privacy.ts";
import type { PersonAccess } from "./person.server.ts";

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/**
 * Everything kept of a person, to hand over: no password, no key of a question, and no score before its release. The
 * caller has asked `personAccess`; the export is audited.
 */
export async function exportPerson(
  { db }: Pick<DatabaseHandle, "db">,
  access: PersonAccess,
  by: { account: string; now: number },
): Promise<object> {
  const { person } = access;
  const row = await findPerson(db, person);
  if (!row) throw new Error(`no person ${person}`);
  const account = await findAccountOfPerson(db, person);
  const attempts = await listAttemptsOfPerson(db, person);
  const answers = await listAnswersOfAttempts(
    db,
    attempts.map(({ id }) => id),
  );
  const predictionsIn = (attempt: string) =>
    answers
      .filter((answer) => answer.attempt === attempt && answer.question === PREDICTION)
      .map(({ answer, arrivedAt }) => ({ so: predictionOf(JSON.parse(answer)), luc: instant(arrivedAt) }));
  const absences = await listAbsencesOfPerson(db, person);
  const awayIn = (attempt: string) => {
    const away = absences.get(attempt);
    return away ? { lan: away.times, giay: Math.round(away.ms / 1_000) } : null;
  };
  const learning = await listLearningOf(db, person);
  const subject = `person:${person}`;
  await audit(db, { at: by.now, actor: by.account, action: "person.export", subject, unit: access.unit });
  return {
    ngayXuat: localDay(by.now),
    hoTen: row.full_name,
    ngaySinh: row.birth_date,
    ma: await listCodesOfPerson(db, person),
    taiKhoan: account && {
      maDangNhap: account.login,
      lanVaoDau: instant(account.first_login_at),
      lanVaoGanNhat: instant(account.last_login_at),
    },
    donVi: (await listMembershipHistory(db, person)).map(({ unitName, validFrom, validTo }) => ({
      ten: unitName,
      tuNgay: validFrom,
      denNgay: validTo,
    })),
    dongY: (await listConsentsOf(db, person)).map((one) => ({
      nguoi: one.giver,
      hinhThuc: one.form,
      ngay: one.given_on,
      rutLai: one.withdrawn_on,
    })),
    baiHoc: (await listLessonProgressOf(db, person)).map(({ lesson, state, begunAt, doneAt, section }) => ({
      bai: lesson,
      trangThai: state,
      batDau: instant(begunAt),
      xong: instant(doneAt),
      mucDangDoc: section,
    })),
    cauTuKiemTra: learning.answers.map(({ lesson, question, right, at }) => ({
      bai: lesson,
      cau: question,
      dungLanDau: right === 1,
      luc: instant(at),
    })),
    kiemTraTruCot: learning.tests.map(({ pillar, year, phase, answers: given, right, total, doneAt }) => ({
      truCot: pillar,
      namHoc: year,
      lan: phase === "before" ? "truoc" : "sau",
      dung: right,
      trong: total,
      traLoi: JSON.parse(given) as Record<string, string[]>,
      luc: instant(doneAt),
    })),
    hanRieng: learning.extensions.map(({ title, dueAt }) => ({ lanGiao: title, han: instant(dueAt) })),
    hoChieu: (await listCountryProgress(db, person)).map(({ country, begunAt, stampedAt }) => ({
      nuoc: country,
      batDau: instant(begunAt),
      dongDau: instant(stampedAt),
    })),
    luotThi: attempts.map((attempt) => ({
      cuocThi: attempt.contest,
      vong: attempt.round,
      luot: attempt.no,
      trangThai: attempt.state,
      batDau: instant(attempt.startedAt),
      nop: instant(attempt.finishedAt),
      bienNhan: attempt.receipt,
      diem: attempt.releaseAt !== null && attempt.releaseAt <= by.now ? attempt.score : null,
      roiTrang: awayIn(attempt.id),
      duDoan: predictionsIn(attempt.id),
      cauTraLoi: answers
        .filter((answer) => answer.attempt === attempt.id && answer.question !== PREDICTION)
        .map(({ question, answer, arrivedAt }) => ({
          cau: question,
          traLoi: JSON.parse(answer) as string[],
          luc: instant(arrivedAt),
        })),
    })),
    gioThem: (await listGrantsOfPerson(db, person)).map(({ round, kind, ms, at, reason, endedAt }) => ({
      vong: round,
      loai: kind,
      phut: ms / 60_000,
      luc: instant(at),
      lyDo: reason,
      thuHoi: instant(endedAt),
    })),
    quyetDinh: (await listRulingsOfPerson(db, person)).map(({ kind, round, at, reason }) => ({
      loai: kind,
      vong: round,
      luc: instant(at),
      lyDo: reason,
    })),
  };
}
