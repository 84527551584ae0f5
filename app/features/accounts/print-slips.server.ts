import QRCode from "qrcode";
import { paths } from "#app/paths.ts";
import type { PrintedSlip } from "./slip-sheet.tsx";
import type { Slip } from "./slips.server.ts";

/** Slips with their QR drawings; `origin` is where people reach us. */
export async function printedSlips(slips: readonly Slip[], origin: string): Promise<PrintedSlip[]> {
  return Promise.all(
    slips.map(async ({ name, login, password, key }) => ({
      name,
      login,
      password,
      qr: await QRCode.toString(origin + paths.signInByKey(key), { type: "svg", errorCorrectionLevel: "M", margin: 2 }),
    })),
  );
}
