/** Whether bytes are a PDF that may be handed on to everybody: looked at by content, never by name. */

export const LARGEST_NOTICE = 5_000_000;
export const MOST_NOTICES = 6;

export type PdfFault = "not_pdf" | "broken" | "encrypted" | "active";

/** Names of what makes a PDF do something, or carry other files. */
const ACTIVE = ["/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia", "/SubmitForm", "/ImportData"];

/** What is wrong with the file; null when nothing is. */
export function pdfFault(bytes: Buffer): PdfFault | null {
  if (!bytes.subarray(0, 1_024).includes("%PDF-")) return "not_pdf";
  if (!bytes.subarray(-2_048).includes("%%EOF")) return "broken";
  if (bytes.includes("/Encrypt")) return "encrypted";
  // a name may be written with #xx for any of its letters
  const text = bytes.toString("latin1").replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => {
    return String.fromCharCode(Number.parseInt(hex, 16));
  });
  return ACTIVE.some((name) => text.includes(name)) ? "active" : null;
}
