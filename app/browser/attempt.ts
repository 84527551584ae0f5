/** The script of the attempt's page: see attempt/controller.ts. Without it the page is a plain form that works. */
import { AttemptController } from "./attempt/controller.ts";

new AttemptController().start();
