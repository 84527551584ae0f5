/** Shell commands that bring in units, schools, pupils and staff. Files are read by the shell; only their content comes here. */
import { z } from "zod";
import { findBranch, findSchool, importRoll, type RollPlace, rollFile } from "#app/features/rolls/api.server.ts";
import { BY_LIST, importStaff, staffFile } from "#app/features/staff-lists/api.server.ts";
import {
  importProvince,
  importSchools,
  listUnitsByIds,
  NoProvinceError,
  OtherProvinceError,
  SchoolListError,
  UnknownProvinceError,
} from "#app/features/units/api.server.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { audit } from "#db/queries/audit.ts";
import { findProvince } from "#db/queries/installation.ts";
import { type Command, type CommandContext, CommandRefused } from "./command.ts";

type Handle = CommandContext["handle"];

const REFUSALS = [NoProvinceError, OtherProvinceError, SheetFileError, SchoolListError, UnknownProvinceError];

/** Errors that carry a sentence for people become refusals; anything else is a fault of ours. */
async function orRefuse<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (REFUSALS.some((one) => error instanceof one)) throw new CommandRefused((error as Error).message);
    throw error;
  }
}

export const importCommands = {
  async "units:import"({ handle, now }, args) {
    const input = z.object({ province: z.string(), dryRun: z.boolean() }).parse(args);
    return orRefuse(importProvince(handle, { code: input.province, now, dryRun: input.dryRun }));
  },

  async "schools:import"({ handle, now }, args) {
    const input = z
      .object({ list: z.string().nullable(), map: z.string().nullable(), dryRun: z.boolean(), skipBad: z.boolean() })
      .parse(args);
    return orRefuse(importSchools(handle, { ...input, now }));
  },

  async "staff:import"({ handle, now, progress }, args) {
    const { school: code, ...input } = z
      .object({ file: staffFile, school: z.string().nullable(), dryRun: z.boolean(), skipBad: z.boolean() })
      .parse(args);
    const unit = code === null ? await findProvince(handle.db) : await schoolPlace(handle, code);
    if (!unit) throw new CommandRefused(new NoProvinceError().message);
    progress(`Đối chiếu ${input.file.rows} dòng với ${unit.name}…`);
    const [row] = await listUnitsByIds(handle.db, [unit.id]);
    const target = { unit: row!, roles: BY_LIST };
    return { unit: unit.name, ...(await importStaff(handle, { ...input, target, now, actor: null })) };
  },

  async "roll:import"({ handle, now, progress }, args) {
    const { school, branch, ...input } = z
      .object({
        file: rollFile,
        school: z.string().nullable().default(null),
        branch: z.string().nullable().default(null),
        dryRun: z.boolean(),
        endAbsent: z.boolean(),
        skipBad: z.boolean(),
        move: z.boolean().default(false),
      })
      .parse(args);
    const place = branch === null ? await schoolPlace(handle, school ?? "") : await branchPlace(handle, branch);
    progress(`Đối chiếu ${input.file.rows} dòng với ${place.name}…`);
    const report = await orRefuse(importRoll(handle, { ...input, place, now, actor: null }));
    // what was written is audited with it; a dry run names people too
    if (!report.written) {
      const read = { at: now, actor: null, action: "roll.preview", subject: `unit:${place.id}`, unit: place.id };
      await audit(handle.db, read);
    }
    return { [place.kind === "school" ? "school" : "branch"]: place.name, ...report };
  },
} satisfies Record<string, Command>;

/** The school that a code names. */
async function schoolPlace(handle: Handle, code: string): Promise<RollPlace> {
  const school = await findSchool(handle, code);
  if (school) return school;
  throw new CommandRefused(
    `Không có trường mã ${code}. Mã trường gồm mã tỉnh và mã trường, ví dụ 54/001; trường chưa có thì nhập trước bằng schools:import.`,
  );
}

async function branchPlace(handle: Handle, key: string): Promise<RollPlace> {
  const found = await findBranch(handle, key);
  if (found.ok) return found.place;
  const why = {
    unknown: `Không có Đoàn hay chi đoàn “${found.name}”. Ghi mã của Đoàn, ví dụ doan-30307, hoặc mã rồi tên chi đoàn, ví dụ "doan-30307/Ấp Bình Thạnh".`,
    several: `Có nhiều chi đoàn “${found.name}”. Dùng mã của chi đoàn, xem ở trang Đơn vị.`,
    of_school: `${found.name} là của trường: đoàn viên lấy từ cột Chi đoàn trong danh sách của trường, hoặc do bí thư đánh dấu.`,
  } as const;
  throw new CommandRefused(why[found.code]);
}
