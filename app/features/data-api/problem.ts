/** What a program is told when it gets no figures (RFC 9457). Types never change: programs compare them. */

interface ProblemText {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

export const PROBLEMS = {
  "token-missing": {
    status: 401,
    title: "Thiếu mã truy cập",
    detail: "Gửi mã truy cập trong tiêu đề Authorization: Bearer <mã>.",
  },
  "token-unknown": {
    status: 401,
    title: "Mã truy cập không đúng",
    detail: "Không có mã truy cập này. Chép lại đủ mã đã nhận lúc tạo, hoặc xin mã mới.",
  },
  "token-expired": {
    status: 401,
    title: "Mã truy cập hết hạn",
    detail: "Mã truy cập này đã hết hạn. Xin đơn vị cấp mã mới.",
  },
  "token-revoked": {
    status: 401,
    title: "Mã truy cập đã bị thu hồi",
    detail: "Mã truy cập này đã bị thu hồi. Xin đơn vị cấp mã mới.",
  },
  "scope-missing": {
    status: 403,
    title: "Mã truy cập không có quyền này",
    detail: "Mã truy cập này không được đọc phần số liệu đang hỏi. Xin mã có thêm quyền.",
  },
  "not-found": {
    status: 404,
    title: "Không có",
    detail: "Không có mục này, hoặc mã truy cập không được đọc nó.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Phương thức không dùng được",
    detail: "API chỉ đọc: dùng GET hoặc HEAD.",
  },
  "not-acceptable": {
    status: 406,
    title: "Không có dạng này",
    detail: "Các dạng có thể nhận: application/json, và text/csv ở những chỗ trả danh sách.",
  },
  "parameter-invalid": {
    status: 400,
    title: "Tham số không đúng",
    detail: "Có tham số không đúng, xem mục errors.",
  },
  "cursor-invalid": {
    status: 400,
    title: "Con trỏ trang không đúng",
    detail: "cursor phải lấy nguyên từ next của trang trước và dùng với cùng các tham số. Bỏ cursor để đọc từ đầu.",
  },
  "cursor-stale": {
    status: 409,
    title: "Số liệu đã sang bản khác",
    detail: "Trong lúc đọc từng trang, một bản chốt mới đã được phát hành. Bỏ cursor để đọc lại từ đầu.",
  },
  "board-settling": {
    status: 409,
    title: "Bảng đang được chốt",
    detail: "Bảng đã dừng và bản chốt chưa phát hành. Hỏi lại sau ít phút.",
  },
  "rate-limited": {
    status: 429,
    title: "Hỏi quá dày",
    detail: "Mã truy cập này đã dùng hết số lần hỏi trong một phút. Chờ số giây trong Retry-After rồi hỏi tiếp.",
  },
  busy: {
    status: 503,
    title: "Máy chủ đang bận",
    detail: "Máy chủ đang dành sức cho người thi. Chờ số giây trong Retry-After rồi hỏi lại.",
  },
  "request-refused": {
    status: 400,
    title: "Yêu cầu không hợp lệ",
    detail: "Máy chủ không nhận yêu cầu này.",
  },
  error: {
    status: 500,
    title: "Lỗi ở máy chủ",
    detail: "Có lỗi ở máy chủ. Thử lại sau ít phút; nếu còn lỗi, báo mã lỗi cho người quản trị.",
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface ParameterFault {
  readonly parameter: string;
  readonly detail: string;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly errors?: readonly ParameterFault[] | undefined;
  /** In place of the code's own. */
  readonly status?: number | undefined;
  readonly detail?: string | undefined;
}

/** The media type of every answer that is none. */
export const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

/** The answer's body; `requestId` stands in the log beside what happened, `guide` is the page that explains the type. */
export function problemBody(
  { code, errors, status, detail }: Problem,
  { requestId, guide }: { readonly requestId: string; readonly guide: string },
) {
  const text = PROBLEMS[code];
  return {
    type: `${guide}#${code}`,
    title: text.title,
    status: status ?? text.status,
    detail: detail ?? text.detail,
    instance: `urn:uuid:${requestId}`,
    ...(errors && errors.length > 0 ? { errors } : {}),
  };
}
