import { paths } from "#app/paths.ts";

/** Where a sign-in leads: to its second step, to a password of one's own, or to where one wanted to go. */
export function afterSignIn(next: "home" | "password" | "totp", back: string): string {
  const page = { home: back, password: paths.newPassword(), totp: paths.secondFactor() }[next];
  return next === "home" || back === paths.home() ? page : `${page}?tiep=${encodeURIComponent(back)}`;
}
