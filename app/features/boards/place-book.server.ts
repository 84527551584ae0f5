import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { listPlaced, type PlacedAt } from "#db/queries/boards-source.ts";

/** The units of placements, read as they are met. */
export class PlaceBook {
  constructor(
    private readonly db: Kysely<Database>,
    private readonly placed = new Map<string, PlacedAt>(),
    private readonly large = new Set<string>(),
  ) {}

  /** The same book, read on through another handle: placements never change. */
  through(db: Kysely<Database>): PlaceBook {
    return new PlaceBook(db, this.placed, this.large);
  }

  async learn(placements: Iterable<string>): Promise<void> {
    const missing = [...new Set(placements)].filter((placement) => !this.placed.has(placement));
    const { placed, large } = await listPlaced(this.db, missing);
    for (const [placement, at] of placed) this.placed.set(placement, at);
    for (const unit of large) this.large.add(unit);
  }

  readonly unitsOf = (placement: string): readonly string[] => this.placed.get(placement)?.units ?? [];

  gradeOf(placement: string): number {
    return this.placed.get(placement)?.grade ?? 0;
  }

  /** Whether people of this unit are counted by the beginning of their key. */
  readonly isLarge = (unit: string): boolean => this.large.has(unit);
}
