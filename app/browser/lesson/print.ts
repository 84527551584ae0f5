/** Sheets for paper: the button opens the browser's print dialog. */
export function wirePrint(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
