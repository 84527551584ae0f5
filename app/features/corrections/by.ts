/** Who acts, and when. */
export interface By {
  readonly account: string;
  readonly now: number;
}
