/** What refusing costs at least: a plain node:http server that refuses everything unread: node bare-refuser.mjs PORT. */
import { createServer } from "node:http";

const [port] = process.argv.slice(2).map(Number);
createServer((_request, response) => {
  response.writeHead(503, { "Content-Type": "application/json", "Retry-After": "2" });
  response.end('{"code":"busy"}');
}).listen(port, "127.0.0.1", () => process.send?.("ready"));
