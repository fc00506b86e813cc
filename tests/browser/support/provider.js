// A payment provider that speaks as Stripe does: it makes pages to pay on, and says in signed
// messages what was paid.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { after } from "node:test";
import { nowInSeconds, signed } from "./signature.js";

export const API_KEY = "sk_test_of_the_journeys";
export const SIGNING_SECRET = "whsec_of_the_journeys";

const read = (name) => readFileSync(new URL(`../../data/smtp/${name}`, import.meta.url));

export class Provider {
  /** What it was asked for, the oldest first: the headers and the fields. */
  asked = [];
  isDown = false;
  #nMessages = 0;

  /** Serves its API, and its pages encrypted, until the file's journeys are over. */
  static async open() {
    const provider = new Provider();
    const certificate = { cert: read("server.pem"), key: read("server.key") };
    const pages = createSecureServer(certificate, (request, response) => {
      const session = provider.asked[Number(request.url.replace("/pay/", ""))];
      // A browser also wants an icon.
      if (!session) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": "text/html" }).end(pageOf(session.fields));
    });
    provider.pages = `https://127.0.0.1:${await listen(pages)}`;
    const api = createServer((request, response) => provider.#answer(request, response));
    provider.url = `http://127.0.0.1:${await listen(api)}`;
    return provider;
  }

  /**
   * Tells an installation something about an order, and resolves to the status of the answer.
   * `id`: of the message; `secret` and `seconds`: with what and when it is signed.
   */
  async say(home, type, object, { id, secret = SIGNING_SECRET, seconds = nowInSeconds() } = {}) {
    this.#nMessages += 1;
    id ??= `evt_${this.#nMessages}`;
    const body = JSON.stringify({ id, object: "event", type, data: { object } });
    const headers = {
      "content-type": "application/json",
      "stripe-signature": signed(body, secret, seconds),
    };
    const answer = await fetch(`${home}/buy/callback`, { method: "POST", headers, body });
    return answer.status;
  }

  async #answer(request, response) {
    let text = "";
    for await (const piece of request) text += piece;
    const { method, url, headers } = request;
    const isKnown = headers.authorization === `Bearer ${API_KEY}`;
    if (this.isDown || !isKnown || `${method} ${url}` !== "POST /v1/checkout/sessions") {
      response.writeHead(this.isDown ? 500 : 400).end();
      return;
    }
    // Whoever asks twice for one thing gets one thing.
    const once = headers["idempotency-key"];
    let nth = this.asked.findIndex((it) => it.headers["idempotency-key"] === once);
    if (nth < 0) nth = this.asked.push({ headers, fields: new URLSearchParams(text) }) - 1;
    const session = { id: `cs_${nth}`, url: `${this.pages}/pay/${nth}` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(session));
  }
}

/** What is said of a session in which all was paid that it was made for. */
export function paidSession(fields) {
  return {
    payment_status: "paid",
    amount_total: Number(fields.get("line_items[0][price_data][unit_amount]")),
    currency: fields.get("line_items[0][price_data][currency]"),
    metadata: { order: fields.get("metadata[order]") },
  };
}

/** What is said when all of the money is given back. */
export function refundedCharge(fields) {
  return {
    refunded: true,
    metadata: { order: fields.get("payment_intent_data[metadata][order]") },
  };
}

function pageOf(fields) {
  return `<!doctype html><html lang="en"><title>Pay</title><h1>Pay here</h1>
    <p><a href="${fields.get("success_url")}">Pay</a></p>
    <p><a href="${fields.get("cancel_url")}">Back to the shop</a></p></html>`;
}

async function listen(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return server.address().port;
}
