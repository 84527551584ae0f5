/** What a token may read. There is none for names: nothing about a person goes out. */

export const API_SCOPES = ["participation", "units", "lessons", "contests", "boards", "reports"] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export const SCOPE_NAMES: Readonly<Record<ApiScope, string>> = {
  participation: "Số liệu dự thi",
  units: "Danh mục đơn vị",
  lessons: "Bài học đã dạy, học xong",
  contests: "Cuộc thi và các vòng",
  boards: "Bảng xếp hạng đơn vị, bản công khai",
  reports: "Báo cáo đã ban hành",
};

/** The stored scopes; what is not known here any more gives nothing. */
export function readScopes(json: string): ApiScope[] {
  const stored: unknown = JSON.parse(json);
  return Array.isArray(stored) ? API_SCOPES.filter((scope) => stored.includes(scope)) : [];
}
