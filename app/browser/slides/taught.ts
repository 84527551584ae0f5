/** The slides know nobody: the form "đã dạy" is taken out of its own page, for who may open that. */
import { make } from "../lesson/make.ts";

export async function bringTaughtForm(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-taught]");
  const address = place?.dataset.taught;
  if (!place || !address) return;
  const response = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  // pupils have no class to tell of; who is not signed in keeps the link, which leads to signing in
  if (response?.status === 404) return place.remove();
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const form = page.querySelector("form[data-taught-form]");
  if (!form) return;
  place.replaceChildren(make("p", {}, "Ghi đã dạy cho lớp, chi đoàn của mình:"), document.importNode(form, true));
}
