/**
 * What only the script needs on the attempt's page. It is made here, not sent with every paper: the script lies in the
 * browser's cache, and forty papers go through one school's wifi in the same second.
 */
import { make, sign } from "../lesson/make.ts";

const button = (className: string, attributes: Record<string, string>, ...inside: (Node | string)[]) =>
  make("button", { type: "button", class: className, ...attributes }, ...inside);

/** Marks a question for a second look. */
export function flagButton(): HTMLElement {
  return button("btn plain", { "data-flag": "", "aria-pressed": "false" }, sign("flag"), "Xem lại sau");
}

/** Of one row that is put in order: its place, and the buttons that move it. */
export function orderTools(): { place: HTMLElement; moves: HTMLElement } {
  const move = (by: string, name: "up" | "down") => button("btn quiet", { "data-move": by }, sign(name));
  return {
    place: make("b", { class: "place", "data-place": "" }),
    moves: make("span", { class: "moves" }, move("-1", "up"), move("1", "down")),
  };
}

/** Takes the order as it stands. */
export function keepOrderButton(): HTMLElement {
  return button("btn quiet", { "data-keep-order": "" }, "Chọn thứ tự này");
}

/** The buttons at the foot, and what may be set about the clock, at their places on the page. */
export function furnish(): void {
  const foot = make(
    "div",
    { class: "wrap" },
    button("btn quiet", { "data-previous": "" }, sign("back"), "Trước"),
    button("btn quiet only-s", { "data-list": "" }, sign("grid"), "Danh sách"),
    button("btn", { "data-next": "" }, "Tiếp"),
  );
  document.querySelector("main")?.after(make("nav", { class: "exam-foot", "aria-label": "Chuyển câu" }, foot));
  const hide = make("input", { type: "checkbox", "data-clock-hide": "" });
  const clock = make(
    "details",
    { class: "clock-set" },
    make("summary", {}, "Đồng hồ"),
    make("label", { class: "tick" }, hide, "Ẩn đồng hồ, chỉ báo khi còn 5 phút, 1 phút và 10 giây"),
    button("btn quiet full", { "data-clock-read": "" }, "Đọc thời gian còn lại"),
  );
  document.querySelector(".legend")?.after(clock);
}
