import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { maskName, nameSortKey } from "#app/domain/vietnamese-names.ts";

describe("maskName", () => {
  test.each([
    ["Nguyễn Văn An", "Nguyễn V. A."],
    ["Nguyễn Thị Minh Ánh", "Nguyễn T. M. Á."],
    ["  Đỗ   Hải  Đăng ", "Đỗ H. Đ."],
    ["Lê ý", "Lê Ý."],
    ["Nguye\u0302\u0303n A\u0301nh", "Nguyễn Á."],
    ["H'Hen Niê", "H'Hen N."],
    ["An", "A."],
    ["", ""],
  ])("%j is %j", (fullName, expected) => {
    expect(maskName(fullName)).toBe(expected);
  });

  it("never shows a whole middle or given name", () => {
    const word = fc.constantFrom("Văn", "Thị", "Anh", "Ngọc", "Đăng", "Uyên");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (rest) => {
        const [, ...shown] = maskName(["Trần", ...rest].join(" ")).split(" ");
        expect(shown).toEqual(rest.map((part) => `${part[0]}.`));
      }),
    );
  });
});

function sorted(names: readonly string[]): string[] {
  return [...names].sort((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : 1));
}

describe("nameSortKey", () => {
  test.each([
    ["by given name before family name", ["Vũ Văn An", "Trần Bình", "Lê Chi"]],
    ["then by middle name, then by family name", ["Trần An", "Lê Bá An", "Trần Bá An", "Lê Văn An"]],
    ["letters of the alphabet", ["Lê An", "Lê Ăn", "Lê Ân", "Lê Bi", "Lê Dung", "Lê Đan", "Lê Em", "Lê Êm", "Lê Ga"]],
    ["o ô ơ, u ư, y", ["Lê To", "Lê Tô", "Lê Tơ", "Lê Tu", "Lê Tư", "Lê Vi", "Lê Xe", "Lê Ý"]],
    ["the six tones", ["Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ"]],
    ["letters count before tones", ["Lê Hạ", "Lê Hân", "Lê Hấn", "Lê Hoa", "Lê Hoá", "Lê Hoài"]],
    ["a shorter given name first", ["Trần Văn An", "Lê Anh", "Bùi Ánh"]],
    ["more middle names later", ["Lê Thị Mai", "Lê Thị Anh Mai", "Lê Tố Mai"]],
  ])("sorts %s", (_rule, names) => {
    expect(sorted([...names].reverse())).toEqual(names);
  });

  it("is plain ASCII and does not mind case, spaces or how marks are encoded", () => {
    const name = fc.array(fc.constantFrom("Nguyễn", "Đặng", "Ưng", "Thuỳ", "Ê", "H'Hen", "Lò", "愛"), { maxLength: 4 });
    fc.assert(
      fc.property(name, (parts) => {
        const key = nameSortKey(parts.join(" "));
        expect(key).toMatch(/^[ -~]*$/);
        expect(nameSortKey(`  ${parts.join("   ").normalize("NFD").toUpperCase()} `)).toBe(key);
      }),
    );
  });

  it("puts the given name above everything else", () => {
    const family = fc.constantFrom("An", "Lê", "Vũ Thị", "Đỗ Bá", "Ông Ích");
    const given = fc.constantFrom("An", "Ân", "Bình", "Đức", "Em", "Oanh", "Ổn", "Ơn", "Uyên", "Ưu", "Yến");
    fc.assert(
      fc.property(family, given, family, given, (f1, g1, f2, g2) => {
        if (g1 === g2) return;
        const whole = nameSortKey(`${f1} ${g1}`) < nameSortKey(`${f2} ${g2}`);
        expect(whole).toBe(nameSortKey(g1) < nameSortKey(g2));
      }),
    );
  });
});
