import { localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { NewPerson } from "#app/features/people/api.server.ts";
import { derivedId, provinceIds, type UnitForest } from "#app/features/units/api.server.ts";
import { DAY, type DemoCalendar } from "./calendar.ts";
import type { NameMaker } from "./names.ts";
import { streamOf } from "./stream.ts";

/** A ward whose Đoàn has branches of its own beside those of schools. */
export const WARD = { code: "30307", name: "Phường Long Xuyên", union: "Đoàn phường Long Xuyên" };

const BRANCHES = [
  { code: "khom-3", name: "Chi đoàn Khóm 3", members: 14 },
  { code: "khom-7", name: "Chi đoàn Khóm 7", members: 9 },
] as const;

export interface DemoMember {
  readonly person: NewPerson;
  /** Code and login: DV260001. */
  readonly code: string;
  readonly branch: string;
  readonly branchName: string;
}

/** Branches outside schools with their members: young people of 18 to 28, in no class. */
export function buildMembers(
  names: NameMaker,
  calendar: DemoCalendar,
): { forest: UnitForest; members: readonly DemoMember[] } {
  const begin = startOfLocalDay(calendar.since);
  const units = BRANCHES.map(({ code, name }) => ({
    id: derivedId(begin, "demo", "unit", code),
    kind: "chi-doan" as const,
    codeScheme: "demo",
    code,
    name,
    validFrom: calendar.since,
  }));
  const parent = provinceIds.communalUnion(WARD.code);
  const edges = units.map(({ id }) => ({ tree: "youth" as const, child: id, parent, validFrom: calendar.since }));
  const members: DemoMember[] = [];
  for (const [at, { members: size, code, name }] of BRANCHES.entries()) {
    const stream = streamOf("branch", code);
    for (let n = 0; n < size; n++) {
      const login = `DV${String(calendar.schoolYear).slice(2)}${String(members.length + 1).padStart(4, "0")}`;
      const born = startOfLocalDay(`${calendar.schoolYear - stream.int(19, 28)}-01-01`) + stream.int(0, 364) * DAY;
      const unit = units[at]!.id;
      const person = {
        id: derivedId(begin, "demo", "person", login),
        fullName: names.make(stream, stream.chance(0.5) ? "f" : "m", "adult"),
        birthDate: localDay(born),
        codes: [{ scheme: "ma-doan-vien", code: login }],
        memberships: [
          {
            id: derivedId(begin, "demo", "membership", "youth", login),
            tree: "youth",
            unit,
            role: "member",
            validFrom: calendar.since,
          },
        ],
      };
      members.push({ person, code: login, branch: unit, branchName: name });
    }
  }
  return { forest: { units, edges }, members };
}
