/** The acts on units as they wait in the database. Apart from their words, so that no page carries zod. */
import { z } from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const base = { unit: z.string(), day };

/** As it waits in the database for its day. */
export const unitChangeSchema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("rename"), ...base, name: z.string() }),
  z.object({ act: z.literal("move"), ...base, tree: z.string(), parent: z.string() }),
  z.object({ act: z.literal("merge"), ...base, into: z.string() }),
  z.object({ act: z.literal("close"), ...base }),
  z.object({
    act: z.literal("add"),
    ...base,
    tree: z.string(),
    kind: z.string(),
    name: z.string(),
    /** Of a school in the Ministry's list; "" = none. */
    code: z.string().default(""),
  }),
  // what a group of a grouping tree holds
  z.object({ act: z.literal("join"), ...base, tree: z.string(), units: z.array(z.string()) }),
  z.object({ act: z.literal("leave"), ...base, tree: z.string(), units: z.array(z.string()) }),
]);

export type UnitChange = z.output<typeof unitChangeSchema>;
