/** What other features and routes may use of lessons. */
export { forEveryone } from "./for-everyone.server.ts";
export { type GoOn, goOnWith } from "./go-on.server.ts";
export { lessonList, lessonPage, type PillarDoor, pillarDoors } from "./pages.server.ts";
export {
  classLessonProgress,
  type LessonCounts,
  ownLessons,
  type ProgressReport,
  progressReport,
  saveProgress,
} from "./progress.server.ts";
