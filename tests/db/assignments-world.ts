/** A small library of lessons, and the people who give and do them in the province of the board tests. */
import type { CheckQuestion, Content, Lesson, Module } from "#app/content/types.ts";
import { dayAndClock } from "#app/domain/moment-text.ts";
import type { Actor, Role } from "#app/domain/permissions.ts";
import type { Pillar } from "#app/domain/question.ts";
import { formatDay } from "#app/domain/vietnamese.ts";
import type { AssignValues } from "#app/features/assignments/api.server.ts";
import { saveProgress } from "#app/features/lessons/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { DAY, T0 } from "./boards-fixture.ts";

function check(id: string): CheckQuestion {
  const option = (letter: string, right: boolean) => ({ id: letter, text: letter, right, feedback: "" });
  return { id, kind: "single", prompt: `Câu ${id}?`, options: [option("a", true), option("b", false)] };
}

function lesson(id: string, pillar: Pillar, checks: number): Lesson {
  const questions = Array.from({ length: checks }, (_, at) => check(`${id}-${at}`));
  return {
    id,
    pillar,
    module: pillar,
    title: `Bài ${id}`,
    minutes: 15,
    sections: [],
    checks: questions,
  } as unknown as Lesson;
}

function module(pillar: Pillar, lessons: Lesson[]): Module {
  return { slug: pillar, pillar, title: `Phần ${pillar}`, summary: "", lessons };
}

export const MODULES = [
  module("common", [lesson("mot", "common", 4), lesson("hai", "common", 5), lesson("ba", "common", 3)]),
  module("economy", [lesson("bon", "economy", 2)]),
];

export const LIBRARY = {
  modules: MODULES,
  lessons: new Map(MODULES.flatMap(({ lessons }) => lessons).map((one) => [one.id, one])),
} as unknown as Content;

export function actorOf(role: Role, ...units: string[]): Actor {
  return {
    account: `A-${role}-${units.join("-")}`,
    person: `P-${role}`,
    grants: units.map((unit) => ({ role, unit })),
  };
}

/** A form as it is posted; moments are written the way people do. */
export function formOf({
  items = ["lesson:mot"],
  targets = ["unit:CLASS12"],
  opensAt = T0,
  dueAt = T0 + 7 * DAY,
  late = "mark",
  ...fields
}: {
  items?: string[];
  targets?: string[];
  opensAt?: number | null;
  dueAt?: number | null;
  late?: string;
  title?: string;
  note?: string;
} = {}): AssignValues {
  const written = (name: string, moment: number | null) => {
    if (moment === null) return {};
    const { day, clock } = dayAndClock(moment, name === "due");
    return { [`${name}_day`]: formatDay(day), [`${name}_clock`]: clock };
  };
  return {
    fields: { ...fields, late, ...written("opens", opensAt), ...written("due", dueAt) },
    items,
    targets,
  };
}

/** A pupil reads a lesson to its end, or begins it. */
export async function read(
  { db }: DatabaseHandle,
  person: string,
  id: string,
  now: number,
  { done = true, first = {} }: { done?: boolean; first?: Record<string, boolean> } = {},
): Promise<void> {
  const total = LIBRARY.lessons.get(id)?.checks.length ?? 0;
  const report = { lesson: id, done, right: done ? total : 0, total, first };
  await saveProgress(db, LIBRARY, { person, report, now });
}

/** Somebody leaves one class on a day and is in another from that day on. */
export async function moveTo({ db }: DatabaseHandle, person: string, unit: string, day: string): Promise<void> {
  await db
    .updateTable("membership")
    .set({ valid_to: day })
    .where("person", "=", person)
    .where("valid_to", "is", null)
    .execute();
  const row = {
    id: `M-${person}-${unit}`,
    person,
    tree: "state",
    unit,
    role: "pupil",
    valid_from: day,
    valid_to: null,
  };
  await db.insertInto("membership").values(row).execute();
}
