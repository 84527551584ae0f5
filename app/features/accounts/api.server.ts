export { changePassword, passwordOwner } from "./change-password.server.ts";
export { type ClassPersonLine, classPeople, slipAccounts } from "./class-people.server.ts";
export { createAdmin } from "./create-admin.server.ts";
export { openSession } from "./open-session.server.ts";
export { endOwnSession, ownAccount } from "./own-account.server.ts";
export { printedSlips } from "./print-slips.server.ts";
export {
  changeSecondFactor,
  passSecondStep,
  secondFactorSetup,
  turnOnSecondFactor,
  waitsForSecondStep,
} from "./second-factor.server.ts";
export { signIn } from "./sign-in.server.ts";
export { signInByKey } from "./sign-in-by-key.server.ts";
export { makeSlips, type Slip } from "./slips.server.ts";
export { signOut, viewerOf } from "./viewer.server.ts";
