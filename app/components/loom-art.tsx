/** The loom behind every state: bare (empty), broken thread (error), finished cloth (done). */
const WARPS = Array.from({ length: 10 }, (_, index) => 22 + index * 13);

const WEFTS = ["security", "economy", "culture", "common", "blue", "red"] as const;

const BROKEN_THREAD = "M10 60h48c9 0 13 5 9 14M150 60h-42c-9 0-13-4-11-11";

export type LoomKind = "empty" | "broken" | "done";

const WOVEN: Readonly<Record<LoomKind, number>> = { empty: 0, broken: 3, done: WEFTS.length };

/** Decoration: the words beside it say the same. */
export function LoomArt({ kind }: { kind: LoomKind }) {
  return (
    <svg className="art" viewBox="0 0 160 96" aria-hidden="true">
      <path d="M10 10h140M10 86h140" stroke="var(--line-strong)" strokeWidth="5" />
      <path d={WARPS.map((x) => `M${x} 10v76`).join("")} stroke="var(--line-strong)" strokeWidth="2.5" />
      {WEFTS.slice(0, WOVEN[kind]).map((hue, row) => (
        <path
          key={hue}
          d={`M16 ${20 + row * 11}h128`}
          stroke={`var(--${hue})`}
          strokeWidth="11"
          strokeDasharray="13 13"
          strokeDashoffset={row % 2 === 0 ? 0 : 13}
        />
      ))}
      {kind === "broken" && (
        <>
          <path d={BROKEN_THREAD} stroke="var(--surface)" strokeWidth="9" fill="none" />
          <path d={BROKEN_THREAD} stroke="var(--danger)" strokeWidth="4" fill="none" strokeLinecap="round" />
        </>
      )}
      {kind === "empty" && (
        <>
          <path
            d="M86 48c16-15 48-15 64 0-16 15-48 15-64 0z"
            fill="var(--yellow)"
            stroke="var(--surface)"
            strokeWidth="3"
          />
          <path d="M104 48h28" stroke="var(--on-yellow)" strokeWidth="4" />
        </>
      )}
    </svg>
  );
}
