/** Lesson pages are the same bytes for everyone: who reads comes from one small answer. */
import { make } from "./make.ts";

export interface OwnLesson {
  readonly state: "begun" | "done";
  /** Where the reader stopped. */
  readonly section: string | null;
}

/** By id, the lesson read last first. */
export type OwnLessons = Readonly<Record<string, OwnLesson>>;

/** Who reads: somebody with lessons of their own, nobody known, or nobody can say because there is no network. */
export type Greeted =
  | {
      readonly kind: "reader";
      readonly reader: string;
      readonly lessons: OwnLessons;
      readonly badges: readonly string[];
      /** What is given to do, in words; null when nothing is left. */
      readonly given: string | null;
    }
  | { readonly kind: "visitor" }
  | { readonly kind: "offline" };

interface Me {
  account: { name: string; detail: string | null } | null;
  reader: string;
  lessons: OwnLessons;
  badges: string[];
  given?: string | null;
}

/** Puts the reader into the header and gives what the reader has learnt. */
export async function greet(page: HTMLElement): Promise<Greeted> {
  const { me, signOut, account: own } = page.dataset;
  if (!me || !signOut || !own) return { kind: "visitor" };
  const response = await fetch(me, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!response?.ok) return { kind: "offline" };
  const { account, reader, lessons, badges, given = null } = (await response.json()) as Me;
  if (!account) return { kind: "visitor" };
  showReader([account.name, account.detail].filter(Boolean).join(", "), { signOut, own });
  return { kind: "reader", reader, lessons, badges, given };
}

/** The header of a signed-in person, as page-top.tsx makes it (a test compares the two); showing it again changes nothing. */
function showReader(who: string, { signOut, own }: { signOut: string; own: string }): void {
  document.querySelector(".top")?.classList.add("signed");
  document.querySelector(".brand .me-s")?.remove();
  document.querySelector(".brand > span")?.append(make("small", { class: "me-s", "aria-hidden": "true" }, who));
  const button = make("button", { type: "submit", class: "btn quiet" }, "Thoát");
  const account = make("a", { class: "small", href: own }, who);
  const form = make("form", { method: "post", action: signOut }, account, button);
  document.querySelector(".who")?.replaceChildren(form);
}
