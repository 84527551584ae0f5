/** The cloth of the home page: eleven warps named after the countries, three wefts for the pillars, crossing by turns. */

const INK = "#0f1c5c";

type Thread = { country: string; colour: string; top: number; motif: string; stroked?: boolean };

/** Motifs are our own, on a square of 18; none is a national emblem. Heights differ as loose threads do. */
const THREADS: readonly Thread[] = [
  { country: "Brunei", colour: "#fff", top: 46, motif: "M0 9 9 0l9 9-9 9z" },
  { country: "Campuchia", colour: "#ffcb1f", top: 38, motif: "M0 4l9 7 9-7v4l-9 7-9-7z" },
  { country: "Indonesia", colour: "#8fb0ff", top: 30, motif: "M4 9a5 5 0 1 1 10 0 5 5 0 0 1-10 0z" },
  { country: "Lào", colour: "#ff5468", top: 20, motif: "M0 0h9v9H0zM9 9h9v9H9z" },
  { country: "Malaysia", colour: "#fff", top: 12, motif: "M2 2l14 14M16 2 2 16", stroked: true },
  { country: "Myanmar", colour: "#ffcb1f", top: 6, motif: "M0 0h18v5H0zM0 9h18v3H0z" },
  { country: "Philippines", colour: "#8fb0ff", top: 14, motif: "M9 1c5 4 5 12 0 16-5-4-5-12 0-16z" },
  { country: "Singapore", colour: "#fff", top: 0, motif: "M0 18V9L9 0l9 9v9L9 9z" },
  { country: "Thái Lan", colour: "#ff5468", top: 10, motif: "M0 3h6v6h6v6h6v3h-9v-6H3V6H0z" },
  {
    country: "Timor-Leste",
    colour: "#ffcb1f",
    top: 24,
    motif:
      "M9 9C4 9 1 5 1 1c5 0 8 4 8 8zm0 0c0-5 4-8 8-8 0 5-4 8-8 8zm0 0c5 0 8 4 8 8-5 0-8-4-8-8zm0 0c0 5-4 8-8 8 0-5 4-8 8-8z",
  },
  { country: "Việt Nam", colour: "#fff", top: 4, motif: "M3 0h3v18H3zM12 0h3v18h-3z" },
];

const WEFTS = [
  { id: "security", colour: "#8f80f5", y: 176, motif: "M0 15 15 0l15 15-15 15zm8 0 7 7 7-7-7-7z" },
  {
    id: "economy",
    colour: "#b6d321",
    y: 256,
    motif: "M4 13C3 7 6 3 12 2c1 6-1 10-8 11zm14 14c-1-6 1-10 8-11 1 6-2 10-8 11z",
  },
  {
    id: "culture",
    colour: "#f2579f",
    y: 336,
    motif:
      "M15 15C8 15 3 9 3 3c7 0 12 5 12 12zm0 0c0-7 5-12 12-12 0 7-5 12-12 12zm0 0c7 0 12 5 12 12-7 0-12-5-12-12zm0 0c0 7-5 12-12 12 0-7 5-12 12-12z",
  },
] as const;

const left = (index: number) => 14 + index * 50;

function Warp({ thread, index }: { thread: Thread; index: number }) {
  const x = left(index);
  const { country, colour, top, motif, stroked } = thread;
  return (
    <>
      <pattern id={`soi-${index}`} width="18" height="18" patternUnits="userSpaceOnUse" x={x}>
        {stroked ? <path d={motif} stroke={INK} strokeWidth="3" fill="none" /> : <path d={motif} fill={INK} />}
      </pattern>
      <path d={`M${x} ${top}h27a9 9 0 0 1 9 9V430H${x}z`} fill={colour} />
      <rect x={x + 9} y="172" width="18" height="258" fill={`url(#soi-${index})`} />
      <text transform={`translate(${x + 24.5} 164) rotate(-90)`} fontSize="17.5" fontWeight="700" fill={INK}>
        {country}
      </text>
    </>
  );
}

/** One weft: it lies over every other warp, and over the others in the next row. */
function Weft({ weft, row }: { weft: (typeof WEFTS)[number]; row: number }) {
  const over = THREADS.map((_, index) => index).filter((index) => index % 2 !== row % 2);
  const shade = (y: number) => over.map((index) => `M${left(index)} ${y}h36`).join("");
  return (
    <>
      <pattern id={`ngang-${weft.id}`} width="30" height="30" patternUnits="userSpaceOnUse" y={weft.y + 3}>
        <rect width="30" height="30" fill={weft.colour} />
        <path d={weft.motif} fill={INK} fillRule="evenodd" opacity=".82" />
      </pattern>
      {over.map((index) => (
        <rect key={index} x={left(index) - 11} y={weft.y} width="58" height="36" fill={`url(#ngang-${weft.id})`} />
      ))}
      <path d={shade(weft.y - 2) + shade(weft.y + 38)} stroke={INK} strokeWidth="4" />
    </>
  );
}

/** The hero drawing. At most once a page: its patterns have fixed ids. */
export function ElevenThreads() {
  return (
    <figure className="art">
      <svg
        viewBox="0 0 564 420"
        role="img"
        aria-label="Tấm vải dệt từ mười một sợi dọc mang tên mười một nước ASEAN và ba sợi ngang là ba trụ cột"
      >
        {THREADS.map((thread, index) => (
          <Warp key={thread.country} thread={thread} index={index} />
        ))}
        {WEFTS.map((weft, row) => (
          <Weft key={weft.id} weft={weft} row={row} />
        ))}
      </svg>
    </figure>
  );
}
