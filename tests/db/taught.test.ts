/** "Đã dạy": written once per class, lesson, slot and day; only by who sees the class; taken back only by who wrote it. */
import { expect, it } from "vitest";
import type { Content } from "#app/content/types.ts";
import type { Actor } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { recordTaught, removeTaught, taughtForm, taughtInClass, taughtPage } from "#app/features/lessons/api.server.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { makeProvince, T0 } from "./boards-fixture.ts";

const CONTENT = { lessons: new Map([["mot", { id: "mot", title: "Bài một" }]]) } as unknown as Pick<Content, "lessons">;
const DAY = localDay(T0);
const actor = (account: string, unit: string, role: "teacher" | "manager" | "area" = "teacher"): Actor => ({
  account,
  person: `P-${account}`,
  grants: [{ role, unit }],
});
const TEACHER = actor("LAN", "CLASS12");
const OTHER = actor("HOA", "CLASS12");

const form = (more: object = {}) => ({ unit: "CLASS12", slot: "class" as const, day: DAY, present: 38, ...more });

eachDatabase("lessons given in class", (open) => {
  it("are written once: a second press changes the number", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    const by = { actor: TEACHER, now: T0 };
    const first = await recordTaught(handle, "mot", form(), by);
    const second = await recordTaught(handle, "mot", form({ present: 40 }), { actor: TEACHER, now: T0 + 1 });
    expect(first.ok && second.ok && first.id === second.id).toBe(true);
    await recordTaught(handle, "mot", form({ slot: "flag" }), by);
    const lines = await taughtInClass(handle, CONTENT, { unit: "CLASS12", account: "LAN" });
    expect(lines.map(({ slotName, present, title, own }) => [title, slotName, present, own])).toEqual([
      ["Bài một", "sinh hoạt lớp", 40, true],
      ["Bài một", "sinh hoạt dưới cờ", 38, true],
    ]);
    const audited = await handle.db.selectFrom("audit").select(["action", "unit", "actor"]).execute();
    expect(audited).toEqual(
      Array.from({ length: 3 }, () => ({ action: "lesson.taught", unit: "CLASS12", actor: "LAN" })),
    );
  });

  it("are put right and taken back by who wrote them alone", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    const by = { actor: TEACHER, now: T0 };
    const first = await recordTaught(handle, "mot", form(), by);
    const id = first.ok ? first.id : "";
    expect(await removeTaught(handle, id, { actor: OTHER, now: T0 })).toBe(false);
    expect(await recordTaught(handle, "mot", form({ entry: id, present: 9 }), { actor: OTHER, now: T0 })).toMatchObject(
      {
        ok: false,
        field: "form",
      },
    );
    // another day: the entry moves there
    const day = localDay(T0 - 86_400_000);
    expect((await recordTaught(handle, "mot", form({ entry: id, day }), by)).ok).toBe(true);
    const lines = await taughtInClass(handle, CONTENT, { unit: "CLASS12", account: "HOA" });
    expect(lines).toMatchObject([{ day, present: 38, own: false }]);
    expect(await removeTaught(handle, lines[0]!.id, by)).toBe(true);
    expect(await taughtInClass(handle, CONTENT, { unit: "CLASS12", account: "LAN" })).toEqual([]);
  });

  it("are refused for a class out of sight, for what is no class, for a day ahead", async () => {
    const handle = await open();
    await makeProvince(handle, 2);
    const stranger = { actor: actor("XA", "CLASS11"), now: T0 };
    expect(await recordTaught(handle, "mot", form(), stranger)).toMatchObject({ ok: false, field: "unit" });
    const area = { actor: actor("XA", "CLASS12", "area"), now: T0 };
    expect(await recordTaught(handle, "mot", form(), area)).toMatchObject({ ok: false, field: "unit" });
    const by = { actor: TEACHER, now: T0 };
    expect(await recordTaught(handle, "mot", form({ unit: "NOWHERE" }), by)).toMatchObject({ field: "unit" });
    const tomorrow = localDay(T0 + 86_400_000);
    expect(await recordTaught(handle, "mot", form({ day: tomorrow }), by)).toMatchObject({ field: "day" });
    expect(await handle.db.selectFrom("taught").selectAll().execute()).toEqual([]);
    expect(await handle.db.selectFrom("audit").selectAll().execute()).toEqual([]);
  });

  it("are offered for the own classes alone", async () => {
    const handle = await open();
    await makeProvince(handle, 2);
    const asked = { lesson: "mot", search: "", words: "", unit: "CLASS11", entry: null };
    const page = await taughtPage(handle, CONTENT, asked, { actor: TEACHER, now: T0 });
    expect(page?.classes.map(({ id }) => id)).toEqual(["CLASS12"]);
    expect(await taughtPage(handle, CONTENT, asked, { actor: { ...TEACHER, grants: [] }, now: T0 })).toBeNull();
  });
});

it("the form says what is wrong in words", () => {
  const good = { unit: "A", slot: "class", day: "2026-11-30", present: " 38 " };
  expect(taughtForm.parse(good)).toMatchObject({ present: 38 });
  for (const bad of [
    { unit: "" },
    { slot: "x" },
    { day: "2026-02-30" },
    { present: "0" },
    { present: "999" },
    { present: "ba" },
  ]) {
    expect(taughtForm.safeParse({ ...good, ...bad }).success).toBe(false);
  }
});
