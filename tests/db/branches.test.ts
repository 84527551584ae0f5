/** Members ticked by the secretary, branches made, renamed and closed: from today on, never undone, own branch only. */
import type { Kysely } from "kysely";
import { expect, test } from "vitest";
import { can } from "#app/domain/permissions.ts";
import {
  applyTicks,
  branchesOf,
  closeBranch,
  closingOf,
  makeBranch,
  membersPage,
  moveKey,
  previewTicks,
  renameBranch,
} from "#app/features/branches/api.server.ts";
import {
  ancestorsOf,
  findSchoolOfYouth,
  placementFor,
  rebuildClosure,
  SCHOOL_YOUTH,
  youthPlace,
} from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { up as schoolYouthTree } from "#db/migrations/20261127_1000_school_youth_tree.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { bring, NOW, rollOf } from "./rolls-school.ts";
import {
  insertPupils,
  insertYouthUnions,
  membersNow,
  personNamed,
  unitNamed,
  viewerWith,
  youthOf,
} from "./youth-world.ts";

const TOMORROW = NOW + 86_400_000;
const ALL = { inClass: null, who: "all", search: "", limit: 50, offset: 0 } as const;
const BY = { account: "a", now: TOMORROW };

eachDatabase("members of a school's branch", (open) => {
  async function begin(grantOn = "Đoàn trường THPT Nguyễn Trung Trực") {
    const handle = await open();
    await insertPupils(handle);
    const own = async (name: string) => {
      const branch = await unitNamed(handle, name);
      return { branch, school: await findSchoolOfYouth(handle.db, branch.id) };
    };
    const viewer = viewerWith({ role: "secretary", unit: (await unitNamed(handle, grantOn)).id });
    const people = (...names: string[]) => Promise.all(names.map((name) => personNamed(handle, name)));
    return { handle, own, viewer, people };
  }

  /** As the page does it: look first, then write with every move that was asked about. */
  async function tick(
    w: Awaited<ReturnType<typeof begin>>,
    branch: string,
    { join = [], leave = [], move = true }: { join?: string[]; leave?: string[]; move?: boolean },
    now = TOMORROW,
  ) {
    const ticks = { join: await w.people(...join), leave: await w.people(...leave) };
    const order = { ...(await w.own(branch)), ticks, viewer: w.viewer };
    const plan = await previewTicks(w.handle, order);
    const moves = new Set(move ? plan.moves.map(moveKey) : []);
    return { plan, result: await applyTicks(w.handle, { ...order, moves, now }) };
  }
  const written = (result: Awaited<ReturnType<typeof applyTicks>>) =>
    result.ok ? [result.joined, result.left, result.moved].join(" ") : result.message;

  test("begin and end today; what was before stays; doing it twice changes nothing", async () => {
    const w = await begin();
    const order = { join: ["Lê Bình"], leave: ["Võ Chi"] };
    expect(written((await tick(w, "Chi đoàn 10A1", order)).result)).toBe("1 1 0");
    expect(written((await tick(w, "Chi đoàn 10A1", order)).result)).toBe("0 0 0");
    expect(await youthOf(w.handle)).toEqual([
      "Nguyễn An: Chi đoàn 10A1 2026-11-22–",
      "Lê Bình: Chi đoàn 10A1 2026-11-23–",
      "Võ Chi: Chi đoàn 10A1 2026-11-22–2026-11-23",
      "Hồ Dung: Chi đoàn 10A1 2026-11-22–",
      "Mai Em: Chi đoàn 10A2 2026-11-22–",
      "Phan Giang: Chi đoàn 10B1 2026-11-22–",
    ]);
    const audits = await w.handle.db
      .selectFrom("audit")
      .select(["action", "actor"])
      .where("action", "like", "member.%")
      .orderBy("action")
      .execute();
    expect(audits).toEqual([
      { action: "member.join", actor: "a" },
      { action: "member.leave", actor: "a" },
    ]);
  });

  test("two at once, and two branches that want the same pupil: one membership is open", async () => {
    const w = await begin();
    const both = ["Chi đoàn 10A1", "Chi đoàn 10A1", "Chi đoàn 10A2"];
    const results = await Promise.all(both.map((branch) => tick(w, branch, { join: ["Lê Bình", "Lâm Phúc"] })));
    expect(results.every(({ result }) => result.ok)).toBe(true);
    const now = (await membersNow(w.handle)).filter((line) => /Bình|Phúc/.test(line));
    expect(now).toHaveLength(2);
    // whoever came last may have taken a pupil out of the other branch, which leaves a membership that has ended
    const all = (await youthOf(w.handle)).length;
    expect(all).toBeGreaterThanOrEqual(7);
    expect(all).toBeLessThanOrEqual(9);
  });

  test("who is in another branch is shown, and leaves it only when that was asked", async () => {
    const w = await begin();
    const { plan, result } = await tick(w, "Chi đoàn 10A1", { join: ["Mai Em"], move: false });
    expect(plan.moves.map(({ name, from }) => `${name} ${from?.name}`)).toEqual(["Mai Em Chi đoàn 10A2"]);
    expect([written(result), (await membersNow(w.handle)).find((line) => line.startsWith("Mai Em"))]).toEqual([
      "0 0 0",
      "Mai Em: Chi đoàn 10A2",
    ]);
    expect(written((await tick(w, "Chi đoàn 10A1", { join: ["Mai Em"] })).result)).toBe("0 0 1");
    expect((await youthOf(w.handle)).filter((line) => line.startsWith("Mai Em"))).toEqual([
      "Mai Em: Chi đoàn 10A2 2026-11-22–2026-11-23",
      "Mai Em: Chi đoàn 10A1 2026-11-23–",
    ]);
    // whoever looks after the branch that was left finds it there
    const left = (await unitNamed(w.handle, "Chi đoàn 10A2")).id;
    const told = w.handle.db.selectFrom("audit").select("unit").where("action", "=", "member.move");
    expect(await told.execute()).toEqual([{ unit: left }]);
  });

  test.each<[string, string, string[], string]>([
    ["a branch takes nobody out of a sibling", "Chi đoàn 10A1", ["Mai Em"], "0 moves, 1 refused"],
    ["but pupils who are in none", "Chi đoàn 10A1", ["Lê Bình", "Lâm Phúc"], "0 moves, 0 refused"],
    ["its union takes from all its branches", "Đoàn trường THPT Nguyễn Trung Trực", ["Mai Em"], "1 moves, 0 refused"],
    [
      "nobody ticks pupils of another school",
      "Đoàn trường THPT Nguyễn Trung Trực",
      ["Phan Giang"],
      "0 moves, 0 refused",
    ],
  ])("%s", async (_what, grantOn, join, expected) => {
    const w = await begin(grantOn);
    const before = await membersNow(w.handle);
    const { plan, result } = await tick(w, "Chi đoàn 10A1", { join, move: false });
    expect(`${plan.moves.length} moves, ${plan.refused.length} refused`).toBe(expected);
    const joined = plan.joins.length;
    expect(written(result)).toBe(`${joined} 0 0`);
    expect(await membersNow(w.handle)).toHaveLength(before.length + joined);
  });

  test("a pupil who came from another school leaves the old branch when asked", async () => {
    const w = await begin();
    const [giang] = await w.people("Phan Giang");
    const moved = rollOf(["Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp"], ["0099", "Vô Danh", "01/01/2011", "10A1"]);
    await bring(w.handle, moved);
    const { id } = await unitNamed(w.handle, "10A1");
    await w.handle.db
      .updateTable("membership")
      .set({ unit: id })
      .where("person", "=", giang!)
      .where("tree", "=", "state")
      .execute();
    expect(written((await tick(w, "Chi đoàn 10A1", { join: ["Phan Giang"] })).result)).toBe("0 0 1");
  });

  test("the page shows pupils of the school with who is a member, by class, name and state", async () => {
    const w = await begin("Chi đoàn 10A1");
    const own = await w.own("Chi đoàn 10A1");
    const by = { viewer: w.viewer, now: NOW };
    const list = async (filter: Partial<Parameters<typeof membersPage>[2]> = {}) => {
      const page = await membersPage(w.handle, own, { ...ALL, ...filter }, by);
      return [
        page.total,
        ...page.lines.map((line) => `${line.name}${line.member ? " +" : ""}${line.locked ? " –" : ""}`),
      ];
    };
    expect(await list()).toEqual([6, "Nguyễn An +", "Lê Bình", "Võ Chi +", "Hồ Dung +", "Mai Em –", "Lâm Phúc"]);
    expect(await list({ who: "members" })).toEqual([3, "Nguyễn An +", "Võ Chi +", "Hồ Dung +"]);
    expect(await list({ who: "others", search: "phuc" })).toEqual([1, "Lâm Phúc"]);
    expect(await list({ inClass: (await unitNamed(w.handle, "10A2")).id })).toEqual([2, "Mai Em –", "Lâm Phúc"]);
    expect(await list({ limit: 2, offset: 4 })).toEqual([6, "Mai Em –", "Lâm Phúc"]);
    const page = await membersPage(w.handle, own, ALL, by);
    expect([page.members, page.lines.every(({ birthDate }) => birthDate === null)]).toEqual([3, true]);
    const read = w.handle.db.selectFrom("audit").select("unit").where("action", "=", "branch.people");
    expect((await read.execute())[0]).toEqual({ unit: own.branch.id });
  });

  test("the school's manager stands above its branches, and no one of another school", async () => {
    const w = await begin();
    const may = async (name: string, school: string) => {
      const unit = (await unitNamed(w.handle, name)).id;
      const subject = { unit, within: await ancestorsOf(w.handle.db, unit) };
      return can(viewerWith({ role: "manager", unit: school }), "roll.import", subject);
    };
    expect(await may("Chi đoàn 10A1", "school-54/001")).toBe(true);
    expect(await may("Đoàn trường THPT Nguyễn Trung Trực", "school-54/001")).toBe(true);
    expect(await may("Chi đoàn 10B1", "school-54/001")).toBe(false);
    expect(await may("Đoàn phường Long Xuyên", "school-54/001")).toBe(false);
  });

  test("a member who is no pupil is in the Đoàn's figures and in none of the school's", async () => {
    const w = await begin();
    const [an] = await w.people("Nguyễn An");
    const unit = (await unitNamed(w.handle, "10A1")).id;
    const units = async () => (await placementFor(w.handle.db, an!, NOW))!.units;
    expect(await units()).toContain("school-54/001");
    await w.handle.db.updateTable("membership").set({ valid_to: "2026-11-22" }).where("unit", "=", unit).execute();
    expect(await units()).toEqual(
      expect.arrayContaining([(await unitNamed(w.handle, "Chi đoàn 10A1")).id, "tinh-doan", "province"]),
    );
    expect(await units()).not.toContain("school-54/001");
  });
});

eachDatabase("branches", (open) => {
  const make = async (handle: DatabaseHandle, at: string, kind: string, words: string) => {
    const home = (await branchesOf(handle, await unitNamed(handle, at)))!;
    return makeBranch(handle, home, { kind, words }, BY);
  };
  const sentence = (result: Awaited<ReturnType<typeof make>>) =>
    result.ok ? "ok" : `${result.field}: ${result.message}`;

  test.each<[string, string, string, string, string]>([
    ["at a school", "Trường THPT Nguyễn Trung Trực", "chi-doan", "Giáo viên", "ok"],
    ["of a class", "Trường THPT Nguyễn Trung Trực", "chi-doan", "Chi đoàn 10A9", "ok"],
    ["that is there", "Trường THPT Nguyễn Trung Trực", "chi-doan", "chi đoàn 10a1", "name: Ở đây đã có chi đoàn 10a1."],
    [
      "without a name",
      "Trường THPT Nguyễn Trung Trực",
      "chi-doan",
      " Chi đoàn ",
      "name: Tên chi đoàn dài từ 1 đến 100 ký tự.",
    ],
    [
      "of both kinds",
      "Trường THPT Nguyễn Trung Trực",
      "chi-doan",
      "Chi đội 6A",
      "name: Tên và loại không khớp: chi đoàn hay chi đội?",
    ],
    [
      "that is a formula",
      "Trường THPT Nguyễn Trung Trực",
      "chi-doan",
      "=1+1",
      "name: Tên chỉ gồm chữ, số và các dấu . , - / ( ).",
    ],
    ["of no kind", "Trường THPT Nguyễn Trung Trực", "class", "6A", "kind: Chọn chi đoàn hoặc chi đội."],
    ["below a Đoàn trường", "Đoàn trường THPT Nguyễn Trung Trực", "chi-doi", "6A", "kind: Chọn chi đoàn hoặc chi đội."],
    ["outside schools", "Đoàn phường Long Xuyên", "chi-doan", "Ấp Bình Thạnh", "ok"],
  ])("made %s", async (_what, at, kind, words, expected) => {
    const handle = await open();
    await insertPupils(handle);
    const before = (await handle.db.selectFrom("unit").select("id").execute()).length;
    const result = await make(handle, at, kind, words);
    expect(sentence(result)).toBe(expected);
    const made = (await handle.db.selectFrom("unit").select("id").execute()).length - before;
    expect(made).toBe(expected === "ok" ? 1 : 0);
    if (!result.ok) return;
    expect(await youthPlace(handle.db, result.branch)).toMatchObject({
      level: "branch",
      ofSchool: at !== "Đoàn phường Long Xuyên",
    });
  });

  test("a school without its Đoàn gets it with the first branch; two at once make one", async () => {
    const handle = await open();
    await insertYouthUnions(handle);
    const school = "Trường THPT Nguyễn Trung Trực";
    const results = await Promise.all(["Tự quản", "Tự quản"].map((words) => make(handle, school, "chi-doan", words)));
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const unions = handle.db.selectFrom("unit").select("name").where("kind", "=", "school-union");
    expect(await unions.execute()).toEqual([{ name: "Đoàn trường THPT Nguyễn Trung Trực" }]);
    const branch = await unitNamed(handle, "Chi đoàn Tự quản");
    expect(await ancestorsOf(handle.db, branch.id)).toEqual(
      expect.arrayContaining(["school-54/001", "tinh-doan", "province"]),
    );
    // a roll that speaks of it finds it
    const roll = rollOf(
      ["Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Chi đoàn"],
      ["0011", "Nguyễn An", "07/02/2011", "10A1", "Tự quản"],
    );
    expect(await bring(handle, roll)).toMatchObject({ newBranches: [], new: 1 });
    expect(await membersNow(handle)).toEqual(["Nguyễn An: Chi đoàn Tự quản"]);
  });

  test("another name stays with its members, and the old one is free again the same day", async () => {
    const handle = await open();
    await insertPupils(handle);
    const branch = await unitNamed(handle, "Chi đoàn 10A2");
    const renamed = await renameBranch(handle, { branch, school: "school-54/001" }, "Kim Đồng", BY);
    expect(renamed.ok).toBe(true);
    const taken = await renameBranch(handle, { branch, school: "school-54/001" }, "10A1", BY);
    expect(sentence(taken)).toBe("name: Cùng nơi đã có đơn vị khác mang tên này.");
    const roll = rollOf(
      ["Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Chi đoàn"],
      ["0016", "Lâm Phúc", "02/03/2011", "10A2", "x"],
    );
    expect(await bring(handle, roll)).toMatchObject({ newBranches: ["Chi đoàn 10A2"] });
    expect(await membersNow(handle)).toEqual(
      expect.arrayContaining(["Mai Em: Chi đoàn Kim Đồng", "Lâm Phúc: Chi đoàn 10A2"]),
    );
  });

  test("closing says what it ends, ends it, and leaves the past; who comes later finds it closed", async () => {
    const handle = await open();
    await insertPupils(handle);
    const { id } = await unitNamed(handle, "Chi đoàn 10A1");
    const grant = { id: "g", person: await personNamed(handle, "Mai Em"), role: "secretary", unit: id };
    await handle.db
      .insertInto("role_grant")
      .values({ ...grant, valid_from: "2026-11-22", valid_to: null })
      .execute();
    expect(await closingOf(handle, id)).toEqual({ members: 3, roles: 1 });
    expect((await closeBranch(handle, id, BY)).ok).toBe(true);
    expect((await closeBranch(handle, id, BY)).ok).toBe(false);
    expect(await membersNow(handle)).toEqual(["Mai Em: Chi đoàn 10A2", "Phan Giang: Chi đoàn 10B1"]);
    expect(await youthOf(handle)).toHaveLength(5);
    expect(await handle.db.selectFrom("role_grant").select("valid_to").execute()).toEqual([{ valid_to: "2026-11-23" }]);
    const branch = await unitNamed(handle, "Chi đoàn 10A1");
    const order = { branch, school: await findSchoolOfYouth(handle.db, id), ticks: { join: [], leave: [] } };
    const late = await applyTicks(handle, { ...order, viewer: viewerWith(), moves: new Set(), now: BY.now });
    expect(late).toEqual({ ok: false, message: "Chi đoàn này đã đóng." });
    expect(await youthPlace(handle.db, id)).toBeNull();
  });
});

eachDatabase("which Đoàn is a school's", (open) => {
  test("an installation of before is read by codes and by members", async () => {
    const handle = await open();
    const { db } = handle;
    await insertPupils(handle);
    const relation = async () => ({
      edges: await db
        .selectFrom("unit_edge")
        .select(["child", "parent"])
        .where("tree", "=", SCHOOL_YOUTH)
        .orderBy("child")
        .execute(),
      closure: await db
        .selectFrom("unit_closure")
        .select(["ancestor", "descendant", "depth"])
        .where("tree", "=", SCHOOL_YOUTH)
        .orderBy("ancestor")
        .orderBy("descendant")
        .execute(),
    });
    const expected = await relation();
    expect([expected.edges.length, expected.closure.length]).toEqual([2, 9]);
    // one has the code of before and nobody in it, the other only its members
    const coded = await unitNamed(handle, "Đoàn trường THPT Nguyễn Trung Trực");
    const code = "doan-truong-school-54/001";
    await db.updateTable("unit").set({ code }).where("id", "=", coded.id).execute();
    const gone = ["Chi đoàn 10A1", "Chi đoàn 10A2"].map((name) => unitNamed(handle, name));
    for (const { id } of await Promise.all(gone)) {
      await db.updateTable("membership").set({ valid_to: "2026-11-22" }).where("unit", "=", id).execute();
    }
    await db.deleteFrom("unit_closure").where("tree", "=", SCHOOL_YOUTH).execute();
    await db.deleteFrom("unit_edge").where("tree", "=", SCHOOL_YOUTH).execute();
    await db.deleteFrom("tree").where("id", "=", SCHOOL_YOUTH).execute();
    await schoolYouthTree(db as unknown as Kysely<never>);
    expect(await relation()).toEqual(expected);
    await db.transaction().execute(async (trx) => expect(await rebuildClosure(trx, "2026-11-23")).toBe(0));
  });
});
