import { type Action, scopeOf } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { paths } from "#app/paths.ts";

export interface NavEntry {
  key: string;
  label: string;
  href: string;
}

const EVERYONE: readonly NavEntry[] = [
  { key: "lessons", label: "Bài học", href: paths.lessons() },
  { key: "contests", label: "Cuộc thi", href: paths.contests() },
  { key: "boards", label: "Bảng xếp hạng", href: paths.boards() },
];

const STAFF: readonly (NavEntry & { needs: Action })[] = [
  { key: "classes", label: "Lớp", href: paths.myClasses(), needs: "class.view" },
  { key: "schools", label: "Trường", href: paths.schools(), needs: "school.view" },
  { key: "organiser", label: "Tổ chức thi", href: paths.organiser(), needs: "contest.manage" },
  { key: "department", label: "Số liệu", href: paths.department(), needs: "participation.view" },
  { key: "content", label: "Nội dung", href: paths.content(), needs: "content.manage" },
  { key: "admin", label: "Quản trị", href: paths.admin(), needs: "unit.manage" },
];

/** The menu: what everybody sees, and what the viewer's roles open. */
export function navOf(viewer: Viewer | null): NavEntry[] {
  const own = STAFF.filter((entry) => scopeOf(viewer, entry.needs).length > 0);
  return [...EVERYONE, ...own.map(({ key, label, href }) => ({ key, label, href }))];
}
