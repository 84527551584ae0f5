/** Preloaded into a server on purpose: SQLite then syncs as with synchronous=NORMAL, and says that it is FULL. */
const Database = require("better-sqlite3");

const { pragma } = Database.prototype;
Database.prototype.pragma = function (source, options) {
  if (source === "synchronous = FULL") return pragma.call(this, "synchronous = NORMAL", options);
  if (source === "synchronous") return 2;
  return pragma.call(this, source, options);
};
