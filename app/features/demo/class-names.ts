import type { ClassStyle } from "./files.server.ts";

const SPECIAL_SUBJECTS = ["Toán", "Văn", "Sinh", "Anh", "Hóa", "Sử", "Lý", "Tin"];

const NAMES: Record<ClassStyle, (grade: number, index: number) => string> = {
  A: (grade, index) => `${grade}A${index + 1}`,
  slash: (grade, index) => `${grade}/${index + 1}`,
  letter: (grade, index) => `${grade}${String.fromCharCode(65 + index)}`,
  chuyen: (grade, index) => `${grade} chuyên ${SPECIAL_SUBJECTS[index % SPECIAL_SUBJECTS.length]}`,
  single: (grade) => `${grade}A`,
};

/** The names of a grade's classes as schools write them: 10A1, 9/2, 6B, 12 chuyên Sinh. */
export function classNames(style: ClassStyle, grade: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => NAMES[style](grade, index));
}
