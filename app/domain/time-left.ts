const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something still takes, in its two largest parts, rounded down: "2 ngày 3 giờ", "3 giờ 20 phút", "5 phút". */
export function timeLeftWords(ms: number): string {
  if (ms < MINUTE) return "chưa đầy 1 phút";
  const parts = [
    { n: Math.floor(ms / DAY), word: "ngày" },
    { n: Math.floor((ms % DAY) / HOUR), word: "giờ" },
    { n: Math.floor((ms % HOUR) / MINUTE), word: "phút" },
  ];
  const first = parts.findIndex(({ n }) => n > 0);
  return parts
    .slice(first, first + 2)
    .flatMap(({ n, word }) => (n > 0 ? [`${n} ${word}`] : []))
    .join(" ");
}
