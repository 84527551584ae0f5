/** Why a change of a unit cannot be, in a sentence beside the field it is about. */
import { parseClassName } from "#app/domain/class-name.ts";
import { foldKey, formatDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { findUnitRow, hasSibling, listKinds, listPlaces } from "#db/queries/unit-admin.ts";
import {
  codeExists,
  countMembersOf,
  findContestUnderWay,
  findLastEnd,
  findOpenEdge,
  listChildEdges,
} from "#db/queries/unit-changes.ts";
import { listAncestors, listTrees, listUnitsByIds } from "#db/queries/units.ts";
import type { ChangeProblem, UnitChange } from "./changes.ts";
import { KIND_PARTS, SCHOOL_YOUTH } from "./kinds.ts";
import { SCHEME } from "./province-forest.server.ts";
import { SCHOOL_CODE } from "./school-list.ts";
import { youthPlace } from "./youth-units.server.ts";

type Db = DatabaseHandle["db"];
type Unit = Database["unit"];
type Kind = Awaited<ReturnType<typeof listKinds>>[number];
type ChangeOf<Act extends UnitChange["act"]> = Extract<UnitChange, { act: Act }>;

/** Furthest day ahead on which a change may be planned, in years. */
const YEARS_AHEAD = 2;

const refuse = (field: ChangeProblem["field"], message: string): ChangeProblem => ({ field, message });

export const cleanName = (name: string) => name.normalize("NFC").replace(/\s+/g, " ").trim();

/** Null when the change can be carried out as things stand. */
export async function changeProblem(
  db: Db,
  change: UnitChange,
  { now, today }: { now: number; today: string },
): Promise<ChangeProblem | null> {
  const unit = await findUnitRow(db, change.unit);
  if (!unit || unit.valid_to !== null) return refuse("unit", "Đơn vị này đã đóng.");
  const day = dayProblem(change.day, unit, today);
  if (day) return day;
  // which school a Đoàn is of is said by moving it: nothing else lies in that tree
  if ("tree" in change && change.tree === SCHOOL_YOUTH && change.act !== "move") return refuse("tree", "Chọn cây.");
  switch (change.act) {
    case "rename":
      return renameProblem(db, change, unit);
    case "move":
      return moveProblem(db, change, unit);
    case "merge":
      return (await endProblem(db, unit, now)) ?? mergeProblem(db, change, unit);
    case "close":
      return (await endProblem(db, unit, now)) ?? closeProblem(db, change, unit);
    case "add":
      return addProblem(db, change, unit);
    case "join":
      return joinProblem(db, change, unit);
    case "leave":
      return leaveProblem(db, change);
  }
}

function dayProblem(day: string, unit: Unit, today: string): ChangeProblem | null {
  try {
    startOfLocalDay(day);
  } catch {
    return refuse("day", "Nhập ngày.");
  }
  if (day < unit.valid_from) return refuse("day", `Đơn vị có từ ${formatDay(unit.valid_from)}: chọn từ ngày đó.`);
  const furthest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  return day > furthest ? refuse("day", `Hẹn trước nhiều nhất ${YEARS_AHEAD} năm.`) : null;
}

const since = (what: string, from: string) => refuse("day", `${what} từ ${formatDay(from)}: chọn từ ngày đó.`);

async function nameProblem(
  db: Db,
  name: string,
  places: readonly { tree: string; parent: string }[],
  but: string,
): Promise<ChangeProblem | null> {
  if (name.length < 2 || name.length > 200) return refuse("name", "Tên dài từ 2 đến 200 ký tự.");
  for (const { tree, parent } of places) {
    if (await hasSibling(db, { tree, parent, nameKey: foldKey(name), but })) {
      return refuse("name", "Cùng nơi đã có đơn vị khác mang tên này.");
    }
  }
  return null;
}

async function renameProblem(db: Db, change: ChangeOf<"rename">, unit: Unit): Promise<ChangeProblem | null> {
  const name = cleanName(change.name);
  if (name === unit.name) return refuse("name", "Tên này là tên đang dùng.");
  const attrs = JSON.parse(unit.attrs) as { formerNames?: { until: string }[] };
  const last = attrs.formerNames?.at(-1)?.until;
  if (last !== undefined && change.day < last) return since("Tên đang dùng có", last);
  const open = (await listPlaces(db, unit.id)).filter(({ validTo }) => validTo === null);
  return nameProblem(db, name, open, unit.id);
}

/** The unit that is to receive, and why it cannot. */
async function targetOf(db: Db, unit: Unit, id: string, day: string): Promise<Unit | ChangeProblem> {
  const target = await findUnitRow(db, id);
  if (!target || target.valid_to !== null) return refuse("target", "Nhập mã hoặc tên của đơn vị nhận.");
  if (target.id === unit.id) return refuse("target", "Đơn vị không thể nằm dưới chính nó.");
  const above = await listAncestors(db, [target.id]);
  if (above.some((one) => one.unit === unit.id)) return refuse("target", "Đơn vị nhận nằm dưới đơn vị này.");
  return target.valid_from > day ? since(`${target.name} có`, target.valid_from) : target;
}

const isProblem = (one: Unit | ChangeProblem): one is ChangeProblem => "message" in one;

/** Whether units may be put below this one in a tree: it stands in it, or it is the province of an empty grouping. */
async function takesUnits(db: Db, tree: string, unit: Unit): Promise<boolean> {
  if ((await listAncestors(db, [unit.id])).some((row) => row.tree === tree)) return true;
  const grouping = (await listTrees(db)).some(({ id, grouping: flag }) => id === tree && flag === 1);
  return grouping && unit.kind === "province";
}

async function kindsOf(db: Db, ...ids: readonly string[]): Promise<(Kind | undefined)[]> {
  const kinds = await listKinds(db);
  return ids.map((id) => kinds.find((kind) => kind.id === id));
}

async function moveProblem(db: Db, change: ChangeOf<"move">, unit: Unit): Promise<ChangeProblem | null> {
  const tree = (await listTrees(db)).find(({ id }) => id === change.tree);
  if (!tree) return refuse("tree", "Chọn cây.");
  const edge = await findOpenEdge(db, change.tree, unit.id);
  if (change.tree === SCHOOL_YOUTH) return ofSchoolProblem(db, change, unit, edge);
  if (!edge && tree.grouping === 0) return refuse("tree", "Đơn vị này không có chỗ trong cây đó.");
  const target = await targetOf(db, unit, change.parent, change.day);
  if (isProblem(target)) return target;
  const [own, other] = await kindsOf(db, unit.kind, target.kind);
  if (!(await takesUnits(db, change.tree, target)) || !own || !other || other.rank >= own.rank) {
    return refuse("target", `Trong cây này, ${target.name} không nhận được đơn vị ở dưới.`);
  }
  if (edge?.parent === target.id) return refuse("target", "Đơn vị đang ở đó rồi.");
  return edge && change.day < edge.validFrom ? since("Đang ở nơi hiện nay", edge.validFrom) : null;
}

/** A Đoàn trường or Liên đội may get its first place here: nothing else says which school it is of. */
async function ofSchoolProblem(
  db: Db,
  change: ChangeOf<"move">,
  unit: Unit,
  edge: Awaited<ReturnType<typeof findOpenEdge>>,
): Promise<ChangeProblem | null> {
  if ((await youthPlace(db, unit.id))?.level !== "union") {
    return refuse("tree", "Đơn vị này không có chỗ trong cây đó.");
  }
  const target = await targetOf(db, unit, change.parent, change.day);
  if (isProblem(target)) return target;
  const [kind] = await kindsOf(db, target.kind);
  if (kind?.role !== "school") return refuse("target", "Chọn trường của Đoàn, Đội này.");
  if (edge?.parent === target.id) return refuse("target", "Đơn vị đang ở đó rồi.");
  return edge && change.day < edge.validFrom ? since("Đang ở nơi hiện nay", edge.validFrom) : null;
}

/** What keeps a unit from ending, by merger or closing. */
async function endProblem(db: Db, unit: Unit, now: number): Promise<ChangeProblem | null> {
  if (unit.kind === "province") return refuse("unit", "Không đóng được tỉnh.");
  const contest = await findContestUnderWay(db, unit.id, now);
  return contest === null ? null : refuse("unit", `Đang là nơi tổ chức “${contest}”: chờ cuộc thi kết thúc.`);
}

async function mergeProblem(db: Db, change: ChangeOf<"merge">, unit: Unit): Promise<ChangeProblem | null> {
  const people = await countMembersOf(db, unit.id);
  if (people > 0) return refuse("unit", `Có ${people} người trực tiếp ở đây: chuyển người trước.`);
  const target = await targetOf(db, unit, change.into, change.day);
  if (isProblem(target)) return target;
  const [own, other] = await kindsOf(db, unit.kind, target.kind);
  if (!own || !other || !mayMerge(own, other)) return refuse("target", "Chỉ nhập được vào đơn vị cùng loại.");
  const standing = new Set((await listChildEdges(db, target.id)).map(({ nameKey }) => nameKey));
  const same = (await listChildEdges(db, unit.id)).filter(
    ({ kind, nameKey }) => kind === "class" && standing.has(nameKey),
  );
  if (same.length === 0) return null;
  const names = same.slice(0, 5).map(({ name }) => name);
  return refuse("target", `Hai bên cùng có lớp ${names.join(", ")}: đổi tên lớp ở một bên trước.`);
}

/** Of one kind, or a commune with a ward, a THCS with a multi-level school: the same step of the trees. */
function mayMerge(own: Kind, other: Kind): boolean {
  if (own.id === other.id) return true;
  const step = (kind: Kind) => `${kind.role} ${Math.floor(kind.rank / 10)}`;
  return (own.role === "area" || own.role === "school") && step(own) === step(other);
}

async function closeProblem(db: Db, change: ChangeOf<"close">, unit: Unit): Promise<ChangeProblem | null> {
  const below = new Set((await listChildEdges(db, unit.id)).map(({ child }) => child)).size;
  if (below > 0) return refuse("unit", `Còn ${below} đơn vị ở dưới: chuyển hoặc nhập vào nơi khác trước.`);
  const people = await countMembersOf(db, unit.id);
  if (people > 0) return refuse("unit", `Còn ${people} người ở đây: chuyển người trước.`);
  const last = await findLastEnd(db, unit.id);
  return last !== null && change.day < last ? since("Ở đây còn người hoặc đơn vị đến", last) : null;
}

/** Groups in groupings, branches in the youth tree, areas, schools and classes in the state tree. */
function standsIn({ id, grouping }: { id: string; grouping: 0 | 1 }, { role, rank }: Kind): boolean {
  const group = role === "area" && Math.floor(rank / 10) === KIND_PARTS.group.from / 10;
  if (grouping === 1) return group;
  return id === "youth" ? role === "branch" : role !== "branch" && !group;
}

async function addProblem(db: Db, change: ChangeOf<"add">, unit: Unit): Promise<ChangeProblem | null> {
  const [own, kind] = await kindsOf(db, unit.kind, change.kind);
  if (!own || !kind) return refuse("kind", "Chọn loại đơn vị.");
  if (kind.rank <= own.rank) return refuse("kind", `${kind.label} không nằm dưới ${own.label.toLowerCase()} được.`);
  const tree = (await listTrees(db)).find(({ id }) => id === change.tree);
  if (!tree || !(await takesUnits(db, tree.id, unit))) return refuse("tree", "Đơn vị này không có chỗ trong cây đó.");
  if (!standsIn(tree, kind)) return refuse("kind", `${kind.label} không thêm được trong cây “${tree.label}”.`);
  const name = cleanName(change.name);
  const taken = await nameProblem(db, name, [{ tree: change.tree, parent: unit.id }], "");
  if (taken) return taken;
  if (kind.id === "class" && !parseClassName(name)) return refuse("name", "Tên lớp có khối, ví dụ 10A1 hoặc 9/1.");
  if (change.code === "") return null;
  if (kind.role !== "school") return refuse("code", "Chỉ trường mới có mã.");
  if (!SCHOOL_CODE.test(change.code)) return refuse("code", "Mã trường gồm mã tỉnh và mã trường, ví dụ 54/001.");
  return (await codeExists(db, SCHEME.school, change.code)) ? refuse("code", "Mã này đã có trường khác mang.") : null;
}

async function joinProblem(db: Db, change: ChangeOf<"join">, unit: Unit): Promise<ChangeProblem | null> {
  if (!(await takesUnits(db, change.tree, unit))) return refuse("tree", "Đơn vị này không có chỗ trong cây đó.");
  const schools = await listUnitsByIds(db, change.units);
  if (schools.length === 0) return refuse("codes", "Nhập mã hoặc tên trường, mỗi dòng một trường.");
  const kinds = await listKinds(db);
  for (const { id, name, kind } of schools) {
    if (kinds.find((one) => one.id === kind)?.role !== "school")
      return refuse("codes", `${name} không phải là trường.`);
    const row = await findUnitRow(db, id);
    if (row && row.valid_from > change.day) return since(`${name} có`, row.valid_from);
    const edge = await findOpenEdge(db, change.tree, id);
    if (edge && edge.parent !== unit.id && change.day < edge.validFrom)
      return since(`${name} ở nơi hiện nay`, edge.validFrom);
  }
  return null;
}

async function leaveProblem(db: Db, change: ChangeOf<"leave">): Promise<ChangeProblem | null> {
  if (change.units.length === 0) return refuse("child", "Đánh dấu trường đưa ra.");
  for (const id of change.units) {
    const edge = await findOpenEdge(db, change.tree, id);
    if (edge?.parent !== change.unit) return refuse("child", "Trường này không còn ở đây. Tải lại trang.");
    if (change.day < edge.validFrom) return since("Trường ở đây", edge.validFrom);
  }
  return null;
}
