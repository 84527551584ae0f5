/**
 * What a disk may hold after a power cut. Everything that was synced is there; of what was written since the last sync
 * of its file the three models let through nothing, any of the writes, or any of their 512-byte sectors.
 */
import type { DiskEvent } from "./disk.ts";

export const CUT_MODELS = ["nothing", "some", "torn"] as const;
export type CutModel = (typeof CUT_MODELS)[number];

const SECTOR = 512;

type Change = Extract<DiskEvent, { kind: "write" | "size" | "unlink" }>;

/** A file as far as it is written; grows by doubling, so that replaying stays linear. */
class GrowingFile {
  private bytes: Buffer;
  size: number;

  constructor(start: Buffer) {
    this.bytes = Buffer.from(start);
    this.size = start.length;
  }

  write(offset: number, piece: Buffer): void {
    this.resize(Math.max(this.size, offset + piece.length));
    piece.copy(this.bytes, offset);
  }

  resize(size: number): void {
    if (size > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(size, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.size);
      this.bytes = larger;
    } else if (size > this.size) this.bytes.fill(0, this.size, size);
    this.size = size;
  }

  copy(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.size));
  }
}

/** The disk while a recording is replayed; a cut may be asked for between any two events. */
export class ReplayedDisk {
  private readonly synced: Map<string, GrowingFile>;
  private pending: Change[] = [];

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.synced = new Map([...files].map(([path, bytes]) => [path, new GrowingFile(bytes)]));
  }

  apply(event: DiskEvent): void {
    if (event.kind === "saved") return;
    if (event.kind !== "sync") {
      this.pending.push(event);
      return;
    }
    for (const change of this.pending) if (change.path === event.path) applyTo(this.synced, change);
    this.pending = this.pending.filter((change) => change.path !== event.path);
  }

  /** The files as they may be found after a cut now; `random` gives numbers from 0 to below 1. */
  cut(model: CutModel, random: () => number): Map<string, Buffer> {
    const files = new Map([...this.synced].map(([path, file]) => [path, new GrowingFile(file.copy())]));
    if (model !== "nothing") {
      for (const change of this.pending) {
        if (model === "torn" && change.kind === "write") {
          for (const sector of sectorsOf(change)) if (random() < 0.5) applyTo(files, sector);
        } else if (random() < 0.5) applyTo(files, change);
      }
    }
    return new Map([...files].map(([path, file]) => [path, file.copy()]));
  }
}

function applyTo(files: Map<string, GrowingFile>, change: Change): void {
  if (change.kind === "unlink") {
    files.delete(change.path);
    return;
  }
  let file = files.get(change.path);
  if (!file) {
    file = new GrowingFile(Buffer.alloc(0));
    files.set(change.path, file);
  }
  if (change.kind === "size") file.resize(change.size);
  else file.write(change.offset, change.bytes);
}

/** The parts of a write that lie in one sector of the disk each. */
function sectorsOf({ path, offset, bytes }: Extract<Change, { kind: "write" }>): Change[] {
  const sectors: Change[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + SECTOR - ((offset + at) % SECTOR));
    sectors.push({ kind: "write", path, offset: offset + at, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return sectors;
}
