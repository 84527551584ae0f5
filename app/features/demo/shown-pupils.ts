import type { ContestPlan } from "./contest-plan.ts";
import type { DemoPupil } from "./pupils.ts";

/** Pupils on the sign-in page. Each still has an attempt left in the open contest, so that a visitor can sit it. */
const SHOWN = [
  { school: "02", className: "11A1", label: "Học sinh THPT, chưa thi", attempts: { closed: 1, open: 0, coming: 0 } },
  {
    school: "03",
    className: "8A1",
    label: "Học sinh THCS, đã thi một lượt",
    attempts: { closed: 2, open: 1, coming: 0 },
  },
] as const;

export interface ShownPupil {
  readonly pupil: DemoPupil;
  readonly label: string;
  readonly attempts: Readonly<Record<ContestPlan["key"], number>>;
}

/** The first pupil of each of those classes. */
export function shownPupils(pupils: readonly DemoPupil[]): ShownPupil[] {
  return SHOWN.flatMap(({ school, className, label, attempts }) => {
    const pupil = pupils.find((one) => one.school.plan.code === school && one.class.name === className);
    return pupil ? [{ pupil, label, attempts }] : [];
  });
}
