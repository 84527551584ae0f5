/** What happens to the page itself: it is left, hidden, looked at again, or the network comes back. */
export interface PageLife {
  /** Left or hidden: it may never be heard of again. */
  gone(): void;
  back(): void;
  online(): void;
  /** Whether leaving it would lose something. */
  holds(): boolean;
}

export function watchPage({ gone, back, online, holds }: PageLife): void {
  window.addEventListener("online", online);
  window.addEventListener("pagehide", gone);
  window.addEventListener("pageshow", ({ persisted }) => persisted && back());
  window.addEventListener("beforeunload", (event) => {
    if (!holds()) return;
    event.preventDefault();
    event.returnValue = "";
  });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? back() : gone()));
}
