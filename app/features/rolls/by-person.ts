/** Rows of each person. */
export function byPerson<Row extends { readonly person: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.person);
    if (group) group.push(row);
    else groups.set(row.person, [row]);
  }
  return groups;
}
