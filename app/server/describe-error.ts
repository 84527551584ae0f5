import { isUnavailable, WriteFailedError, WriterBusyError, WriterClosedError } from "#db/errors.ts";
import { retryAfterSeconds } from "./shed.ts";

/** Status, code and Vietnamese sentence for an error; what is not known here is a 500. */
export function describeError(error: unknown): { status: number; code: string; message: string; retryAfter?: number } {
  if (error instanceof WriterBusyError || error instanceof WriterClosedError) {
    const retryAfter = error instanceof WriterBusyError ? retryAfterSeconds() : 5;
    return { status: 503, code: "busy", message: "Máy chủ đang bận, chưa lưu. Máy sẽ tự gửi lại.", retryAfter };
  }
  if (error instanceof WriteFailedError) {
    return { status: 503, code: "not_saved", message: "Chưa lưu được. Máy sẽ tự gửi lại.", retryAfter: 5 };
  }
  if (isUnavailable(error)) {
    return { status: 503, code: "unavailable", message: "Máy chủ tạm ngừng. Chờ vài giây rồi thử lại.", retryAfter: 5 };
  }
  const { status, type } = error as { status?: number; type?: string };
  if (type === "entity.too.large") return { status: 413, code: "too_large", message: "Nội dung gửi lên quá lớn." };
  if (status && status >= 400 && status < 500)
    return { status, code: "bad_request", message: "Yêu cầu không đọc được." };
  return { status: 500, code: "error", message: "Có lỗi ở máy chủ. Thử lại sau ít phút." };
}
