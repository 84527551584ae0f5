/** The script of every page after an attempt: see attempt/leftovers.ts. */
import { offerLeftovers } from "./attempt/leftovers.ts";
import { AnswerStore } from "./attempt/store.ts";
import { forgetOnSignOut } from "./lesson/queue.ts";

void offerLeftovers(new AnswerStore());
addEventListener("online", () => void offerLeftovers(new AnswerStore()));
forgetOnSignOut();
