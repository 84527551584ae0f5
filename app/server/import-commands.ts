/** Shell commands that bring in units, schools and pupils. Files are read by the shell; only their content comes here. */
import { z } from "zod";
import { findSchool, importRoll, RollFileError, rollFile } from "#app/features/rolls/api.server.ts";
import {
  importProvince,
  importSchools,
  NoProvinceError,
  OtherProvinceError,
  SchoolListError,
  UnknownProvinceError,
} from "#app/features/units/api.server.ts";
import { type Command, CommandRefused } from "./command.ts";

const REFUSALS = [NoProvinceError, OtherProvinceError, RollFileError, SchoolListError, UnknownProvinceError];

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

  async "roll:import"({ handle, now, progress }, args) {
    const { school: code, ...input } = z
      .object({
        file: rollFile,
        school: z.string(),
        dryRun: z.boolean(),
        endAbsent: z.boolean(),
        skipBad: z.boolean(),
      })
      .parse(args);
    const school = await findSchool(handle, code);
    if (!school) {
      throw new CommandRefused(
        `Không có trường mã ${code}. Mã trường gồm mã tỉnh và mã trường, ví dụ 54/001; trường chưa có thì nhập trước bằng schools:import.`,
      );
    }
    progress(`Đối chiếu ${input.file.rows} dòng với ${school.name}…`);
    const report = await orRefuse(importRoll(handle, { ...input, school, now, actor: null }));
    return { school: school.name, ...report };
  },
} satisfies Record<string, Command>;
