// A program elsewhere that a webhook tells things.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after } from "node:test";
import { until } from "../../faults/support/wait.mjs";
import { nowInSeconds, signed } from "./signature.js";

export class Hook {
  /** What it was told, the oldest first: the headers, the body as it came, and what that says. */
  heard = [];
  /** What it answers with. */
  status = 200;
  answer = "thanks";

  /** Listens on the loopback interface until the file's journeys are over. */
  static async open() {
    const hook = new Hook();
    const server = createServer(async (request, response) => {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      const body = Buffer.concat(pieces);
      const { method, url, headers } = request;
      hook.heard.push({ method, url, headers, body, said: JSON.parse(body) });
      response.writeHead(hook.status, { "content-type": "text/plain" }).end(hook.answer);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    after(() => {
      server.close();
      server.closeAllConnections();
    });
    hook.origin = `http://127.0.0.1:${server.address().port}`;
    return hook;
  }

  /** What it was told of such an event at a path, once it was told so often. */
  async told(event, path, times = 1) {
    const found = () => this.heard.filter((it) => it.said.event === event && it.url === path);
    await until(`${times} × ${event} at ${path}`, () => times <= found().length, 20_000);
    return found();
  }
}

/** Fails unless a message came just now from whoever knows the secret, as it was sent. */
export function assertSigned({ method, headers, body, said }, secret) {
  assert.equal(method, "POST");
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers["shipshape-event"], said.event);
  assert.equal(headers["shipshape-delivery"], said.id);
  const signature = headers["shipshape-signature"];
  const [, seconds] = /^t=(\d+),/.exec(signature);
  assert.ok(Math.abs(nowInSeconds() - Number(seconds)) < 300, signature);
  assert.equal(signature, signed(body, secret, seconds));
}
