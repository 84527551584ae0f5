/** A teacher's plan with the clock running through each slot. */
import { type Lesson, type LessonPlan, PLAN_MINUTES, type PlanSlot } from "#app/content/types.ts";

export interface TimedStep {
  /** Minutes since the slot began. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface PlanPage
  extends Pick<Lesson, "id" | "title" | "pillar" | "summary" | "levels" | "slots" | "asOf" | "reviewBy">,
    Pick<LessonPlan, "results" | "materials" | "questions" | "watch"> {
  readonly module: string;
  readonly moduleTitle: string;
  readonly slotPlans: readonly {
    readonly slot: PlanSlot;
    readonly minutes: number;
    readonly steps: readonly TimedStep[];
  }[];
}

const ORDER = ["flag", "class", "branch"] as const satisfies readonly PlanSlot[];

export function timedSteps(steps: LessonPlan["steps"][PlanSlot]): TimedStep[] {
  let from = 0;
  return steps.map(({ minutes, do: text }) => {
    const step = { from, to: from + minutes, text };
    from = step.to;
    return step;
  });
}

/** The plan of a lesson; null when it has none. */
export function planPage(lesson: Lesson, moduleTitle: string): PlanPage | null {
  const { id, title, pillar, summary, levels, slots, asOf, reviewBy, module, plan } = lesson;
  if (!plan) return null;
  const { results, materials, questions, watch } = plan;
  return {
    ...{ id, title, pillar, summary, levels, slots, asOf, reviewBy, module, moduleTitle },
    ...{ results, materials, questions, watch },
    slotPlans: ORDER.map((slot) => ({ slot, minutes: PLAN_MINUTES[slot], steps: timedSteps(plan.steps[slot]) })),
  };
}
