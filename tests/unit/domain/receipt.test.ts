import { expect, test } from "vitest";
import { receiptCode } from "#app/domain/receipt.ts";

test.each([
  ["K7PQ-3XWM-9TRA", "K7PQ-3XWM-9TRA"],
  ["k7pq3xwm9tra", "K7PQ-3XWM-9TRA"],
  ["  k7pq 3xwm  9tra ", "K7PQ-3XWM-9TRA"],
  ["K7PQ–3XWM–9TRA.", "K7PQ-3XWM-9TRA"],
  ["ｋ7ｐｑ-3xwm-9tra", "K7PQ-3XWM-9TRA"],
  ["K7PQ-3XWM-9TR", null],
  ["K7PQ-3XWM-9TRAA", null],
  ["", null],
  ["mã biên nhận", null],
])("%j is the receipt %j", (typed, code) => expect(receiptCode(typed)).toBe(code));
