/** Groupings of schools beside the state and youth trees, and kinds of units: data that an administrator adds to. */
import type { Transaction } from "kysely";
import { foldKey } from "#app/domain/vietnamese.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listKinds, updateKindLabel } from "#db/queries/unit-admin.ts";
import { deleteEmptyTree, insertKind, insertTree, updateTreeLabel } from "#db/queries/unit-trees.ts";
import { listTrees } from "#db/queries/units.ts";
import { cleanName } from "./change-problems.server.ts";
import { KIND_PARTS, type KindPart } from "./kinds.ts";

type Db = Pick<DatabaseHandle, "db">;
type By = { readonly account: string; readonly now: number };
export type LabelResult =
  | { ok: true; id: string }
  | { ok: false; field: "label" | "kind" | "kindLabel"; message: string };

const MOST = 80;

function labelProblem(text: string, taken: readonly { id: string; label: string }[], own = ""): string | null {
  const label = cleanName(text);
  if (label.length < 2 || label.length > MOST) return `Nhãn dài từ 2 đến ${MOST} ký tự.`;
  const same = taken.some((one) => one.id !== own && foldKey(one.label) === foldKey(label));
  return same ? "Đã có nhãn này." : null;
}

/** An id that says what it is: "Cụm thi đua" → cum-thi-dua, with a number where that is taken. */
function slugOf(label: string, taken: readonly { id: string }[]): string {
  const slug =
    foldKey(label)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40) || "nhom";
  const ids = new Set(taken.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    if (!ids.has(id)) return id;
  }
}

async function makeKind(trx: Transaction<Database>, label: string, part: KindPart, by: By): Promise<string> {
  const kinds = await listKinds(trx);
  const { role, from } = KIND_PARTS[part];
  const own = kinds.filter(({ rank }) => Math.floor(rank / 10) === from / 10).map(({ rank }) => rank);
  // a part has ten ranks; later kinds share the last one
  const rank = Math.min(from + 9, Math.max(from - 1, ...own) + 1);
  const id = slugOf(label, kinds);
  await insertKind(trx, { id, label: cleanName(label), rank, role });
  await audit(trx, { at: by.now, actor: by.account, action: "kind.add", subject: `kind:${id}` });
  return id;
}

/** A new kind of unit in one of the parts that kinds play in the trees. */
export async function addKind({ db }: Db, input: { label: string; part: KindPart }, by: By): Promise<LabelResult> {
  return db.transaction().execute(async (trx) => {
    const message = labelProblem(input.label, await listKinds(trx));
    if (message) return { ok: false as const, field: "label" as const, message };
    return { ok: true as const, id: await makeKind(trx, input.label, input.part, by) };
  });
}

/** Gives a kind of units another label; its part in the trees stays. */
export async function renameKind(
  { db }: Db,
  { id, label }: { id: string; label: string },
  by: By,
): Promise<LabelResult> {
  return db.transaction().execute(async (trx) => {
    const kinds = await listKinds(trx);
    const known = kinds.some((kind) => kind.id === id);
    const message = known ? labelProblem(label, kinds, id) : "Không có loại đơn vị này.";
    if (message) return { ok: false as const, field: "label" as const, message };
    await updateKindLabel(trx, id, cleanName(label));
    await audit(trx, { at: by.now, actor: by.account, action: "kind.rename", subject: `kind:${id}` });
    return { ok: true as const, id };
  });
}

/**
 * A new grouping tree, such as "Cụm thi đua". Its groups are of a kind that stands already, or of a new one with the
 * label `kindLabel`; they are added below the province.
 */
export async function addGrouping(
  { db }: Db,
  input: { label: string; kind: string; kindLabel: string },
  by: By,
): Promise<LabelResult & { kind?: string }> {
  return db.transaction().execute(async (trx) => {
    const trees = await listTrees(trx);
    const kinds = await listKinds(trx);
    const refuse = (field: "label" | "kind" | "kindLabel", message: string) => ({ ok: false as const, field, message });
    const message = labelProblem(input.label, trees);
    if (message) return refuse("label", message);
    if (input.kind === "") {
      const wrong = labelProblem(input.kindLabel, kinds);
      if (wrong) return refuse("kindLabel", wrong);
    } else if (!kinds.some(({ id, role, rank }) => id === input.kind && role === "area" && isGroupRank(rank))) {
      return refuse("kind", "Chọn loại của nhóm.");
    }
    const id = slugOf(input.label, trees);
    await insertTree(trx, { id, label: cleanName(input.label) });
    const kind = input.kind === "" ? await makeKind(trx, input.kindLabel, "group", by) : input.kind;
    await audit(trx, { at: by.now, actor: by.account, action: "tree.add", subject: `tree:${id}`, data: { kind } });
    return { ok: true as const, id, kind };
  });
}

const isGroupRank = (rank: number) => Math.floor(rank / 10) === KIND_PARTS.group.from / 10;

/** Kinds that groups of a grouping tree may be of. */
export async function groupKinds({ db }: Db): Promise<{ id: string; label: string }[]> {
  const kinds = await listKinds(db);
  return kinds.filter(({ rank }) => isGroupRank(rank)).map(({ id, label }) => ({ id, label }));
}

export async function renameTree(
  { db }: Db,
  { id, label }: { id: string; label: string },
  by: By,
): Promise<LabelResult> {
  return db.transaction().execute(async (trx) => {
    const trees = await listTrees(trx);
    const known = trees.some((tree) => tree.id === id);
    const message = known ? labelProblem(label, trees, id) : "Không có cây này.";
    if (message) return { ok: false as const, field: "label" as const, message };
    await updateTreeLabel(trx, id, cleanName(label));
    await audit(trx, { at: by.now, actor: by.account, action: "tree.rename", subject: `tree:${id}` });
    return { ok: true as const, id };
  });
}

/** Takes back a grouping that was never used. */
export async function dropTree({ db }: Db, id: string, by: By): Promise<LabelResult> {
  return db.transaction().execute(async (trx) => {
    if (!(await deleteEmptyTree(trx, id))) {
      return {
        ok: false as const,
        field: "label" as const,
        message: "Cây này đã có đơn vị: đóng từng nhóm thay vì bỏ cây.",
      };
    }
    await audit(trx, { at: by.now, actor: by.account, action: "tree.drop", subject: `tree:${id}` });
    return { ok: true as const, id };
  });
}
