/** The bank as the questions' step shows it: counts of questions that a quota cannot tell apart. */
import type { Classified } from "#app/domain/quota.ts";
import type { Stratum } from "./quota-editor.tsx";

export function strataOf(bank: readonly Classified[]): Stratum[] {
  const strata = new Map<string, { stratum: Omit<Stratum, "n">; n: number }>();
  for (const { pillar, difficulty, levels, tags } of bank) {
    const key = JSON.stringify([pillar, difficulty, levels, tags]);
    const known = strata.get(key);
    if (known) known.n += 1;
    else strata.set(key, { stratum: { pillar, difficulty, levels, tags }, n: 1 });
  }
  return [...strata.values()].map(({ stratum, n }) => ({ ...stratum, n }));
}

/** Tags of the bank with how many questions have them, the most frequent first. */
export function tagsOf(bank: readonly Classified[]): { tag: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of bank) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, n]) => ({ tag, n })).sort((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1));
}
