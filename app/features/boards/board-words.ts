/** What boards say of editions, sizes and movement. */
import { FEWEST_FOR_AVERAGE } from "#app/domain/unit-formulas.ts";
import type { Move } from "#app/domain/unit-ranking.ts";
import type { Apart, SizeClass } from "#app/domain/unit-sizes.ts";
import { formatDateTime, formatDay, formatNumber } from "#app/domain/vietnamese.ts";
import type { ShownEdition } from "./board-page.server.ts";

/** "Bản chốt số 1, tính đến 17:00 ngày 29/11/2026" */
export function editionWords(edition: ShownEdition | null, asOf: number): string {
  if (!edition) return `Bảng đang chạy, số liệu tính đến ${formatDateTime(asOf)}`;
  const { n, kind, cutAt, issuedAt } = edition;
  const name = kind === "freeze" ? "Bản dừng" : kind === "final" ? "Bản chính thức" : "Bản đính chính";
  const cut = cutAt === null ? "" : `, tính đến ${formatDateTime(cutAt)}`;
  return `${name} số ${n}${cut}, lập lúc ${formatDateTime(issuedAt)}`;
}

/** "Sĩ số 301 đến 800" */
export function sizeWords({ from, to }: SizeClass): string {
  if (from === null && to === null) return "Chưa có sĩ số";
  if (from === null) return `Sĩ số đến ${formatNumber(to)}`;
  return to === null ? `Sĩ số từ ${formatNumber(from)}` : `Sĩ số ${formatNumber(from)} đến ${formatNumber(to)}`;
}

/** "Chưa xếp hạng: sĩ số dưới 50" */
export function apartWords(reasons: readonly (Apart | null)[], minRoll: number | null): string {
  const words = [...new Set(reasons)].flatMap((why) => {
    if (why === null) return [];
    return [why === "unknown" ? "chưa có sĩ số" : `sĩ số dưới ${formatNumber(minRoll)}`];
  });
  return `Chưa xếp hạng: ${words.join("; ")}`;
}

export const SUPPRESSED_TEXT = `Đơn vị có dưới ${FEWEST_FOR_AVERAGE} người dự thi không hiện điểm.`;

/** "▲2", "▼1", "–", "mới"; empty where nothing is told. */
export function moveSign(move: Move): string {
  if (move === null) return "";
  if (move === "new") return "mới";
  if (move === 0) return "–";
  return move > 0 ? `▲${move}` : `▼${-move}`;
}

/** The same for the ear. */
export function moveWords(move: Move): string {
  if (move === null) return "";
  if (move === "new") return "mới có hạng";
  if (move === 0) return "giữ hạng";
  return move > 0 ? `lên ${move} bậc` : `xuống ${-move} bậc`;
}

/** What movement is told against. */
export function movementText(day: string): string {
  return `▲▼ so với bảng tính đến 24h00 ngày ${formatDay(day)}, cũng theo công thức này. Lượt bị huỷ hay chấm lại sau đó đã tính ở cả hai bên.`;
}
