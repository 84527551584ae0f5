/** A class as full as they come, with every lesson given and read: what a teacher's matrix is measured on. */
import { loadContent } from "#app/content/load.server.ts";
import { openDatabase } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";

export const FULL_CLASS = { pupils: 50, lessons: 43 } as const;

/** Moves pupils of the same school into the class until it is full, gives the class all lessons, and has them read. */
export async function fillClass(
  file: string,
  { school, classUnit }: { school: string; classUnit: string },
): Promise<void> {
  const handle = await openDatabase({ url: `file:${file}` });
  const { db } = handle;
  try {
    const inClass = db
      .selectFrom("membership")
      .select("person")
      .where("unit", "=", classUnit)
      .where("valid_to", "is", null);
    const missing = FULL_CLASS.pupils - (await inClass.execute()).length;
    const others = await db
      .selectFrom("membership")
      .innerJoin("unit_edge", "unit_edge.child", "membership.unit")
      .select("membership.id")
      .where("unit_edge.parent", "=", school)
      .where("membership.unit", "<>", classUnit)
      .where("membership.valid_to", "is", null)
      .limit(Math.max(0, missing))
      .execute();
    for (const { id } of others)
      await db.updateTable("membership").set({ unit: classUnit }).where("id", "=", id).execute();
    const people = (await inClass.execute()).map(({ person }) => person);
    const known = [...loadContent(["content"]).lessons.keys()];
    const lessons = Array.from({ length: FULL_CLASS.lessons }, (_, at) => known[at] ?? `bai-${at}`);
    const assignment = newId();
    const at = Date.now() - 86_400_000;
    await insertRows(db, "assignment", [
      {
        ...{ id: assignment, title: "Mọi bài", note: "", opens_at: at, due_at: null, late: "mark" },
        ...{ made_at: at, made_by: "bench", changed_at: at, withdrawn_at: null, withdrawn_by: null },
      },
    ]);
    await insertRows(
      db,
      "assignment_item",
      lessons.map((ref, pos) => ({ assignment, pos, kind: "lesson" as const, ref })),
    );
    await insertRows(db, "assignment_target", [{ assignment, kind: "unit", target: classUnit }]);
    await insertRows(
      db,
      "lesson_progress",
      people.flatMap((person) =>
        lessons.map((lesson) => ({
          ...{ person, lesson, placement: null, state: "done" as const, checks_right: 3, checks_total: 4 },
          ...{ begun_at: at, done_at: at + 1, updated_at: at + 1, section: null },
        })),
      ),
    );
    await insertRows(
      db,
      "check_answer",
      people.flatMap((person) =>
        lessons.flatMap((lesson) =>
          ["mot", "hai", "ba"].map((question) => ({ person, lesson, question, right_first: 1 as const, at })),
        ),
      ),
    );
  } finally {
    await handle.close();
  }
}
