/**
 * Text that is being typed: taken over after a short pause, and at once when the box, the page or the attempt is left, so
 * that at most the last moment of typing is lost with the device.
 */
const PAUSE_MS = 700;

export class Typing<Question extends { readonly id: string }> {
  private readonly pending = new Map<string, { question: Question; timer: number }>();

  constructor(private readonly record: (question: Question) => void) {}

  /** A key was pressed in the box of this question. */
  touch(question: Question): void {
    window.clearTimeout(this.pending.get(question.id)?.timer);
    const timer = window.setTimeout(() => this.settle(question), PAUSE_MS);
    this.pending.set(question.id, { question, timer });
  }

  /** Takes over what stands in the box now. */
  settle(question: Question): void {
    window.clearTimeout(this.pending.get(question.id)?.timer);
    this.pending.delete(question.id);
    this.record(question);
  }

  /** Takes over everything that is pending. */
  flush(): void {
    for (const { question } of [...this.pending.values()]) this.settle(question);
  }

  has(id: string): boolean {
    return this.pending.has(id);
  }
}
