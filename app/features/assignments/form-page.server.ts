/** What the form offers: lessons by module, and whom the actor may give them to. */
import type { Content } from "#app/content/types.ts";
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts";
import type { Pillar } from "#app/domain/question.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { findPersonNames, listClassMembers } from "#app/features/people/api.server.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import {
  listGroupChoices,
  listSchoolChoices,
  listUnitChoices,
  type UnitChoice,
} from "#db/queries/assignment-choices.ts";
import type { AssignmentTarget } from "#db/queries/assignments.ts";
import { audit } from "#db/queries/audit.ts";
import { type ClassRow, listClassesOfScope } from "#db/queries/class-view.ts";

/** More classes than the largest school: above it one gives to whole schools. */
const MOST_CLASSES = 120;

export interface TargetOption {
  /** "unit:…", "person:…", "kind:…": what the box sends. */
  readonly word: string;
  readonly label: string;
  readonly detail: string | null;
}

export interface TargetGroup {
  readonly title: string;
  readonly options: readonly TargetOption[];
  /** Shown closed: long lists of single schools. */
  readonly folded: boolean;
}

export interface ModuleChoice {
  readonly slug: string;
  readonly title: string;
  readonly pillar: Pillar;
  readonly lessons: readonly { readonly id: string; readonly title: string; readonly minutes: number }[];
}

export interface AssignPage {
  readonly modules: readonly ModuleChoice[];
  readonly groups: readonly TargetGroup[];
  /** The class whose pupils are offered one by one; null for whole classes. */
  readonly peopleOf: { readonly id: string; readonly name: string } | null;
  /** Classes whose pupils can be chosen one by one; none where there are too many. */
  readonly classes: readonly { readonly id: string; readonly name: string }[];
}

export function moduleChoices({ modules }: Pick<Content, "modules">): ModuleChoice[] {
  return modules
    .filter(({ lessons }) => lessons.length > 0)
    .map(({ slug, title, pillar, lessons }) => ({
      slug,
      title,
      pillar,
      lessons: lessons.map(({ id, title: name, minutes }) => ({ id, title: name, minutes })),
    }));
}

interface Ask {
  readonly actor: Actor;
  readonly now: number;
  /** The class whose pupils are to be offered. */
  readonly peopleOf: string | null;
  /** Targets the assignment has already: offered even where they are in no list. */
  readonly targets: readonly AssignmentTarget[];
}

/** The form's lists; null when pupils of a class are asked for that the actor may not see. */
export async function assignPage(
  handle: DatabaseHandle,
  content: Pick<Content, "modules">,
  { actor, now, peopleOf, targets }: Ask,
): Promise<AssignPage | null> {
  const { db } = handle;
  const scope = scopeOf(actor, "lesson.assign");
  const { rows, total } = await listClassesOfScope(db, scope, { search: "", limit: MOST_CLASSES, offset: 0 });
  const few = total <= MOST_CLASSES;
  const people = peopleOf === null ? null : await pupilsOf(handle, peopleOf, { actor, now });
  if (peopleOf !== null && people === null) return null;
  const groups = people
    ? [people.group]
    : few
      ? await classGroups(handle, scope, rows)
      : await schoolGroups(handle, scope);
  const offered = new Set(groups.flatMap(({ options }) => options.map(({ word }) => word)));
  const kept = await keptGroup(
    handle,
    targets.filter(({ kind, target }) => !offered.has(`${kind}:${target}`)),
    { actor, now },
  );
  return {
    modules: moduleChoices(content),
    groups: kept ? [kept, ...groups] : groups,
    peopleOf: people && { id: people.id, name: people.name },
    classes: few ? rows.map(({ id, name }) => ({ id, name })) : [],
  };
}

const unitOption = ({ id, name }: Pick<UnitChoice, "id" | "name">, detail: string | null = null): TargetOption => ({
  word: `unit:${id}`,
  label: name,
  detail,
});

/** Whole schools or unions first, then classes and branches apart. */
async function classGroups(
  { db }: DatabaseHandle,
  scope: readonly string[],
  rows: readonly ClassRow[],
): Promise<TargetGroup[]> {
  const classIds = new Set(rows.map(({ id }) => id));
  const wholes = (await listUnitChoices(db, scope)).filter(({ id }) => !classIds.has(id));
  const several = new Set(rows.map(({ schoolName }) => schoolName)).size > 1;
  // classes before branches
  const ranked = await listUnitChoices(
    db,
    rows.map(({ id }) => id),
  );
  const kinds = [...new Set(ranked.map(({ kindLabel }) => kindLabel))];
  const found: TargetGroup[] = kinds.map((kind) => ({
    title: kind,
    options: rows
      .filter(({ kindLabel }) => kindLabel === kind)
      .map((row) => unitOption(row, several ? row.schoolName : `${formatNumber(row.members)} bạn`)),
    folded: kinds.length > 1 && kind !== kinds[0],
  }));
  if (wholes.length === 0) return found;
  const options = wholes.map((unit) => unitOption({ ...unit, name: `Cả ${lowered(unit.name)}` }));
  return [{ title: "Tất cả", options, folded: false }, ...found];
}

/** "Trường THPT A" → "trường THPT A", for a sentence. */
function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

async function schoolGroups({ db }: DatabaseHandle, scope: readonly string[]): Promise<TargetGroup[]> {
  const schools = await listSchoolChoices(db, scope);
  const wholes = await listUnitChoices(db, scope);
  const grouped = await listGroupChoices(db, scope);
  const kinds = new Map(schools.map(({ kind, kindLabel }) => [kind, kindLabel]));
  const ofKind = (kind: string) => schools.filter((school) => school.kind === kind);
  return [
    {
      title: "Tất cả",
      folded: false,
      options: [
        ...wholes.map((unit) => unitOption({ ...unit, name: `Cả ${lowered(unit.name)}` })),
        ...[...kinds].map(([kind, label]) => ({
          word: `kind:${kind}`,
          label: `Mọi ${lowered(label)}`,
          detail: `${formatNumber(ofKind(kind).length)} đơn vị`,
        })),
      ],
    },
    ...(grouped.length > 0
      ? [{ title: "Cụm, huyện cũ", folded: true, options: grouped.map((unit) => unitOption(unit, unit.kindLabel)) }]
      : []),
    ...[...kinds].map(([kind, label]) => ({
      title: label,
      folded: true,
      options: ofKind(kind).map((school) => unitOption(school)),
    })),
  ];
}

/** The pupils of one class as boxes; the read is audited. Null for a class out of sight. */
async function pupilsOf({ db }: DatabaseHandle, unit: string, { actor, now }: Pick<Ask, "actor" | "now">) {
  const [found] = await listUnitChoices(db, [unit]);
  if (!found || !can(actor, "lesson.assign", { unit, within: await ancestorsOf(db, unit) })) return null;
  const members = await listClassMembers(db, unit, now);
  const entry = { at: now, actor: actor.account, subject: `unit:${unit}`, unit, data: { people: members.length } };
  await audit(db, { ...entry, action: "assignment.read" });
  const options = members.map(({ person, fullName, login }) => ({
    word: `person:${person}`,
    label: fullName,
    detail: login,
  }));
  return { id: unit, name: found.name, group: { title: `Các bạn ${found.name}`, options, folded: false } };
}

/** What is given already and stands in no list. */
async function keptGroup(
  { db }: DatabaseHandle,
  targets: readonly AssignmentTarget[],
  { actor, now }: Pick<Ask, "actor" | "now">,
): Promise<TargetGroup | null> {
  if (targets.length === 0) return null;
  const units = await listUnitChoices(
    db,
    targets.flatMap(({ kind, target }) => (kind === "unit" ? [target] : [])),
  );
  const people = targets.flatMap(({ kind, target }) => (kind === "person" ? [target] : []));
  const names = await findPersonNames(db, people);
  if (names.size > 0) {
    const entry = { at: now, actor: actor.account, subject: "assignment:targets", data: { people: names.size } };
    await audit(db, { ...entry, action: "assignment.read" });
  }
  const options = [
    ...units.map((unit) => unitOption(unit, unit.kindLabel)),
    ...people.flatMap((person) => {
      const label = names.get(person);
      return label ? [{ word: `person:${person}`, label, detail: "giao riêng" }] : [];
    }),
  ];
  return options.length > 0 ? { title: "Đang giao", options, folded: false } : null;
}
