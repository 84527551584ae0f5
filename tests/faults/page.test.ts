/** The real attempt page in Chromium, in front of the built server, through everything that happens in a school. */
import { afterAll, beforeAll, describe } from "vitest";
import { browserFaults } from "./page/browser.ts";
import { deviceFaults } from "./page/devices.ts";
import { networkFaults } from "./page/network.ts";
import { timeFaults } from "./page/time.ts";
import { full } from "./support/amount.ts";
import { DIALECTS } from "./support/databases.ts";
import { type ExamPages, openExamPages } from "./support/exam-page.ts";

describe.each(full ? DIALECTS : DIALECTS.slice(0, 1))("the attempt page [%s]", (dialect) => {
  let opened: ExamPages | undefined;
  const pages = () => opened!;

  beforeAll(async () => {
    opened = await openExamPages(dialect);
  });
  afterAll(() => opened?.close());

  describe("the network", () => networkFaults(pages));
  describe("time", () => timeFaults(pages));
  describe("tabs and devices", () => deviceFaults(pages));
  describe("the browser", () => browserFaults(pages));
});
