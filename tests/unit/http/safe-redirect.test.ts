import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "#app/http/safe-redirect.ts";

describe("redirect targets", () => {
  it.each([
    ["/cuoc-thi/a?b=c#d", "/cuoc-thi/a?b=c#d"],
    ["/", "/"],
    ["//evil.example", "/home"],
    ["/\\evil.example", "/home"],
    ["https://evil.example", "/home"],
    ["javascript:alert(1)", "/home"],
    ["/a\nb", "/home"],
    ["", "/home"],
    [null, "/home"],
    ["/a/../../b", "/b"],
  ])("%j becomes %j", (target, expected) => {
    expect(safePath(target, "/home")).toBe(expected);
  });

  it("never leaves the site, whatever comes", () => {
    const nasty = fc.string({ unit: fc.constantFrom("/", "\\", ":", "@", ".", "%", "\t", "a", "?", "#", "２") });
    fc.assert(
      fc.property(nasty, (text) => {
        const path = safePath(`/${text}`, "/home");
        expect(new URL(path, "https://here.example").origin).toBe("https://here.example");
      }),
    );
  });
});
