/** How much the fault tests do: little in `npm test`, much in `npm run faults`, which sets GOC_FAULTS=full. */
export const full = process.env.GOC_FAULTS === "full";

/** The first number in the short form, the second in the full one. */
export const amount = (short: number, long: number): number => (full ? long : short);

/** A line of figures for whoever reads the run. */
export function report(line: string): void {
  console.log(line);
}
