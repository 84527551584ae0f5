/**
 * Where answers wait on the device until the server has them. IndexedDB with strict durability survives a reload, a
 * crash and a power cut. Only ids stand here: the attempt, its write token and option ids.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export interface WaitingAnswer {
  attempt: string;
  clientId: string;
  seq: number;
  epoch: number;
  question: string;
  answer: string[];
}

interface Schema extends DBSchema {
  waiting: { key: [string, string, number]; value: WaitingAnswer; indexes: { attempt: string } };
}

export interface AnswerStore {
  put(answer: WaitingAnswer): Promise<void>;
  list(attempt: string): Promise<WaitingAnswer[]>;
  remove(answers: readonly WaitingAnswer[]): Promise<void>;
  clear(attempt: string): Promise<void>;
}

/** Private windows of some browsers have no IndexedDB: answers then wait in memory and the page says so. */
class MemoryStore implements AnswerStore {
  private answers: WaitingAnswer[] = [];
  async put(answer: WaitingAnswer) {
    this.answers.push(answer);
  }
  async list(attempt: string) {
    return this.answers.filter((answer) => answer.attempt === attempt);
  }
  async remove(answers: readonly WaitingAnswer[]) {
    const gone = new Set(answers.map((answer) => `${answer.clientId}/${answer.seq}`));
    this.answers = this.answers.filter((answer) => !gone.has(`${answer.clientId}/${answer.seq}`));
  }
  async clear() {
    this.answers = [];
  }
}

class IndexedStore implements AnswerStore {
  constructor(private readonly db: IDBPDatabase<Schema>) {}

  async put(answer: WaitingAnswer) {
    const transaction = this.db.transaction("waiting", "readwrite", { durability: "strict" });
    await Promise.all([transaction.store.put(answer), transaction.done]);
  }
  async list(attempt: string) {
    return this.db.getAllFromIndex("waiting", "attempt", attempt);
  }
  async remove(answers: readonly WaitingAnswer[]) {
    const transaction = this.db.transaction("waiting", "readwrite");
    for (const { attempt, clientId, seq } of answers) void transaction.store.delete([attempt, clientId, seq]);
    await transaction.done;
  }
  async clear(attempt: string) {
    await this.remove(await this.list(attempt));
  }
}

export async function openAnswerStore(): Promise<{ store: AnswerStore; durable: boolean }> {
  try {
    const db = await openDB<Schema>("goc-asean", 1, {
      upgrade(database) {
        const waiting = database.createObjectStore("waiting", { keyPath: ["attempt", "clientId", "seq"] });
        waiting.createIndex("attempt", "attempt");
      },
    });
    return { store: new IndexedStore(db), durable: true };
  } catch {
    return { store: new MemoryStore(), durable: false };
  }
}
