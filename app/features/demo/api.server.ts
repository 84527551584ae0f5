/** What the server and scripts may use of the demo world. */
export type { DemoTest } from "./assignments.server.ts";
export type { DemoLesson } from "./lessons.server.ts";
export { DEMO_PASSWORD, type DemoOptions, loadDemoWorld } from "./load.server.ts";
export {
  type DemoLogin,
  type DemoLogins,
  DemoRefusedError,
  type DemoState,
  demoLogins,
  demoState,
} from "./state.server.ts";
