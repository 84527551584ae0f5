export { type ClassView, classView } from "./class-view.server.ts";
export {
  type Breakdown,
  type DashboardDay,
  type ParticipationDashboard,
  participationDashboard,
} from "./dashboard.server.ts";
export { departmentView } from "./department.server.ts";
export { participationCsv } from "./participation-csv.ts";
