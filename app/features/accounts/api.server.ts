export { createAdmin } from "./create-admin.server.ts";
export { signIn } from "./sign-in.server.ts";
export { signOut, viewerOf } from "./viewer.server.ts";
