/**
 * Whether a version lies in a range: comparisons joined by a space must all hold (">=6.0.0 <6.30.6"), alternatives
 * stand between "||", and "*" is every version. A pre-release counts as its release.
 * Throws on anything that is not a full `major.minor.patch`.
 */
export function inRange(version: string, range: string): boolean {
  return range.split("||").some((alternative) => {
    const parts = alternative.trim().split(/\s+/);
    return parts.every((part) => part === "*" || holds(version, part));
  });
}

function holds(version: string, comparison: string): boolean {
  const [, operator = "", bound = ""] = /^(<=|>=|<|>|=)(.+)$/.exec(comparison) ?? [];
  if (!operator) throw new Error(`Not a comparison: ${JSON.stringify(comparison)}`);
  const order = compare(numbers(version), numbers(bound));
  if (order === 0) return operator.includes("=");
  return operator.startsWith(order < 0 ? "<" : ">");
}

function numbers(version: string): number[] {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version) ?? [];
  if (parts.length === 0) throw new Error(`Not a version: ${JSON.stringify(version)}`);
  return parts.map(Number);
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [place, value] of left.entries()) {
    const difference = value - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
