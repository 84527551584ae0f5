/** The script of the projector view: one screen at a time, answers on a key, the form at the end. */
import { keepOffline } from "./lesson/offline.ts";
import { wireTerms } from "./lesson/terms.ts";
import { wireAnswers } from "./slides/answers.ts";
import { wireShow } from "./slides/show.ts";
import { bringTaughtForm } from "./slides/taught.ts";

wireTerms();
const answers = wireAnswers();
const show = document.querySelector<HTMLElement>("[data-slides]");
if (show) wireShow(show, answers);
void bringTaughtForm();
const page = document.querySelector<HTMLElement>("[data-worker]");
if (page) keepOffline(page);
