import type { ApplyFault } from "./apply.server.ts";
import type { AskFault } from "./ask.server.ts";

export const KIND_WORDS = { key: "Sửa đáp án", void: "Huỷ câu hỏi", time: "Tính giờ bù cho bài đã đóng" } as const;

export const STATE_WORDS = {
  counting: "Đang tính thử",
  ready: "Đã tính thử, chờ quyết định",
  applying: "Đang chấm lại",
  done: "Đã chấm lại",
  dropped: "Bỏ, không áp dụng",
} as const;

/** What a void question does, and why it is not simply taken out. */
export const VOID_RULE =
  "Câu bị huỷ: ai có câu này trong đề cũng được trọn điểm câu đó, trả lời thế nào cũng vậy. Không bỏ câu ra khỏi đề, vì mỗi đề rút câu khác nhau: bỏ một câu thì điểm tối đa của các đề không còn bằng nhau.";

/** Why a correction was not taken down, and what to do. */
export const ASK_FAULTS: Readonly<Record<AskFault, string>> = {
  unknown_question: "Không có câu này trong các vòng của cuộc thi. Tải lại trang rồi chọn câu.",
  unknown_round: "Không có vòng này trong cuộc thi, hoặc đây là vòng thi thử. Chọn vòng khác.",
  not_over: "Còn vòng dùng câu này chưa đóng, hoặc còn bạn đang làm bài. Sửa được đáp án khi không còn ai làm.",
  cut: "Từng câu trả lời của vòng này đã hết thời hạn lưu nên không chấm lại được.",
  nobody: "Chưa có bài nào đã đóng nên không có gì để chấm lại.",
  same_key: "Đáp án này giống đáp án đang dùng. Chọn đáp án khác.",
  void_twice: "Câu này đã được huỷ rồi.",
  unfit: "Đáp án không khớp với câu hỏi. Tải lại trang rồi chọn lại.",
  incomplete: "Chọn đáp án đầy đủ cho câu này.",
  too_many: "Nhiều đáp án quá. Nếu phương án nào cũng đúng thì huỷ câu hỏi.",
  busy: "Một đính chính khác của cuộc thi đang được chấm. Chờ chấm xong rồi làm tiếp.",
};

/** Why a dry run was not carried out, and what to do. */
export const APPLY_FAULTS: Readonly<Record<ApplyFault, string>> = {
  gone: "Không còn đính chính này. Tải lại trang.",
  not_ready: "Đính chính này chưa tính thử xong, hoặc đã được thay bằng một lần tính thử khác.",
  stale: "Từ lúc tính thử đã có lượt thi, đáp án, quyết định hoặc giờ bù thay đổi. Tính thử lại rồi quyết định.",
  cut: ASK_FAULTS.cut,
  busy: ASK_FAULTS.busy,
  issuing: "Đang chốt một bản của cuộc thi này. Chờ chốt xong rồi chấm lại.",
};
