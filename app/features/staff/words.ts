import { ROLE_NAMES, type Role } from "#app/domain/permissions.ts";

interface HomeroomMark {
  readonly homeroom: boolean;
}

const mark = (text: string, { homeroom }: HomeroomMark) => (homeroom ? `${text} (chủ nhiệm)` : text);

/** "Trần Thị Lan (chủ nhiệm), Lê Bình"; "" for nobody. */
export function teachersText(teachers: readonly (HomeroomMark & { readonly name: string })[]): string {
  return teachers.map((one) => mark(one.name, one)).join(", ");
}

/** "Giáo viên: 10A1 (chủ nhiệm), 10A2; Bí thư Đoàn, Đội: Đoàn trường THPT Sông Hậu"; "" for none. */
export function rolesText(
  roles: readonly (HomeroomMark & { readonly role: Role; readonly unitName: string })[],
): string {
  const kinds = [...new Set(roles.map(({ role }) => role))];
  return kinds
    .map((kind) => {
      const units = roles.filter(({ role }) => role === kind).map((one) => mark(one.unitName, one));
      return `${ROLE_NAMES[kind]}: ${units.join(", ")}`;
    })
    .join("; ");
}
