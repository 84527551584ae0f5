/** What a school may still lack: `entered` means that it has a manager who never signed in. */
export const SCHOOL_GAPS = ["roll", "manager", "entered", "commune"] as const;
export type SchoolGap = (typeof SCHOOL_GAPS)[number];
