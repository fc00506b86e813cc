// The program that is put to the test.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cpus } from "node:os";
import { freePort, until } from "./wait.mjs";

const BINARY = process.env.SHIPSHAPE_BIN;
/** What must not be left behind when this ends before its time. */
const running = new Set();

process.on("exit", () => running.forEach((it) => it.kill("SIGKILL")));

export const CORES = cpus().length;

/** Remembers a process until it has ended. */
export function mind(child) {
  running.add(child);
  child.ended = new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      running.delete(child);
      resolve(code ?? signal);
    });
    child.on("error", () => resolve("error"));
  });
  return child;
}

/** An installation, or one of several that share what they keep. */
export class Program {
  #child;

  /** `settings`: by their names in the environment; `folder`: of its data. */
  constructor(name, folder, settings) {
    mkdirSync(folder, { recursive: true });
    this.log = join(folder, `${name}.log`);
    this.folder = folder;
    // Nobody's own settings have a say.
    this.environment = { PATH: process.env.PATH, SHIPSHAPE_LOG: "warn", ...settings };
    this.environment.SHIPSHAPE_DATA_DIR ??= join(folder, "data");
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it where it was before, and waits until it is ready: in how many milliseconds. */
  async start() {
    const begun = performance.now();
    this.port ??= await freePort();
    const log = openSync(this.log, "a");
    const options = { cwd: this.folder, env: this.environment, stdio: ["ignore", log, log] };
    const args = ["serve", "--listen", `127.0.0.1:${this.port}`];
    this.#child = mind(spawn(BINARY, args, options));
    closeSync(log);
    this.ended = this.#child.ended;
    await Promise.race([
      this.untilReady(),
      this.ended.then((it) => {
        throw new Error(`it ended with ${it}:\n${this.tail()}`);
      }),
    ]);
    return performance.now() - begun;
  }

  async untilReady() {
    return await until("/readyz", async () => (await this.ready()) === 200);
  }

  /** What /readyz says, or 0 if nobody answers. */
  async ready() {
    const signal = AbortSignal.timeout(5000);
    const answer = await fetch(`${this.url}/readyz`, { signal }).catch(() => undefined);
    await answer?.text().catch(() => "");
    return answer?.status ?? 0;
  }

  /** Ends it, and says what it ended with: a code or a signal. */
  async end(signal = "SIGTERM") {
    this.#child?.kill(signal);
    return await this.ended;
  }

  /** Runs a command beside it. */
  async run(args, input = "") {
    const child = mind(spawn(BINARY, args, { cwd: this.folder, env: this.environment }));
    let text = "";
    child.stdout.on("data", (it) => (text += it));
    child.stderr.on("data", (it) => (text += it));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    return { code: await child.ended, text };
  }

  /** The end of what it wrote. */
  tail() {
    if (!existsSync(this.log)) return "";
    return readFileSync(this.log, "utf8").split("\n").slice(-15).join("\n");
  }
}
