import { contentHash } from "./hash.server.ts";
import type { Picture } from "./types.ts";

/** Larger pictures take too long on a school's line; guides have several. */
export const LARGEST_PICTURE = 40 * 1024;

/** Pixels of a picture to one pixel of the page: text in it stays sharp on phones and on paper. */
export const PICTURE_SCALE = 1.5;

const word = (bytes: Uint8Array, from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));

/** Width and height of a WebP file in pixels, from the head of its first part; null for what is no WebP file. */
function sizeOfWebp(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 30 || word(bytes, 0) !== "RIFF" || word(bytes, 8) !== "WEBP") return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = word(bytes, 12);
  if (first === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (first === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  const threeBytes = (from: number) => view.getUint16(from, true) + (bytes[from + 2] ?? 0) * 0x1_0000;
  return first === "VP8X" ? { width: threeBytes(24) + 1, height: threeBytes(27) + 1 } : null;
}

/** Reads a picture of a guide; null for what is no WebP file. */
export function readPicture(name: string, bytes: Uint8Array): Picture | null {
  const size = sizeOfWebp(bytes);
  return size && { name, ...size, bytes, version: contentHash(Buffer.from(bytes).toString("base64")).slice(0, 12) };
}
