import type { Kysely } from "kysely";
import { foldKey } from "#app/domain/vietnamese.ts";
import type { Database } from "#db/connect.ts";
import { listUnitsNamed, listUnitsToInvite } from "#db/queries/unit-names.ts";

/** The one open unit that these words name: its code (`54/001`), or its name. `but` itself is never meant. */
export async function findUnitByWords(
  db: Kysely<Database>,
  words: string,
  but: string,
): Promise<{ id: string } | { problem: string }> {
  const text = words.trim();
  if (text === "") return { problem: "Nhập mã hoặc tên đầy đủ của đơn vị nhận." };
  const found = (await listUnitsNamed(db, { code: text, nameKey: foldKey(text) })).filter(({ id }) => id !== but);
  const byCode = found.filter(({ code }) => code === text);
  const [only, second] = byCode.length > 0 ? byCode : found;
  if (!only) return { problem: `Không có đơn vị nào tên hoặc mã là “${text}”.` };
  return second ? { problem: `Có nhiều đơn vị tên “${text}”: nhập mã của đơn vị.` } : { id: only.id };
}

/** Enough for a province with its communes and schools; a longer list would make the page heavy. */
const MOST_SUGGESTIONS = 1_000;

/** Words that `findUnitByWords` understands, for areas and schools below a unit: the name, or the code where two share a name. */
export async function suggestUnits(db: Kysely<Database>, host: string): Promise<{ words: string; name: string }[]> {
  const units = await listUnitsToInvite(db, host, MOST_SUGGESTIONS);
  const named = new Map<string, number>();
  for (const { name } of units) named.set(foldKey(name), (named.get(foldKey(name)) ?? 0) + 1);
  return units.map(({ code, name }) => ({ words: named.get(foldKey(name)) === 1 ? name : code, name }));
}
