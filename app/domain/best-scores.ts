/** Sums of the k highest scores of each unit while all its scores go by once. */
export class BestScores {
  private readonly kept = new Map<string, number[]>();

  constructor(private readonly bestOf: number) {}

  add(unit: string, score: number): void {
    const best = this.kept.get(unit);
    if (!best) {
      this.kept.set(unit, [score]);
      return;
    }
    if (best.length >= this.bestOf && score <= best.at(-1)!) return;
    let at = best.length;
    while (at > 0 && best[at - 1]! < score) at -= 1;
    best.splice(at, 0, score);
    if (best.length > this.bestOf) best.pop();
  }

  /** What a unit lacks counts as 0. */
  sumOf(unit: string): number {
    return (this.kept.get(unit) ?? []).reduce((sum, score) => sum + score, 0);
  }
}
