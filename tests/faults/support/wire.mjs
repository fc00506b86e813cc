// A line to a server that can be broken.
import { connect, createServer } from "node:net";
import { freePort } from "./wait.mjs";

export class Wire {
  #server;
  #pairs = new Set();
  /** How a part of what is sent to the server is dealt with: "pass", "cut" or "cut after". */
  judge = () => "pass";

  /** A line to this port, which can be reached at a port of its own. */
  static async to(port) {
    const wire = new Wire();
    wire.target = port;
    wire.port = await freePort();
    await wire.mend();
    return wire;
  }

  /** Everything on it is gone, and nobody else gets through. */
  async sever() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const it of this.#pairs) it.forEach((end) => end.resetAndDestroy());
    await closed;
  }

  async mend() {
    this.#server = createServer((near) => this.#join(near));
    await new Promise((resolve) => this.#server.listen(this.port, "127.0.0.1", resolve));
  }

  #join(near) {
    const far = connect(this.target, "127.0.0.1");
    const pair = [near, far];
    this.#pairs.add(pair);
    near.on("data", (part) => {
      const verdict = this.judge(part);
      if (verdict === "pass") return far.write(part);
      if (verdict === "cut") return pair.forEach((it) => it.destroy());
      // The server gets it all, and nobody hears what it answers.
      near.destroy();
      far.removeAllListeners("data");
      far.end(part);
    });
    far.on("data", (part) => near.write(part));
    for (const [one, other] of [pair, [far, near]]) {
      one.setNoDelay(true);
      one.on("error", () => {});
      one.on("close", () => {
        this.#pairs.delete(pair);
        if (one === far || far.writable) other.destroy();
      });
    }
  }
}
