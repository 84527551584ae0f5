/** Hands out connections to several servers in turn, as a load balancer does: node proxy.mjs PORT TARGET… */
import { connect, createServer } from "node:net";

const [port, ...targets] = process.argv.slice(2).map(Number);
let next = 0;
createServer({ noDelay: true }, (browser) => {
  const server = connect({ port: targets[next++ % targets.length], host: "127.0.0.1", noDelay: true });
  browser.pipe(server).pipe(browser);
  browser.on("error", () => server.destroy());
  server.on("error", () => browser.destroy());
}).listen(port, "127.0.0.1", () => process.send?.("ready"));
