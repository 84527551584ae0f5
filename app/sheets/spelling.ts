/** Spellings of the same name that differ in case or in where the tone stands: "Hoà" and "Hòa", "HÒA". */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Equal for names that are the same to a reader. */
export function spellingKey(name: string): string {
  const words = name.toLowerCase().normalize("NFD").split(/\s+/);
  return words.map((word) => word.replace(TONES, "") + (word.match(TONES) ?? []).join("")).join(" ");
}

/** "NGUYỄN VĂN AN" → "Nguyễn Văn An"; anything else stays as typed. */
export function displayName(name: string): string {
  if (name !== name.toUpperCase() || !name.includes(" ")) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
