import { Note } from "#app/components/note.tsx";
import type { Lock } from "#app/domain/revision.ts";
import { lockSentence } from "./checklist.ts";

/** Says that something may not change any more, and why. */
export function LockedNote({ lock, what }: { lock: Lock; what: string }) {
  return (
    <Note tone="still" icon="lock" title={what}>
      <p>{lockSentence(lock)}</p>
    </Note>
  );
}
