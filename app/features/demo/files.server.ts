/** Reads content/demo: invented schools and the parts of invented names. */
import { join } from "node:path";
import { readCsv, type UnitKindId } from "#app/features/units/api.server.ts";

export type ClassStyle = "A" | "slash" | "letter" | "chuyen" | "single";

export interface SchoolPlan {
  readonly code: string;
  readonly kind: UnitKindId;
  readonly name: string;
  /** Code of the commune, ward or special zone. */
  readonly commune: string;
  readonly cluster: string;
  readonly grades: readonly { readonly grade: number; readonly classes: number }[];
  readonly style: ClassStyle;
  /** Whether its Đoàn hangs under the commune's or directly under the province's. */
  readonly union: "commune" | "direct";
  /** Share of pupils who like to take part, 0–1. */
  readonly activity: number;
}

export interface NamePart {
  readonly name: string;
  readonly sex: string;
  readonly weight: number;
}

export interface DemoFiles {
  readonly schools: readonly SchoolPlan[];
  readonly clusters: readonly { readonly code: string; readonly name: string }[];
  readonly family: readonly NamePart[];
  readonly middle: readonly NamePart[];
  readonly given: readonly NamePart[];
  readonly modern: readonly NamePart[];
}

const SCHOOL_COLUMNS = ["code", "kind", "name", "commune", "cluster", "grades", "style", "union", "activity"];

/** `folder` is content/demo. Throws with file and line when a file is missing or wrong. */
export function readDemoFiles(folder: string): DemoFiles {
  const parts = (file: string) =>
    readCsv(join(folder, file), ["name", "sex", "weight"]).map((row) => ({
      name: row.name!,
      sex: row.sex!,
      weight: Number(row.weight),
    }));
  return {
    schools: readCsv(join(folder, "schools.csv"), SCHOOL_COLUMNS).map((row) => ({
      code: row.code!,
      kind: row.kind as UnitKindId,
      name: row.name!,
      commune: row.commune!,
      cluster: row.cluster!,
      grades: row.grades!.split(" ").map((text) => {
        const [grade, classes] = text.split(":");
        return { grade: Number(grade), classes: Number(classes) };
      }),
      style: row.style as ClassStyle,
      union: row.union === "direct" ? "direct" : "commune",
      activity: Number(row.activity) / 100,
    })),
    clusters: readCsv(join(folder, "clusters.csv"), ["code", "name"]).map((row) => ({
      code: row.code!,
      name: row.name!,
    })),
    family: readCsv(join(folder, "family-names.csv"), ["name", "weight"]).map((row) => ({
      name: row.name!,
      sex: "b",
      weight: Number(row.weight),
    })),
    middle: parts("middle-names.csv"),
    given: parts("given-names.csv"),
    modern: parts("pupil-names.csv"),
  };
}
