/** Moments and days as these pages write them. */

/** "năm 2010", "tháng 1/1984", "8/8/1967": as exact as the moment is known. */
export function momentWords(on: string): string {
  const [year = "", month, day] = on.split("-");
  if (!month) return `năm ${year}`;
  return day ? `${Number(day)}/${Number(month)}/${year}` : `tháng ${Number(month)}/${year}`;
}

/** "28/7" */
export function dayWords(on: string): string {
  const [month, day] = on.split("-").map(Number);
  return `${day}/${month}`;
}
