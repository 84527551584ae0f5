/** What happens to the page itself: it is left, hidden, looked at again, or the network comes back. */
export interface PageLife {
  /** Left or hidden: it may never be heard of again. */
  gone(): void;
  back(): void;
  /** Another tab, another app, a dark screen: before `gone` and `back`, and not when the page itself is left. */
  hidden(hidden: boolean): void;
  online(): void;
  /** Whether leaving it would lose something. */
  holds(): boolean;
}

export function watchPage({ gone, back, hidden, online, holds }: PageLife): void {
  window.addEventListener("online", online);
  window.addEventListener("pagehide", gone);
  window.addEventListener("pageshow", ({ persisted }) => persisted && back());
  window.addEventListener("beforeunload", (event) => {
    if (!holds()) return;
    event.preventDefault();
    event.returnValue = "";
  });
  document.addEventListener("visibilitychange", () => {
    const visible = document.visibilityState === "visible";
    hidden(!visible);
    if (visible) back();
    else gone();
  });
}
