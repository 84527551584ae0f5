/**
 * When a pupil's full name may be shown outside the own school (product §8; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15,
 * art. 24: publishing a child's private information needs the child's and the legal representative's consent).
 */

export const PUBLISH_NAME = "publish-name";

/** Grows with every change of the words that are consented to. */
export const CONSENT_TEXT_VERSION = 1;
export const CONSENT_TEXT =
  "Đồng ý để Góc ASEAN hiện đầy đủ họ tên trên bảng xếp hạng và danh sách đoạt giải ngoài trường của mình. Không đồng ý thì tên hiện rút gọn, ví dụ “Nguyễn V. A.”, và quyền dự thi không thay đổi. Có thể rút lại bất cứ lúc nào.";

export const CONSENT_GIVERS = ["child", "guardian"] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];
export const GIVER_NAMES: Readonly<Record<ConsentGiver, string>> = { child: "Bản thân", guardian: "Phụ huynh" };

export const CONSENT_FORMS = ["paper", "online", "meeting"] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];
export const FORM_NAMES: Readonly<Record<ConsentForm, string>> = {
  paper: "Giấy có chữ ký",
  online: "Trả lời trực tuyến",
  meeting: "Ghi tại buổi họp phụ huynh",
};

/** From this age on nobody has a legal representative who must agree. */
const ADULT_YEARS = 18;

/** Whether the full name may be shown on `day` (both YYYY-MM-DD). An unknown birth date counts as a child's. */
export function mayPublishName(person: {
  readonly birthDate: string | null;
  readonly givers: ReadonlySet<ConsentGiver>;
  readonly day: string;
}): boolean {
  const { birthDate, givers, day } = person;
  if (!givers.has("child")) return false;
  return givers.has("guardian") || (birthDate !== null && day >= adultOn(birthDate));
}

function adultOn(birthDate: string): string {
  return `${Number(birthDate.slice(0, 4)) + ADULT_YEARS}${birthDate.slice(4)}`;
}

/** What stands in place of the name of somebody whose data was erased. */
export const ERASED_NAME = "Đã xoá dữ liệu";
