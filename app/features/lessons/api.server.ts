/** What other features and routes may use of lessons. */
export { forEveryone } from "./for-everyone.server.ts";
export { type GoOn, goOnWith } from "./go-on.server.ts";
export { handoutOf } from "./handout.ts";
export { lessonList, lessonPage, moduleTitleOf, type PillarDoor, pillarDoors } from "./pages.server.ts";
export { planPage } from "./plan.ts";
export {
  classLessonProgress,
  type LessonCounts,
  type OwnLearning,
  ownLearning,
  type ProgressReport,
  progressReport,
  saveProgress,
} from "./progress.server.ts";
export { readerKey } from "./reader-key.server.ts";
export { lessonSearch } from "./search.server.ts";
export { slidesOf } from "./slides.ts";
export {
  recordTaught,
  removeTaught,
  type TaughtLine,
  type TaughtPage,
  taughtForm,
  taughtInClass,
  taughtPage,
} from "./taught.server.ts";
