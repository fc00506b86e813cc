// Somebody's browser: it keeps cookies and connections, and sends forms.
import http from "node:http";
import https from "node:https";

const PATIENCE = 45_000;

/** An answer that came whole. */
class Answer {
  constructor(status, headers, text) {
    Object.assign(this, { status, headers, text });
  }

  get location() {
    return this.headers.location ?? "";
  }

  /** The value of a field, as the page has it. */
  field(name) {
    return new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(this.text)?.[1];
  }
}

export class Browser {
  #cookies = new Map();
  #agent;

  /**
   * `origin`: the address that people know, such as https://localhost:8443;
   * `via`: the address that is asked, if that is another;
   * `from`: the address of the loopback interface that it comes from.
   */
  constructor(origin, { via = origin, from } = {}) {
    this.origin = origin;
    this.via = new URL(via);
    const { Agent } = this.via.protocol === "https:" ? https : http;
    // The certificate is of the tests, and nobody else listens there.
    this.#agent = new Agent({ keepAlive: true, rejectUnauthorized: false, localAddress: from });
  }

  /** The same person with the same cookies, at another instance. */
  at(via) {
    const other = new Browser(this.origin, { via });
    other.#cookies = this.#cookies;
    return other;
  }

  async signIn(identifier, password) {
    return await this.post("/login", { identifier, password, next: "" });
  }

  async get(path) {
    return await this.#send("GET", path);
  }

  async post(path, fields = {}) {
    const type = "application/x-www-form-urlencoded";
    return await this.#send("POST", path, type, new URLSearchParams(fields).toString());
  }

  /** Sends one file and nothing else. */
  async upload(path, name, { fileName, type, content }) {
    const head =
      `--frontier\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
      `Content-Type: ${type}\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n--frontier--\r\n")]);
    return await this.#send("POST", path, "multipart/form-data; boundary=frontier", body);
  }

  close() {
    this.#agent.destroy();
  }

  /** Fails if there is no answer. */
  async #send(method, path, type, body = "") {
    const headers = { host: new URL(this.origin).host, origin: this.origin };
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`);
    if (cookies.length) headers.cookie = cookies.join("; ");
    if (type) {
      headers["content-type"] = type;
      headers["content-length"] = Buffer.byteLength(body);
    }
    const answer = await exchange(this.via, { method, path, headers, agent: this.#agent }, body);
    for (const it of answer.headers["set-cookie"] ?? []) this.#keep(it);
    return answer;
  }

  #keep(line) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    if (/max-age=0/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

function exchange(via, options, body) {
  const { request } = via.protocol === "https:" ? https : http;
  const where = { hostname: via.hostname, port: via.port, ...options };
  return new Promise((resolve, reject) => {
    const sent = request(where, (answer) => {
      const parts = [];
      answer.on("data", (it) => parts.push(it));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString();
        resolve(new Answer(answer.statusCode, answer.headers, text));
      });
    });
    sent.setTimeout(PATIENCE, () => sent.destroy(new Error("no answer in time")));
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The lines of a CSV file, each as an object by the names of the columns. */
export function parseCsv(text) {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const rows = [[]];
  const source = text.replace(/^\uFEFF/, "");
  while (cell.lastIndex < source.length) {
    const [, quoted, plain, end] = cell.exec(source);
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  const [heads, ...lines] = rows.filter((it) => it.length);
  return lines.map((it) => Object.fromEntries(heads.map((head, n) => [head, it[n]])));
}
