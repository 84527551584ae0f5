/**
 * Where answers wait on the device until the server has them. IndexedDB with strict durability survives a reload, a
 * crash and a power cut. Only ids and what was answered stand here: the attempt, its write token, questions, answers;
 * whatever is left goes with the first page of ours that is opened later (leftovers.ts).
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { journal } from "./journal.ts";

export interface WaitingAnswer {
  attempt: string;
  clientId: string;
  seq: number;
  epoch: number;
  question: string;
  answer: string[];
  /** The attempt's write token: what waits can go out without anybody being signed in. */
  token: string;
  /** When it is of no use any more, by this device's clock in epoch ms: a day after the deadline. */
  keepUntil: number;
}

interface Schema extends DBSchema {
  waiting: { key: [string, string, number]; value: WaitingAnswer; indexes: { attempt: string } };
}
type Device = IDBPDatabase<Schema>;

/** Some browsers never say that they have no storage: they just do not answer. */
const LONGEST_WAIT_MS = 2_000;

export function openDevice(): Promise<Device> {
  return openDB<Schema>("goc-asean", 1, {
    upgrade(database) {
      const waiting = database.createObjectStore("waiting", { keyPath: ["attempt", "clientId", "seq"] });
      waiting.createIndex("attempt", "attempt");
    },
  });
}

/**
 * The device's store. It never throws: a private window, a full disk or a browser that closed the database only means
 * that an answer is not kept here, and `put` says so.
 */
export class AnswerStore {
  private device: Promise<Device> | null = null;
  private failures = 0;

  constructor(private readonly open: () => Promise<Device> = openDevice) {}

  /** Resolves once the answer is on the device for good; false when it cannot be. */
  async put(answer: WaitingAnswer): Promise<boolean> {
    journal.add(answer);
    const kept = await this.use(async (device) => {
      const transaction = device.transaction("waiting", "readwrite", { durability: "strict" });
      await Promise.all([transaction.store.put(answer), transaction.done]);
      return true;
    });
    if (kept) journal.remove([answer]);
    return kept === true;
  }

  /** What waits of one attempt, or of all. */
  async list(attempt?: string): Promise<WaitingAnswer[]> {
    const found = await this.use((device) =>
      attempt === undefined ? device.getAll("waiting") : device.getAllFromIndex("waiting", "attempt", attempt),
    );
    const stored = found ?? [];
    return [...stored, ...journal.missingFrom(stored, attempt)];
  }

  async remove(answers: readonly WaitingAnswer[]): Promise<void> {
    if (answers.length === 0) return;
    journal.remove(answers);
    await this.use(async (device) => {
      const transaction = device.transaction("waiting", "readwrite");
      for (const { attempt, clientId, seq } of answers) void transaction.store.delete([attempt, clientId, seq]);
      await transaction.done;
    });
  }

  /** Works on the device; null when it does not answer. A database that the browser closed is opened again. */
  private async use<T>(work: (device: Device) => Promise<T>): Promise<T | null> {
    for (let tries = 0; tries < 2 && this.failures < 3; tries += 1) {
      try {
        this.device ??= this.open();
        const result = await inTime(this.device.then(work));
        this.failures = 0;
        return result;
      } catch {
        this.failures += 1;
        this.device = null;
      }
    }
    return null;
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer from the device")), LONGEST_WAIT_MS);
    work.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
