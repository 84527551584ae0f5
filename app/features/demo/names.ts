import type { DemoFiles, NamePart } from "./files.server.ts";
import { type Stream, weighted } from "./stream.ts";

export type Sex = "m" | "f";

export interface NameMaker {
  /** An invented full name; pupils more often carry the compound names of their generation. */
  make(stream: Stream, sex: Sex, who: "pupil" | "adult"): string;
}

/** How many pupils carry a compound name of their generation ("Gia Hân"). */
const MODERN_SHARE = 0.35;

export function nameMaker(files: Pick<DemoFiles, "family" | "middle" | "given" | "modern">): NameMaker {
  const chooser = (parts: readonly NamePart[]) => {
    const of = (sex: Sex) => weighted(parts.filter((part) => part.sex === "b" || part.sex === sex));
    return { m: of("m"), f: of("f") };
  };
  const family = weighted(files.family);
  const [middle, given, modern] = [chooser(files.middle), chooser(files.given), chooser(files.modern)];
  return {
    make(stream, sex, who) {
      const first = family(stream).name;
      if (who === "pupil" && stream.chance(MODERN_SHARE)) return `${first} ${modern[sex](stream).name}`;
      const last = given[sex](stream).name;
      for (;;) {
        const between = middle[sex](stream).name;
        // "Minh Minh" and "Lê Lê" do not happen.
        if (!between.split(" ").includes(last) && between !== first) return `${first} ${between} ${last}`;
      }
    },
  };
}
