// HAProxy as packaging/haproxy.cfg has it, with other addresses.
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mind } from "./program.mjs";
import { freePort, until } from "./wait.mjs";

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(fileURLToPath(new URL(path, root)), "utf8");

export class Proxy {
  /** In front of these ports of the loopback interface, in a folder of its own. */
  static async to(ports, folder) {
    const proxy = new Proxy();
    const [port, plain] = [await freePort(), await freePort()];
    proxy.url = `https://localhost:${port}`;
    proxy.log = join(folder, "haproxy.log");
    const certificate = join(folder, "haproxy.pem");
    const pem = read("tests/data/smtp/server.pem") + read("tests/data/smtp/server.key");
    writeFileSync(certificate, pem, { mode: 0o600 });
    const changes = {
      "bind :80": `bind 127.0.0.1:${plain}`,
      "bind :443": `bind 127.0.0.1:${port}`,
      "/etc/haproxy/train.example.com.pem": certificate,
      "server one 10.0.0.11:8080": `server one 127.0.0.1:${ports[0]}`,
      "server two 10.0.0.12:8080": `server two 127.0.0.1:${ports[1]}`,
    };
    let config = read("packaging/haproxy.cfg");
    for (const [from, to] of Object.entries(changes)) {
      if (!config.includes(from)) throw new Error(`packaging/haproxy.cfg has no ${from}`);
      config = config.replace(from, to);
    }
    const file = join(folder, "haproxy.cfg");
    writeFileSync(file, config);
    const log = openSync(proxy.log, "a");
    proxy.child = mind(spawn("haproxy", ["-db", "-f", file], { stdio: ["ignore", log, log] }));
    closeSync(log);
    return proxy;
  }

  /** Until pages come through it. */
  async untilReady(browser) {
    await until("the proxy", async () => {
      const page = await browser.get("/login").catch(() => undefined);
      return page?.status === 200;
    });
  }

  async end() {
    this.child.kill("SIGTERM");
    await this.child.ended;
  }
}
