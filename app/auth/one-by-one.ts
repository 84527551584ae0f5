/** Work of one key runs one after the other, in the order it came; work of different keys does not wait for each other. */
export class OneByOne {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly counts = new Map<string, number>();

  /** `longest`: how many of one key may run and wait; `full` is what the next one throws. */
  constructor(
    private readonly longest: number,
    private readonly full: () => Error,
  ) {}

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const count = this.counts.get(key) ?? 0;
    if (count >= this.longest) throw this.full();
    this.counts.set(key, count + 1);
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work, work);
    this.last.set(key, turn);
    try {
      return await turn;
    } finally {
      const left = this.counts.get(key)! - 1;
      if (left > 0) this.counts.set(key, left);
      else {
        this.counts.delete(key);
        this.last.delete(key);
      }
    }
  }
}
