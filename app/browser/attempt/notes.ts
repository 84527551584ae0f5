/** What the page says about the network, the device and other holders, above the question. */
import type { Network } from "./outbox.ts";
import type { Screen } from "./screen.ts";

export function saySaved(screen: Screen, questions: readonly string[]): void {
  const numbers = questions.map((id) => screen.byId(id)?.number).filter(Boolean);
  if (numbers.length > 0) screen.sayPolitely(`Đã lưu câu ${[...new Set(numbers)].join(", ")}.`);
  else if (questions.length > 0) screen.sayPolitely("Đã lưu dự đoán.");
}

export function sayNetwork(screen: Screen, network: Network): void {
  const words: Record<Network, string> = {
    online: "Đã gửi được lại.",
    offline: "Đang mất mạng. Cứ làm tiếp.",
    busy: "Máy chủ đang bận. Cứ làm tiếp.",
  };
  screen.sayPolitely(words[network]);
}

export function noteNetwork(screen: Screen, network: Network): void {
  const waiting = screen.questions.filter(({ state }) => screen.isWaiting(state)).length;
  const count = waiting > 0 ? ` ${waiting} câu chờ gửi.` : "";
  const text = "Cứ làm tiếp. Câu trả lời nằm trong máy này và tự gửi khi có mạng. Đừng xoá dữ liệu trình duyệt.";
  screen.note(
    "network",
    network === "online"
      ? null
      : network === "offline"
        ? { tone: "warn", title: `Đang mất mạng.${count}`, text }
        : { tone: "warn", title: `Máy chủ đang bận.${count}`, text: "Cứ làm tiếp. Máy tự gửi lại sau ít giây." },
  );
}

export function noteUnkept(screen: Screen): void {
  screen.note("device", {
    tone: "warn",
    title: "Trình duyệt này không giữ được câu trả lời khi mất mạng.",
    text: "Giữ trang này mở đến khi mọi câu báo Đã lưu.",
  });
}

export function noteTaken(screen: Screen, onButton: (() => void) | null): void {
  screen.note(
    "taken",
    onButton && {
      tone: "still",
      title: "Bài đang mở ở trang khác hoặc thiết bị khác.",
      text: "Màn hình này chỉ để xem. Câu đã lưu vẫn còn đủ.",
      button: "Làm tiếp ở đây",
      onButton,
    },
  );
}

export function noteNotHandedIn(screen: Screen, kind: "offline" | "busy"): void {
  screen.note("submit", {
    tone: "warn",
    title: kind === "offline" ? "Chưa nộp được vì mất mạng." : "Chưa nộp được vì máy chủ đang bận.",
    text: "Giữ trang này mở, máy tự nộp lại. Hết giờ, máy chủ cũng tự đóng bài với các câu đã lưu.",
  });
}

export function noteClosed(screen: Screen, { waiting, isVoid }: { waiting: boolean; isVoid: boolean }): void {
  screen.note("submit", {
    tone: "still",
    title: isVoid ? "Lượt thi này đã bị huỷ." : "Bài đã đóng.",
    text: waiting ? "Đang gửi nốt các câu còn trong máy…" : "Đang mở biên nhận…",
  });
}

/** The server takes nothing from this page: a page of an older sign-in, or an attempt that is no more. */
export function noteShut(screen: Screen): void {
  screen.note("shut", {
    tone: "bad",
    title: "Trang này không gửi được câu trả lời nữa.",
    text: "Các câu chưa gửi vẫn nằm trong máy. Tải lại trang; nếu vẫn thấy dòng này, báo thầy cô coi thi.",
    button: "Tải lại trang",
    onButton: () => location.reload(),
  });
}
