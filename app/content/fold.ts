/** Text without case, tone marks and punctuation: two texts that fold alike read alike. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A folded text as part of an address: "Sáu điều đã hứa" → "sau-dieu-da-hua". */
export function slugify(text: string): string {
  return fold(text).replace(/ /g, "-");
}
