/** Every address of the product as a function: links are made here, patterns stand in routes.ts and below. */

export const paths = {
  home: () => "/",
  lessons: () => "/bai-hoc",
  lesson: (id: string) => `/bai-hoc/${id}`,
  lessonProgress: () => "/toi/bai-hoc",
  me: () => "/toi",
  contests: () => "/cuoc-thi",
  contest: (slug: string) => `/cuoc-thi/${slug}`,
  startContest: (slug: string) => `/cuoc-thi/${slug}/bat-dau`,
  attempt: (id: string) => `/thi/${id}`,
  attemptSave: (id: string) => `/thi/${id}/luu`,
  attemptBeat: (id: string) => `/thi/${id}/nhip`,
  attemptClaim: (id: string) => `/thi/${id}/tiep-quan`,
  attemptSubmit: (id: string) => `/thi/${id}/nop`,
  attemptResult: (id: string) => `/ket-qua/${id}`,
  boards: () => "/bang-xep-hang",
  board: (slug: string) => `/bang-xep-hang/${slug}`,
  signIn: (back?: string) => (back ? `/dang-nhap?tiep=${encodeURIComponent(back)}` : "/dang-nhap"),
  signOut: () => "/dang-xuat",
  myClasses: () => "/lop",
  classView: (unit: string) => `/lop/${unit}`,
  organiser: () => "/to-chuc",
  organiserNew: () => "/to-chuc/moi",
  organiserContest: (slug: string) => `/to-chuc/${slug}`,
  department: () => "/so",
  departmentCsv: () => "/so/so-lieu.csv",
  guide: () => "/huong-dan",
  privacy: () => "/quyen-rieng-tu",
} as const;

/** Express patterns of the routes that never reach Remix. */
export const examPatterns = {
  start: "/cuoc-thi/:slug/bat-dau",
  page: "/thi/:attempt",
  save: "/thi/:attempt/luu",
  beat: "/thi/:attempt/nhip",
  claim: "/thi/:attempt/tiep-quan",
  submit: "/thi/:attempt/nop",
} as const;

export const servicePaths = { health: "/healthz", metrics: "/metrics" } as const;
