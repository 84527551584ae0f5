/** Starts as columns of five minutes, the last one running. */
export interface StartColumn {
  /** Epoch ms at which the column begins. */
  readonly from: number;
  readonly n: number;
}

const MINUTE_MS = 60_000;
const WIDTH = 5;
const COLUMNS = 12;

/** Where the first of the columns begins at this moment. */
export function startsSince(now: number): number {
  const step = WIDTH * MINUTE_MS;
  return Math.floor(now / step) * step - (COLUMNS - 1) * step;
}

/** Minutes without a start are columns of 0. `minute` is epoch ms / 60,000. */
export function startColumns(minutes: readonly { minute: number; n: number }[], now: number): StartColumn[] {
  const since = startsSince(now);
  const columns = Array.from({ length: COLUMNS }, (_, at) => ({ from: since + at * WIDTH * MINUTE_MS, n: 0 }));
  for (const { minute, n } of minutes) {
    const column = columns[Math.floor((minute * MINUTE_MS - since) / (WIDTH * MINUTE_MS))];
    if (column) column.n += n;
  }
  return columns;
}
