import type { Content, Guide, GuideRole, Picture } from "#app/content/types.ts";
import type { Actor, Role } from "#app/domain/permissions.ts";
import { paths } from "#app/paths.ts";

/** A guide as a line of a list. */
export type GuideLine = Pick<Guide, "id" | "name" | "summary">;

export type GuidePage = Omit<Guide, "role" | "order"> & {
  /** The other guides, for who has several roles. */
  readonly others: readonly Pick<Guide, "id" | "name">[];
};

/**
 * Whose guide opens for a role. Who looks after an area reads figures as the department does; question writers have no
 * guide of their own.
 */
const GUIDE_OF: Readonly<Partial<Record<Role, GuideRole>>> = {
  teacher: "teacher",
  manager: "manager",
  secretary: "secretary",
  area: "department",
  organiser: "organiser",
  department: "department",
  admin: "admin",
};

/** With several roles the one that does the most decides. */
const WIDEST_FIRST: readonly GuideRole[] = ["admin", "department", "organiser", "manager", "secretary", "teacher"];

type Guides = Pick<Content, "guides" | "pictures">;

export function guideList({ guides }: Pick<Guides, "guides">): GuideLine[] {
  return guides.map(({ id, name, summary }) => ({ id, name, summary }));
}

/** The page of a guide, or null for an unknown id. */
export function guidePage({ guides, pictures }: Guides, id: string): GuidePage | null {
  const guide = guides.find((each) => each.id === id);
  if (!guide) return null;
  const { role: _role, order: _order, ...shown } = guide;
  return {
    ...shown,
    html: withAddresses(guide.html, pictures),
    others: guides.filter((other) => other.id !== id).map(({ id: other, name }) => ({ id: other, name })),
  };
}

/** Content knows no addresses: pictures get theirs here. */
function withAddresses(html: string, pictures: Guides["pictures"]): string {
  return html.replace(/ data-picture="([^"]+)"/g, (_whole, name: string) => {
    const version = pictures.get(name)?.version ?? "";
    return ` src="${paths.guidePicture(name, version)}"`;
  });
}

/** A picture of the guides, or null where there is none of that name. */
export function guidePicture({ pictures }: Pick<Guides, "pictures">, name: string): Picture | null {
  return pictures.get(name) ?? null;
}

/** The id of the guide for this person; null for visitors, and where nobody wrote one for the role. */
export function ownGuideOf({ guides }: Pick<Guides, "guides">, viewer: Actor | null): string | null {
  if (!viewer) return null;
  const held = viewer.grants.map((grant) => GUIDE_OF[grant.role]);
  const role = viewer.grants.length === 0 ? "pupil" : WIDEST_FIRST.find((each) => held.includes(each));
  return guides.find((guide) => guide.role === role)?.id ?? null;
}
