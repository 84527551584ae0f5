import type { Role } from "#app/domain/permissions.ts";
import { startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { NewPerson } from "#app/features/people/api.server.ts";
import { derivedId, provinceIds } from "#app/features/units/api.server.ts";
import type { DemoCalendar } from "./calendar.ts";
import { WARD } from "./members.ts";
import type { NameMaker } from "./names.ts";
import type { DemoSchool } from "./schools.ts";
import { streamOf } from "./stream.ts";

export interface DemoStaff {
  readonly person: NewPerson;
  readonly login: string;
  readonly role: Role;
  readonly units: readonly string[];
  /** What the sign-in page says; null for the many that are not listed there. */
  readonly listed: { readonly label: string; readonly where: string } | null;
  /** The school where they work; null for those of the area and the province. */
  readonly school: string | null;
}

/** The school whose staff is listed on the sign-in page, and the ones that have named no manager yet. */
const SHOWN_SCHOOL = "02";
const WITHOUT_MANAGER = ["05", "15", "22", "27"];

interface Post {
  readonly login: string;
  readonly role: Role;
  readonly units: readonly string[];
  readonly listed?: { readonly label: string; readonly where: string };
  readonly school?: string;
}

/** Everybody who works with the product: teachers of two classes each, managers, secretaries, officers. */
export function buildStaff(
  schools: readonly DemoSchool[],
  province: { readonly code: string; readonly name: string },
  names: NameMaker,
  calendar: DemoCalendar,
): DemoStaff[] {
  return [...schools.flatMap(postsOfSchool), ...postsOfProvince(province)].map((post): DemoStaff => {
    const stream = streamOf("staff", post.login);
    return {
      person: {
        id: derivedId(startOfLocalDay(calendar.since), "demo", "person", post.login),
        fullName: names.make(stream, stream.chance(0.6) ? "f" : "m", "adult"),
        birthDate: null,
        codes: [],
        memberships: [],
      },
      login: post.login,
      role: post.role,
      units: post.units,
      listed: post.listed ?? null,
      school: post.school ?? null,
    };
  });
}

function postsOfSchool({ id, plan, classes, union }: DemoSchool): Post[] {
  const shown = plan.code === SHOWN_SCHOOL;
  const posts: Post[] = [];
  for (let at = 0; at < classes.length; at += 2) {
    const own = classes.slice(at, at + 2);
    const where = `${own.map((unit) => unit.name).join(", ")}, ${plan.name}`;
    posts.push({
      login: shown && at === 0 ? "giaovien" : `gv${plan.code}${String(at / 2 + 1).padStart(2, "0")}`,
      role: "teacher",
      units: own.map((unit) => unit.id),
      school: plan.code,
      listed: shown && at === 0 ? { label: "Giáo viên", where } : undefined,
    });
  }
  if (!WITHOUT_MANAGER.includes(plan.code)) {
    const listed = shown ? { label: "Quản lý trường", where: plan.name } : undefined;
    posts.push({ login: shown ? "quanly" : `ql${plan.code}`, role: "manager", units: [id], school: plan.code, listed });
  }
  if (union !== null) {
    const listed = shown ? { label: "Bí thư Đoàn trường", where: plan.name } : undefined;
    posts.push({
      login: shown ? "bithu" : `bt${plan.code}`,
      role: "secretary",
      units: [union],
      school: plan.code,
      listed,
    });
  }
  const last = classes.at(-1);
  if (shown && last) {
    const listed = { label: "Bí thư chi đoàn", where: `Chi đoàn ${last.name}, ${plan.name}` };
    posts.push({ login: "chidoan", role: "secretary", units: [last.branch], school: plan.code, listed });
  }
  return posts;
}

function postsOfProvince({ code, name }: { readonly code: string; readonly name: string }): Post[] {
  const units = [provinceIds.province(code)];
  const department = `Sở GDĐT ${name.replace(/^(Tỉnh|Thành phố) /, "")}`;
  const area = [provinceIds.commune(WARD.code)];
  const union = [provinceIds.communalUnion(WARD.code)];
  return [
    {
      login: "doanphuong",
      role: "secretary",
      units: union,
      listed: { label: "Bí thư Đoàn phường", where: WARD.union },
    },
    { login: "phuong", role: "area", units: area, listed: { label: "Cán bộ phường", where: WARD.name } },
    { login: "bantochuc", role: "organiser", units, listed: { label: "Ban tổ chức", where: department } },
    { login: "canboso", role: "department", units, listed: { label: "Cán bộ Sở", where: department } },
    { login: "biensoan", role: "writer", units, listed: { label: "Biên soạn câu hỏi", where: department } },
    { login: "quantri", role: "admin", units, listed: { label: "Quản trị hệ thống", where: name } },
  ];
}
