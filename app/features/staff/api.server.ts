/** What other features and the routes may use of staff. */
export { listGrantableUnits } from "#db/queries/staff.ts";
export { type Invitations, inviteStaff } from "./invite.server.ts";
export { type StaffLine, staffOf } from "./list.server.ts";
export {
  addRole,
  addStaff,
  type By,
  type StaffResult,
  setStaffPhone,
  setStaffState,
  takeRole,
} from "./manage.server.ts";
export { type StaffMember, staffMember } from "./member.server.ts";
export { isRole, mayChangeStaff, mayGrant } from "./rights.server.ts";
export { type ClassTeacher, type SchoolHub, schoolHub, setUnitPhone, teachersOf } from "./school-hub.server.ts";
