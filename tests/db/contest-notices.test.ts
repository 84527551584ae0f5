/** Attached notices: looked at by content, kept in pieces, open to everybody once the contest is published. */
import { beforeEach, expect, it } from "vitest";
import {
  addNotice,
  createDraft,
  discardDraft,
  openNotice,
  publishDraft,
  removeNotice,
} from "#app/features/contests/api.server.ts";
import { listContestFiles } from "#db/queries/contest-files.ts";
import { findContest } from "#db/queries/contests.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { makeProvince } from "./boards-fixture.ts";
import { BY, makeBank, makeDraft, viewerOn } from "./contest-fixture.ts";

/** A file that passes for a PDF, of about this size, with this inside. */
const pdf = (size: number, inside = "") =>
  Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(size, inside || "x"), Buffer.from("\n%%EOF\n")]);

eachDatabase("notices of a contest", (open) => {
  let handle: TestDatabase;
  let id: string;
  beforeEach(async () => {
    handle = await open();
    await makeProvince(handle, 2);
    await makeBank(handle, 2);
    id = await makeDraft(handle, "co-van-ban");
  });

  const contest = { unit: "PROVINCE" };
  const add = (bytes: Buffer, name = "Kế hoạch 12.pdf", to = id) =>
    addNotice(handle, { ...contest, id: to }, { name, bytes }, BY);
  const files = (of = id) => listContestFiles(handle.db, of);
  const parts = async () => (await handle.db.selectFrom("file_part").select("pos").execute()).length;

  it("gives the same bytes back, whatever they are, and keeps them in pieces", async () => {
    const bytes = pdf(700_000);
    for (let at = 20; at < bytes.length - 20; at += 1) bytes[at] = at % 251;
    expect(await add(bytes)).toEqual({ ok: true });
    expect(await parts()).toBe(3);
    const [file] = await files();
    expect(file).toMatchObject({ name: "Kế hoạch 12.pdf", size: bytes.length });
    const opened = await openNotice(handle, viewerOn("PROVINCE"), "co-van-ban", file!.id);
    expect(opened!.bytes.equals(bytes)).toBe(true);
  });

  it("opens a draft's notice to its organisers alone, a published one's to everybody", async () => {
    await add(pdf(1_000));
    const [file] = await files();
    const sees = async (viewer: ReturnType<typeof viewerOn> | null) =>
      (await openNotice(handle, viewer, "co-van-ban", file!.id))?.everybody;
    expect([await sees(viewerOn("PROVINCE")), await sees(viewerOn("SCHOOL1")), await sees(null)]).toEqual([
      false,
      undefined,
      undefined,
    ]);
    await publishDraft(handle, id, BY);
    expect([await sees(viewerOn("SCHOOL1")), await sees(null)]).toEqual([true, true]);
    const other = await makeDraft(handle, "khac");
    expect(await openNotice(handle, viewerOn("PROVINCE"), "khac", file!.id)).toBeNull();
    expect(await findContest(handle.db, other)).not.toBeNull();
  });

  it.each([
    ["no file", Buffer.alloc(0), "none"],
    ["a Word file", Buffer.from("PK\u0003\u0004 word/document.xml"), "not_pdf"],
    ["a page that calls itself .pdf", Buffer.from("<html><script>alert(1)</script></html>"), "not_pdf"],
    ["half a file", pdf(5_000).subarray(0, 4_000), "broken"],
    ["one with a password", pdf(500, "/Encrypt 5 0 R "), "encrypted"],
    ["one that runs a script", pdf(500, "/S /JavaScript "), "active"],
    ["one that hides its script's name", pdf(500, "/S /J#61vaScript "), "active"],
    ["one with another file inside", pdf(500, "/Type /EmbeddedFile "), "active"],
    ["too large a file", pdf(5_100_000), "too_large"],
  ])("refuses %s, and keeps nothing", async (_what, bytes, fault) => {
    expect(await add(bytes)).toEqual({ ok: false, fault });
    expect([await files(), await parts()]).toEqual([[], 0]);
  });

  it("keeps six, one of each", async () => {
    for (let n = 0; n < 6; n += 1) expect(await add(pdf(1_000 + n))).toEqual({ ok: true });
    expect(await add(pdf(1_003))).toEqual({ ok: true });
    expect(await add(pdf(2_000))).toEqual({ ok: false, fault: "too_many" });
    expect([(await files()).length, await parts()]).toEqual([6, 6]);
  });

  it.each([
    ["..\\..\\Windows\\<b>Kế hoạch.PDF", "b Kế hoạch.pdf"],
    ["công văn", "công văn.pdf"],
    ["\u202Efdp.exe", "fdp.exe.pdf"],
    [`${"a".repeat(300)}.pdf`, `${"a".repeat(100)}.pdf`],
    ["...pdf", "...pdf"],
    ["", "Văn bản.pdf"],
  ])("names %j %j", async (sent, kept) => {
    await add(pdf(100), sent);
    expect((await files())[0]!.name).toBe(kept);
  });

  it("shares bytes between contests, and takes them away with the last", async () => {
    await add(pdf(1_000));
    const from = (await findContest(handle.db, id))!;
    const made = await createDraft(
      handle,
      { unit: "PROVINCE", title: "Bản chép", slug: "", about: "", copy: { contest: from, day: null } },
      BY,
    );
    if (!made.ok) throw new Error(made.code);
    expect((await files(made.contest)).map(({ hash }) => hash)).toEqual((await files()).map(({ hash }) => hash));
    await removeNotice(handle, { ...contest, id }, (await files())[0]!.id, BY);
    expect([(await files()).length, await parts()]).toEqual([0, 1]);
    await discardDraft(handle, made.contest, BY);
    expect(await parts()).toBe(0);
  });
});
