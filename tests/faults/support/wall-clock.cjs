/**
 * Preloaded into a server: its machine's clock (Date) is as many ms away as the file WALL_CLOCK says, and can be moved
 * while the server runs. The monotonic timer goes on as ever.
 */
const { readFileSync } = require("node:fs");

const file = process.env.WALL_CLOCK;
const RealDate = Date;
let away = 0;

function look() {
  try {
    away = Number(readFileSync(file, "utf8")) || 0;
  } catch {
    // no file, no change
  }
}
look();
setInterval(look, 50).unref();

class MovedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + away);
    else super(...given);
  }
  static now() {
    return RealDate.now() + away;
  }
}
globalThis.Date = MovedDate;
