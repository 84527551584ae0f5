/** What routes and the server may use of correcting results. */
export { type ApplyFault, type ApplyResult, beginApplying } from "./apply.server.ts";
export { type AskFault, type AskResult, askCorrection, type CorrectionOrder } from "./ask.server.ts";
export { type KeyedQuestion, type KeyedQuestions, keyedQuestions } from "./questions.server.ts";
export { stepCorrection } from "./step.server.ts";
export {
  type CorrectionLine,
  type CorrectionView,
  correctionLines,
  correctionView,
  type GradingWords,
  gradingWords,
} from "./view.server.ts";
